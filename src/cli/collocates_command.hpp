// `timbao collocates`: the words around a query's occurrences.
#pragma once

#include <string_view>

#include "cli/command_line.hpp"
#include "cli/query_options.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"
#include "timbao/analysis/collocates.hpp"

namespace timbao::cli {

struct CollocatesCommand {
  static constexpr std::string_view kName = "collocates";

  DbOption db;
  OutletsOption outlets;
  QueryOptions query;
  analysis::CollocateOptions options;
  TableFormat format = TableFormat::text;

  [[nodiscard]] CommandLine command_line();
};

int run(const CollocatesCommand& command, Streams& streams);

}  // namespace timbao::cli
