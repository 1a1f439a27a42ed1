// Renders how a story spread from outlet to outlet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "timbao/render/style.hpp"
#include "timbao/search/trace.hpp"

namespace timbao::render {

// For each article its time, outlet and credit, how much of the first it keeps, and what changed,
// with some words around it: [-cut-] and {+added+}, red and green where there is colour.
[[nodiscard]] std::string trace_text(const std::vector<search::TraceStep>& steps,
                                     const TextStyle& style);

// {"id": …, "steps": […]} in one line. Each step: id, title, outlet, origin, url, date, author,
// kept (null for the first), retitled, and changes: {"title": […], "text": […]} of {"op": "kept" |
// "cut" | "added", "text": …}.
[[nodiscard]] std::string trace_json(std::string_view id,
                                     const std::vector<search::TraceStep>& steps);

// The steps of trace_json(), one a line.
[[nodiscard]] std::string trace_json_lines(const std::vector<search::TraceStep>& steps);

}  // namespace timbao::render
