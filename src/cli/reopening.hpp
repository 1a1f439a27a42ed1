// Carries on when the index changes under a reader.
#pragma once

#include <utility>

#include "timbao/base/error.hpp"

namespace timbao::cli {

// Calls `read`, which opens the index and reads from it, and calls it again where a writer changed
// the index meanwhile. A second change within one answer is left to the caller as an Error.
template <class Read>
auto reopened_on_change(Read&& read) {
  try {
    return read();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::changed) throw;
  }
  return std::forward<Read>(read)();
}

}  // namespace timbao::cli
