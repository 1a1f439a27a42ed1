// Manual pages, in the roff of man(7).
#pragma once

#include <string>
#include <vector>

#include "cli/command_description.hpp"

namespace timbao::cli {

// timbao-COMMAND(1).
[[nodiscard]] std::string manual_page(const CommandDescription& command);
// timbao(1).
[[nodiscard]] std::string program_manual_page(const std::vector<CommandDescription>& commands);

// "timbao-search.1"; "timbao.1" for an empty name.
[[nodiscard]] std::string manual_file_name(std::string_view command);

}  // namespace timbao::cli
