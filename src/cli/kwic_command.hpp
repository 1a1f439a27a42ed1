// `timbao kwic`: every occurrence of a query in context.
#pragma once

#include <cstdint>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/query_options.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct KwicCommand {
  static constexpr std::string_view kName = "kwic";
  enum class Format { text, jsonl, csv, tsv };
  enum class Sort { none, left, right, date, outlet };

  DbOption db;
  OutletsOption outlets;
  QueryOptions query;
  Format format = Format::text;
  Sort sort = Sort::none;
  std::uint32_t width = 0;   // 0: what fits.
  std::uint32_t sample = 0;  // 0: all.
  std::uint32_t seed = 1;
  std::uint32_t threads = 0;
  ColorOption color;

  [[nodiscard]] CommandLine command_line();
};

int run(const KwicCommand& command, Streams& streams);

}  // namespace timbao::cli
