// What the formats of counts share.
#pragma once

#include <string>

#include "timbao/analysis/facets.hpp"
#include "timbao/render/counts.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {

// For people: "Báo Lào Cai", "Giáo dục", "unknown".
[[nodiscard]] std::string label_of(const analysis::FacetValue& value);

// An object: which articles match, beside the query.
void write_filters(JsonWriter& json, const search::SearchOptions& filters);

// The keys filters, index and total of an object.
void write_index(JsonWriter& json, const CountedIndex& index);

// The keys query, interpreted and matched.
void write_query(JsonWriter& json, const CountedQuery& query);

}  // namespace timbao::render
