// The query of a command, with the options that say which articles match it.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/result_filters.hpp"
#include "cli/shared_options.hpp"
#include "cli/streams.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::cli {

struct QueryOptions {
  ReadingOptions reading;
  ResultFilters filters;
  std::string author;
  bool any = false;
  bool all = false;
  std::vector<std::string> words;

  // --outlet, --since, --until and --author; --any and --all, and how words are read.
  void add_filters_to(CommandLine& line);
  void add_reading_to(CommandLine& line);
  // The arguments that are no options: the query's words.
  void add_words_to(CommandLine& line);

  // As typed. Throws UsageError where there is none.
  [[nodiscard]] std::string text() const;
  // Throws UsageError where options exclude each other.
  void apply_to(search::SearchOptions& options) const;
  // For those who want nothing else.
  [[nodiscard]] search::SearchOptions matching() const;
};

// Logs what parse_query() has to say.
[[nodiscard]] search::Query parsed_query(const std::string& text, Streams& streams);

}  // namespace timbao::cli
