// `timbao related`: the stories that are related to a story.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/answer_output.hpp"
#include "cli/command_line.hpp"
#include "cli/result_filters.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"
#include "timbao/search/related.hpp"

namespace timbao::cli {

struct RelatedCommand {
  static constexpr std::string_view kName = "related";

  DbOption db;
  OutletsOption outlets;
  AnswerOutput output;
  search::RelatedOptions options;
  ResultFilters filters;
  std::string within;  // As typed: "30d".
  std::string before;  // As typed: "2023-11", "story".
  std::string after;
  bool no_group = false;
  std::string file;  // Empty where an id was given.
  std::vector<std::string> ids;

  [[nodiscard]] CommandLine command_line();
};

int run(const RelatedCommand& command, Streams& streams);

}  // namespace timbao::cli
