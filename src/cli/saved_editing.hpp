// `timbao saved add`, `list` and `remove`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/query_options.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"
#include "timbao/search/saved.hpp"

namespace timbao::cli {

struct SavedAdd {
  static constexpr std::string_view kName = "saved add";

  DbOption db;
  OutletsOption outlets;
  QueryOptions query;
  bool include_existing = false;
  std::vector<std::string> arguments;  // The name and the query.

  [[nodiscard]] CommandLine command_line();
};

struct SavedList {
  static constexpr std::string_view kName = "saved list";

  DbOption db;
  ListFormat format = ListFormat::text;
  ColorOption color;

  [[nodiscard]] CommandLine command_line();
};

struct SavedRemove {
  static constexpr std::string_view kName = "saved remove";

  DbOption db;
  std::vector<std::string> names;

  [[nodiscard]] CommandLine command_line();
};

int run(const SavedAdd& command, Streams& streams);
int run(const SavedList& command, Streams& streams);
int run(const SavedRemove& command, Streams& streams);

// The search that was saved under the name. Throws UsageError where there is none, with the nearest
// name.
[[nodiscard]] std::vector<search::SavedSearch>::iterator saved_under(
    const std::string& name, std::vector<search::SavedSearch>& searches);

}  // namespace timbao::cli
