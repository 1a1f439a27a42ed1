// `timbao search`: ranked passages with their outlets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/answer_output.hpp"
#include "cli/command_line.hpp"
#include "cli/result_filters.hpp"
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
  ReadingOptions reading;
  WeightOptions weights;
  ResultFilters filters;
  std::string author;
  bool any = false;
  bool all = false;
  bool no_group = false;
  std::vector<std::string> words;

  [[nodiscard]] CommandLine command_line();
};

int run(const SearchCommand& command, Streams& streams);

}  // namespace timbao::cli
