#include "cli/command_description.hpp"

namespace timbao::cli {

std::string synopsis(const CommandDescription& command) {
  return "timbao " + std::string(command.name) + " [OPTION...]" +
         (command.arguments.empty() ? "" : " " + command.arguments);
}

}  // namespace timbao::cli
