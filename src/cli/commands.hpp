// The commands of the program. A new one is a line in commands.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_description.hpp"
#include "cli/streams.hpp"

namespace timbao::cli {

struct Command {
  std::string_view name;
  CommandDescription (*describe)();
  // `arguments`: behind the command's name. Returns the exit code. Throws UsageError, Error.
  int (*run)(const std::vector<std::string>& arguments, Streams& streams);
};

// In the order that help lists them.
[[nodiscard]] std::span<const Command> commands();

[[nodiscard]] std::vector<CommandDescription> all_descriptions();

// Throws UsageError for a name that none has, with the nearest that one has.
[[nodiscard]] const Command& command_named(const std::string& name);

}  // namespace timbao::cli
