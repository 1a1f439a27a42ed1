// What Ctrl-C leaves on the terminal.
#pragma once

#include "cli/terminal.hpp"

namespace timbao::cli {

// From now on an interrupt takes the progress line away before it ends the program, as a signal
// does: shells see exit code 130. Nothing else is to be done, since an index is always as its last
// commit left it.
void clear_line_on_interrupt(const Terminal& terminal);

}  // namespace timbao::cli
