// What commands that count the articles of a query have in common: facets, timeline, trend,
// names.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/query_options.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"
#include "timbao/render/counts.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::cli {

// What one query matched. Holds views, which live as long as the call that it is given to.
struct CountedArticles {
  const index::Reader& reader;
  std::vector<std::uint32_t> documents;  // Ascending.
  render::CountedIndex index;
  render::CountedQuery query;
};

struct CountOptions {
  DbOption db;
  OutletsOption outlets;
  QueryOptions query;
  ColorOption color;
  TableFormat format = TableFormat::text;

  void add_to(CommandLine& line);
  // Gives the articles of the query to `answer`, whose exit code it returns; again where the index
  // changes meanwhile. What a reader of the answer would not see otherwise is logged.
  int run(Streams& streams, const std::function<int(CountedArticles)>& answer) const;
  // The articles of one query of several; what a reader of the results would not see otherwise is
  // logged.
  [[nodiscard]] search::Matched matched(const search::Searcher& searcher, const std::string& text,
                                        const search::SearchOptions& filters,
                                        Streams& streams) const;
};

// `filters` must outlive what is returned.
[[nodiscard]] render::CountedIndex counted_index(const search::Searcher& searcher,
                                                 const search::SearchOptions& filters);

}  // namespace timbao::cli
