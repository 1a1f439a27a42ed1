// Scripts that teach shells to complete the commands, options and values of timbao.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_description.hpp"

namespace timbao::cli {

// What can stand where a value is typed.
struct ValueCompletion {
  enum class Kind : std::uint8_t { anything, words, files, folders, outlets };

  Kind kind = Kind::anything;
  std::vector<std::string> words = {};
};

[[nodiscard]] ValueCompletion completion_of(const OptionDescription& option);

// Of a command's arguments. COMMAND among them stands for the names of `all`.
[[nodiscard]] ValueCompletion completion_of_arguments(const CommandDescription& command,
                                                      const std::vector<CommandDescription>& all);

// A description in one line.
[[nodiscard]] std::string one_line_description(const OptionDescription& option);

// To be sourced, or kept where the shell looks for completions. They ask `timbao completion
// outlets` for the outlets of the index.
[[nodiscard]] std::string bash_completion(const std::vector<CommandDescription>& commands);
[[nodiscard]] std::string zsh_completion(const std::vector<CommandDescription>& commands);
[[nodiscard]] std::string fish_completion(const std::vector<CommandDescription>& commands);

}  // namespace timbao::cli
