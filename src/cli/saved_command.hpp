// `timbao saved`: searches with a name, and what is new in them.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace timbao::cli {

// Of its four commands together: the first argument says which.
[[nodiscard]] CommandDescription saved_description();
int run_saved(const std::vector<std::string>& arguments, Streams& streams);

inline constexpr Command kSavedCommand = {"saved", saved_description, run_saved};

}  // namespace timbao::cli
