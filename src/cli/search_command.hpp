// `timbao search`: ranked passages with their outlets.
#pragma once

#include <string_view>

#include "cli/answer_output.hpp"
#include "cli/command_line.hpp"
#include "cli/query_options.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::cli {

struct SearchCommand {
  static constexpr std::string_view kName = "search";

  DbOption db;
  OutletsOption outlets;
  AnswerOutput output;
  search::SearchOptions options;
  QueryOptions query;
  WeightOptions weights;
  bool no_group = false;

  [[nodiscard]] CommandLine command_line();
};

int run(const SearchCommand& command, Streams& streams);

}  // namespace timbao::cli
