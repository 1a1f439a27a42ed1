// --outlet, --since and --until: options that narrow results.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/streams.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::cli {

// First and last day that the user means. Throws UsageError for what is no day, month or year.
[[nodiscard]] std::pair<std::string, std::string> days_of(const std::string& option,
                                                          const std::string& text);

struct ResultFilters {
  std::vector<std::string> outlets;
  std::string since;  // As typed: "2023", "2023-11", "2023-11-05".
  std::string until;

  void add_to(CommandLine& line);

  // ISO days, empty where the option was not given. Throw UsageError.
  [[nodiscard]] std::string first_day() const;
  [[nodiscard]] std::string last_day() const;

  // Warns of outlets that the index has no articles of: a misspelt one would look like an honest
  // "nothing found".
  void note_unknown_outlets(const search::Searcher& searcher, Streams& streams) const;
};

}  // namespace timbao::cli
