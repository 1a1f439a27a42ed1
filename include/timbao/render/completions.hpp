// Renders what a query that is being typed may become.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "timbao/search/completion.hpp"

namespace timbao::render {

// One line: the query as typed, and suggestions: text, kind (query, outlet), and the domain of an
// outlet, null where it is not known. They are in the order given.
[[nodiscard]] std::string completions_json(std::string_view typed,
                                           const std::vector<search::Completion>& completions);

}  // namespace timbao::render
