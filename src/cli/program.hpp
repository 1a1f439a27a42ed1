// The program: finds the command that was asked for and runs it.
#pragma once

#include <string>
#include <vector>

#include "cli/streams.hpp"

namespace timbao::cli {

// `arguments`: without the program's name. Returns the exit code. Never throws: what fails is
// logged as one line.
int run_program(const std::vector<std::string>& arguments, Streams& streams);

}  // namespace timbao::cli
