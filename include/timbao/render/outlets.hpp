// Renders rows of the registry of outlets: for people, and as JSON, JSON Lines and TSV.
#pragma once

#include <span>
#include <string>

#include "timbao/article/outlets.hpp"
#include "timbao/render/style.hpp"

namespace timbao::render {

// Keys: domain, name, kind, owner, place, other_domains, aliases, codes, successor (place, since,
// domain, name), matched (by, text) - null where an outlet was not looked up. What is not known is
// null. One document, a list; or an object a line.
[[nodiscard]] std::string outlets_json(std::span<const article::OutletMatch> outlets);
[[nodiscard]] std::string outlets_json_lines(std::span<const article::OutletMatch> outlets);

// A heading row, and the columns that article::load_outlets() reads.
[[nodiscard]] std::string outlets_tsv(std::span<const article::OutletMatch> outlets);

// A line each: domain, name, place or owner, what became of it.
[[nodiscard]] std::string outlet_lines(std::span<const article::OutletMatch> outlets,
                                       const TextStyle& style);

// A paragraph each: all that is known, how it was found, and what became of it.
[[nodiscard]] std::string outlets_text(std::span<const article::OutletMatch> outlets,
                                       const TextStyle& style);

}  // namespace timbao::render
