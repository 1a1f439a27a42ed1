// Renders saved searches: as text for people, JSON and JSON Lines for programs.
//
// Returned strings end with a line end unless they are empty.
#pragma once

#include <span>
#include <string>

#include "timbao/render/style.hpp"
#include "timbao/search/saved.hpp"

namespace timbao::render {

// The name of each, its query, what narrows it, and up to when it was answered.
[[nodiscard]] std::string saved_text(std::span<const search::SavedSearch> searches,
                                     const TextStyle& style);

// {"searches": [{"name", "query", "filters", "answered": up to when, ISO 8601, or null}, …]}.
[[nodiscard]] std::string saved_json(std::span<const search::SavedSearch> searches);

// One such object a line.
[[nodiscard]] std::string saved_json_lines(std::span<const search::SavedSearch> searches);

}  // namespace timbao::render
