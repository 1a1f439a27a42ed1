// Lists the people, organisations and places that articles speak of, with the ways of naming each.
//
// Names are told by their capitals and by the words around them (src/analysis/data/name_words.tsv),
// so this is evidence, not knowledge: two people of one name are one name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "timbao/analysis/facets.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::analysis {

// person        a title stands before it in some article ("ông", "Chủ tịch", "HLV"), or it is a
//               Vietnamese surname with one to three more syllables;
// place         "tỉnh", "huyện", "sông" … stands before it, or it is a province or country;
// organisation  it opens with what it is ("Bộ", "Công ty", "UBND"), or that stands before it;
// other         nothing tells, or too little: two in three of the articles that tell a kind, and
//               one in ten of all, must tell the same.
enum class NameKind : std::uint8_t { person, organisation, place, other };

struct NameVariant {
  // As articles write it but for white space, with its title: "Tổng Bí thư Lê Văn Thử".
  std::string text;
  std::uint64_t articles = 0;
};

struct NameCount {
  std::string name;  // The variant without title that most articles have.
  NameKind kind = NameKind::other;
  std::uint64_t articles = 0;
  std::uint64_t outlets = 0;            // How many different ones; unknown ones are none.
  std::vector<FacetCount> top_outlets;  // Those with most of these articles first.
  std::vector<NameVariant> variants;    // Those in most articles first.
};

struct NameOptions {
  std::optional<NameKind> kind = std::nullopt;  // Only names of this kind.
  std::uint32_t limit = 20;                     // Names; 0: all.
  std::uint32_t top_outlets = 3;                // Of each name.
  std::uint32_t threads = 0;                    // 0: one for each core.
};

struct Names {
  std::vector<NameCount> names;  // Those in most articles first, then by name.
  std::uint64_t distinct = 0;    // How many there are of this kind.
};

// What the articles of `documents` (ascending, each once, of `reader`) name, counted over all of
// them. Titles, case, tone placement and abbreviations that the table or the articles explain do
// not make another name. "ông Trọng" is the one full name in its article that ends so; where there
// is none or several it is no name, as single Vietnamese syllables are none, nor are people that an
// article hides by initials ("Huỳnh T."). Cost: each article is read and tokenized, some 50 µs a
// news story and core. Opens the index once more for each further thread. Throws Error: corrupt,
// changed.
[[nodiscard]] Names names_in(const index::Reader& reader, std::span<const std::uint32_t> documents,
                             const NameOptions& options = {});

}  // namespace timbao::analysis
