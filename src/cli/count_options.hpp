// What commands that count the articles of a query have in common: facets, timeline, trend,
// names.
#pragma once

#include <string>

#include "cli/command_line.hpp"
#include "cli/query_options.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"
#include "timbao/render/counts.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::cli {

struct CountOptions {
  DbOption db;
  OutletsOption outlets;
  QueryOptions query;
  ColorOption color;
  TableFormat format = TableFormat::text;

  void add_to(CommandLine& line);
  // The articles of one query; what a reader of the results would not see otherwise is logged.
  [[nodiscard]] search::Matched matched(const search::Searcher& searcher, const std::string& text,
                                        const search::SearchOptions& filters,
                                        Streams& streams) const;
};

// `filters` must outlive what is returned.
[[nodiscard]] render::CountedIndex counted_index(const search::Searcher& searcher,
                                                 const search::SearchOptions& filters);

}  // namespace timbao::cli
