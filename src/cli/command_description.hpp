// What a command is, in words. Help, manual pages and shell completion are written from this alone,
// so that a new command has all three.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbao::cli {

struct OptionDescription {
  std::string name;  // "limit".
  char letter = 0;   // 'n', or 0 where the option has no short form.
  // "N"; empty for a switch. Shells complete some by their names: FILE and PATH, DIR, OUTLET.
  std::string value = {};
  std::vector<std::string> choices = {};  // All that the value may be; empty where this is no list.
  bool repeatable = false;
  std::string description;  // Line ends stand where help has them.
};

struct CommandDescription {
  std::string_view name;  // "search".
  std::string summary;    // "find articles and show their best passages".
  // "QUERY...", "[TEXT...]", "bash|zsh|fish": capitals stand for something, small words for
  // themselves. Empty where there are none.
  std::string arguments = {};
  std::string description;  // What the command does, in lines of at most 80 columns.
  std::string examples;     // Lines that can be typed, each behind two spaces.
  std::vector<OptionDescription> options = {};  // CommandLine adds them.
};

// "timbao search [OPTION...] QUERY...".
[[nodiscard]] std::string synopsis(const CommandDescription& command);

}  // namespace timbao::cli
