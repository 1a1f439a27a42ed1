// Saved searches as the text of the file that keeps them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "timbao/search/saved.hpp"

namespace timbao::search {

[[nodiscard]] std::string text_of(const std::vector<SavedSearch>& searches);

// `place` names the file in errors. Throws Error: corrupt, wrong_rules.
[[nodiscard]] std::vector<SavedSearch> searches_of(std::string_view text, const std::string& place);

}  // namespace timbao::search
