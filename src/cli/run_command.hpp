// `timbao run`: answers a file of queries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::cli {

struct RunCommand {
  static constexpr std::string_view kName = "run";

  enum class Format { trec, jsonl, csv };

  DbOption db;
  OutletsOption outlets;
  std::string topics;  // A file, or "-".
  Format format = Format::trec;
  std::uint32_t limit = 100;
  ReadingOptions reading;
  WeightOptions weights;
  bool all = false;
  std::uint32_t threads = 1;
  std::string timings;  // A file; empty: none.

  [[nodiscard]] CommandLine command_line();
};

int run(const RunCommand& command, Streams& streams);

}  // namespace timbao::cli
