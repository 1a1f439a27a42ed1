#include "cli/completion.hpp"

#include <algorithm>

namespace timbao::cli {
namespace {

using Kind = ValueCompletion::Kind;

Kind kind_named(std::string_view value) {
  if (value == "FILE" || value == "PATH") return Kind::files;
  if (value == "DIR") return Kind::folders;
  if (value == "OUTLET") return Kind::outlets;
  return Kind::anything;
}

// "[OPTION...] bash|zsh" -> "OPTION", "bash", "zsh".
std::vector<std::string> names_in(std::string_view arguments) {
  constexpr std::string_view kBetween = " []|().";
  std::vector<std::string> names;
  while (!arguments.empty()) {
    const std::size_t start = std::min(arguments.find_first_not_of(kBetween), arguments.size());
    arguments.remove_prefix(start);
    const std::size_t end = std::min(arguments.find_first_of(kBetween), arguments.size());
    if (end > 0) names.emplace_back(arguments.substr(0, end));
    arguments.remove_prefix(end);
  }
  return names;
}

bool is_literal(const std::string& name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }) &&
         name.front() != '-';
}

}  // namespace

ValueCompletion completion_of(const OptionDescription& option) {
  if (!option.choices.empty()) return {Kind::words, option.choices};
  return {kind_named(option.value)};
}

ValueCompletion completion_of_arguments(const CommandDescription& command,
                                        const std::vector<CommandDescription>& all) {
  ValueCompletion completion;
  bool behind_option = false;
  for (const std::string& name : names_in(command.arguments)) {
    if (is_literal(name)) {
      completion.words.push_back(name);
    } else if (name == "COMMAND") {
      for (const CommandDescription& other : all) completion.words.emplace_back(other.name);
    } else if (!behind_option && completion.kind == Kind::anything) {
      completion.kind = kind_named(name);
    }
    behind_option = name.starts_with("--");
  }
  if (!completion.words.empty()) completion.kind = Kind::words;
  return completion;
}

std::string one_line_description(const OptionDescription& option) {
  std::string line = option.description;
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace timbao::cli
