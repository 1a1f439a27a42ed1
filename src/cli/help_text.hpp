// Help as `timbao --help` and `timbao COMMAND --help` print it.
#pragma once

#include <string>
#include <vector>

#include "cli/command_description.hpp"

namespace timbao::cli {

[[nodiscard]] std::string help_text(const CommandDescription& command);
[[nodiscard]] std::string program_help_text(const std::vector<CommandDescription>& commands);

}  // namespace timbao::cli
