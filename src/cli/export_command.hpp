// `timbao export`: whole articles that match a query.
#pragma once

#include <cstdint>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/query_options.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct ExportCommand {
  static constexpr std::string_view kName = "export";

  enum class Format : std::uint8_t { jsonl, csv, tsv };

  DbOption db;
  OutletsOption outlets;
  QueryOptions query;
  Format format = Format::jsonl;

  [[nodiscard]] CommandLine command_line();
};

int run(const ExportCommand& command, Streams& streams);

}  // namespace timbao::cli
