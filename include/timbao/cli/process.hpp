// The whole program: parses the command line, works, and says with which exit code to end.
#pragma once

#include <string>
#include <vector>

namespace timbao::cli {

// `arguments`: without the program's name. Works on the standard streams and ignores SIGPIPE from
// then on. Never throws.
[[nodiscard]] int run_process(const std::vector<std::string>& arguments);

}  // namespace timbao::cli
