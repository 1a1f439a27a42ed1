// Counts articles by who published them, who wrote them, what they are about, whom they credit and
// when they appeared.
//
// Counts are exact: they are over all the documents that are given, which search::Searcher::matched
// finds. All functions throw Error: corrupt, changed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "timbao/index/reader.hpp"

namespace timbao::analysis {

enum class Facet : std::uint8_t { outlet, author, topic, origin, year };

// What an article says of itself; nothing at all where it does not say it.
struct FacetValue {
  std::optional<std::string> text;  // As the article spells it; of an outlet the domain.
  std::optional<std::string> name;  // Of an outlet, where it is known.

  [[nodiscard]] bool is_known() const { return text.has_value() || name.has_value(); }
  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

struct FacetCount {
  FacetValue value;
  std::uint64_t articles = 0;
};

// An article with several topics, or several authors with ", " between them, counts once for each.
struct Facets {
  Facet by = Facet::outlet;
  std::vector<FacetCount> counts;  // Known values: years ascending, else most articles first.
  std::uint64_t unknown = 0;       // Articles without a value.
};

// `documents` ascend. Cost: some 0.3 µs a document, and one article read for each outlet.
[[nodiscard]] Facets facets_of(const index::Reader& reader,
                               std::span<const std::uint32_t> documents, Facet by);

// The documents, ascending, that have one value.
struct Selection {
  FacetValue value;
  std::vector<std::uint32_t> documents;
};

// One selection for each value, in the order of facets_of(); last those without one, if there are
// any.
[[nodiscard]] std::vector<Selection> split_by(const index::Reader& reader,
                                              std::span<const std::uint32_t> documents, Facet by);

}  // namespace timbao::analysis
