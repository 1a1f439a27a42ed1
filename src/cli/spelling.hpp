// Finds the name that a mistyped one was meant to be.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::cli {

// How many insertions, deletions, replacements and swaps of neighbours lead from one to the other.
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to);

// The candidate nearest to `typed`, the first of equals; nothing where all are so far that it would
// be a guess.
[[nodiscard]] std::optional<std::string> nearest(std::string_view typed,
                                                 const std::vector<std::string>& candidates);

// "; did you mean 'search'?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view typed,
                                       const std::vector<std::string>& candidates);

}  // namespace timbao::cli
