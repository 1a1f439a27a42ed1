// `timbao saved run`: what is new in saved searches.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/answer_output.hpp"
#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::cli {

struct SavedRun {
  static constexpr std::string_view kName = "saved run";

  DbOption db;
  OutletsOption outlets;
  AnswerOutput output;
  search::Sort sort = search::Sort::newest;
  std::uint32_t limit = 0;  // 0: none.
  std::uint32_t passages = 1;
  bool no_group = false;
  bool peek = false;
  std::vector<std::string> names;  // None: all.

  [[nodiscard]] CommandLine command_line();
};

int run(const SavedRun& command, Streams& streams);

}  // namespace timbao::cli
