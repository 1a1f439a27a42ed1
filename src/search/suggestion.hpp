// What a misspelt query was meant to be.
#pragma once

#include <cstdint>
#include <vector>

#include "search/word_forms.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/query.hpp"

namespace timbao::search {

// How sure it is that something is wrong.
enum class Doubt : std::uint8_t {
  some,    // Few articles have the words as they stand.
  strong,  // None has.
};

// The query with the misspelt words put right, by a noisy channel: of all ways to read each word -
// as it stands, as a close one, as its keys without a keyboard driver ("visa": vía) - the likeliest
// beside its neighbours, less what it costs to type what stands there. Words run together are
// parted. Excluded words, wildcards, numbers and fields other than title stay, and so does a query
// of more than some 40 words, which is a text.
//
// In the order to try: with all marks; then, where the reading leaves marks free, without them, as
// one wrong mark may spoil it all. Nothing where every word is best left as it is; whether an
// answer finds more is for the caller to see.
//
// `query` was read (search/reading.hpp) under `accents`; the answers are as parse_query() gives
// them. Cost: about 1 ms a word. Throws Xapian::Error, Error: corrupt.
[[nodiscard]] std::vector<Query> better_queries(const Query& query, AccentReading accents,
                                                Doubt doubt, const index::Reader& reader);

}  // namespace timbao::search
