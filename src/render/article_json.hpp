// The JSON of the parts of an article that more than one format shows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/base/byte_range.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {

// {"domain": …, "name": …}, or null.
void write_outlet(JsonWriter& json, const std::optional<article::Outlet>& outlet);

// The keys outlet, origin, url, date and author.
void write_source(JsonWriter& json, const article::Article& article);

// The key path, and line where it is known.
void write_place(JsonWriter& json, const std::string& path, std::uint64_t line);

// [[start, end], …].
void write_ranges(JsonWriter& json, const std::vector<ByteRange>& ranges);

// The article as an entry of a list: id, title, outlet, origin, url, date and author.
void write_reference(JsonWriter& json, const article::Article& article);

// "Xã hội; Giao thông"; nothing where there are none.
[[nodiscard]] std::optional<std::string> joined_topics(const std::vector<std::string>& topics);

}  // namespace timbao::render
