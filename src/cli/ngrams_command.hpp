// `timbao ngrams`: the most frequent n-grams of the articles that match.
#pragma once

#include <string>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/count_options.hpp"
#include "cli/streams.hpp"
#include "timbao/analysis/ngrams.hpp"

namespace timbao::cli {

struct NgramsCommand {
  static constexpr std::string_view kName = "ngrams";

  CountOptions counted;
  std::string lengths;     // As typed: "3", "2..4".
  std::string containing;  // As typed.
  analysis::NgramOptions options;

  [[nodiscard]] CommandLine command_line();
};

int run(const NgramsCommand& command, Streams& streams);

}  // namespace timbao::cli
