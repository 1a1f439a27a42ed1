// Options that several commands have.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/streams.hpp"
#include "cli/terminal.hpp"
#include "timbao/render/style.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::cli {

struct DbOption {
  std::string path;  // Empty where it was not given: see cli/index_location.hpp.

  void add_to(CommandLine& line);
};

struct ColorOption {
  enum class When { automatic, always, never };
  When when = When::automatic;

  void add_to(CommandLine& line);
  // For text on standard output. Lines are wrapped on a terminal only, so that pipes get whole
  // paragraphs.
  [[nodiscard]] render::TextStyle style(const Terminal& terminal) const;
};

// Tables of outlets that add to the registry.
struct OutletsOption {
  std::vector<std::string> files;

  void add_to(CommandLine& line);
  // Before anything is read or asked. Throws Error.
  void load() const;
};

// How the words of a query are understood.
struct ReadingOptions {
  search::Accents accents = search::Accents::automatic;
  bool no_expand = false;

  void add_to(CommandLine& line);
  void apply_to(search::SearchOptions& options) const;
};

// What the parts of a score count, for those who measure rankings.
struct WeightOptions {
  std::vector<std::string> assignments;  // "title=4".

  void add_to(CommandLine& line);
  // Throws UsageError for what is no weight or no number in its range.
  void apply_to(search::SearchOptions& options) const;
};

// The id of one article, as the only argument.
struct IdArgument {
  std::vector<std::string> ids;

  void add_to(CommandLine& line);
  // Throws UsageError where there is none or several.
  [[nodiscard]] const std::string& value() const;
  // Says that no article has it; the exit code for that.
  [[nodiscard]] int not_found(const std::filesystem::path& index, Streams& streams) const;
};

// Of commands that print one report, a list, or a table.
enum class ReportFormat { text, json };
enum class ListFormat { text, json, jsonl };
enum class TableFormat { text, json, csv, tsv };

void add_format_option(CommandLine& line, ReportFormat& target);
void add_format_option(CommandLine& line, ListFormat& target);
void add_format_option(CommandLine& line, TableFormat& target);
void add_threads_option(CommandLine& line, std::uint32_t& target, const std::string& description);

}  // namespace timbao::cli
