// The JSON of the parts of an article that more than one format shows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {

// {"domain": …, "name": …}, or null.
void write_outlet(JsonWriter& json, const std::optional<article::Outlet>& outlet);

void write_date(JsonWriter& json, const std::optional<Date>& date);

// "Xã hội; Giao thông"; nothing where there are none.
[[nodiscard]] std::optional<std::string> joined_topics(const std::vector<std::string>& topics);

}  // namespace timbao::render
