// What stands at the other end of the standard streams.
#pragma once

#include <cstddef>

namespace timbao::cli {

struct Terminal {
  bool out = false;          // Standard output is one.
  bool err = false;          // Standard error is one.
  bool wants_color = true;   // Neither NO_COLOR nor TERM=dumb.
  std::size_t columns = 80;  // $COLUMNS, else what the terminal says.
};

[[nodiscard]] Terminal terminal_from_environment();

}  // namespace timbao::cli
