// The addresses of pages: what a visitor asks for, as the parameters that say it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "timbao/render/pages.hpp"

namespace timbao::render {

using Parameters = std::vector<std::pair<std::string_view, std::string>>;

// Those that are not as by default, the query first, the offset last.
[[nodiscard]] Parameters parameters_of(const PageRequest& request);

// Of these, what says which articles match, and in which order they are found: what the API takes.
[[nodiscard]] Parameters matching_parameters(const PageRequest& request);
[[nodiscard]] Parameters search_parameters(const PageRequest& request);

// "?q=…&outlet=…"; empty for none.
[[nodiscard]] std::string query_string(const Parameters& parameters);

// Every byte but letters, digits, "-", ".", "_" and "~" becomes %XX.
[[nodiscard]] std::string address_part(std::string_view text);

[[nodiscard]] std::string_view sort_name(search::Sort sort);

}  // namespace timbao::render
