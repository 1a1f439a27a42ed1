// Turns Xapian's exceptions into timbao's, by meaning, without showing Xapian to the caller.
#pragma once

#include <filesystem>
#include <utility>

#include "timbao/base/error.hpp"

namespace timbao::index {

// Call it where an exception was caught: throws the Error that a Xapian exception means for
// `index`, and any other exception as it is.
[[noreturn]] void rethrow_translated(const std::filesystem::path& index);

// Runs `work`; Xapian's errors come out as timbao::Error about `index`.
template <class Work>
auto with_translated_errors(const std::filesystem::path& index, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (...) {
    rethrow_translated(index);
  }
}

}  // namespace timbao::index
