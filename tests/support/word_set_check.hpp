// Compares the word sets of an open index with its articles, read one by one.
#pragma once

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "timbao/index/packing.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::test {

// What a check met, so that a test can say that it met something.
struct CheckedSets {
  std::size_t segments = 0;  // With word sets.
  std::size_t articles = 0;  // That the sets have to hold.
  std::size_t changed = 0;   // Articles that they say nothing of.
};

using SetOfBits = std::vector<std::uint64_t>;

inline void insert(std::uint32_t document, SetOfBits& set) {
  set.at(document / 64) |= std::uint64_t{1} << document % 64;
}

// Expects that each set of the segment holds the articles whose texts have the syllable, those
// aside whose columns are stale, and that the set of the sentence's end holds all of them.
inline void check_word_sets(const index::SegmentView& segment, CheckedSets& checked) {
  const index::WordSetFile& file = *segment.word_sets;
  const std::vector<std::uint32_t> stale = segment.columns->stale();
  const std::set<std::uint32_t> changed(stale.begin(), stale.end());
  SetOfBits known(file.words(), ~std::uint64_t{0});
  for (const std::uint32_t document : changed) {
    known.at(document / 64) &= ~(std::uint64_t{1} << document % 64);
  }
  std::vector<SetOfBits> expected[2];
  for (auto& sets : expected) {
    sets.assign(std::size_t{text::kSyllableCount} + 1, SetOfBits(file.words()));
  }
  index::ArticleTokens tokens;
  index::TokenColumnBuilder builder;
  const Xapian::Database& database = *segment.database;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    if (changed.contains(*it)) {
      ++checked.changed;
      continue;
    }
    ++checked.articles;
    insert(*it, expected[0][text::kSentenceEnd]);
    tokens.read(index::unpack(database.get_document(*it).get_value(index::schema::kArticle)));
    const index::TokenColumn column = builder.build(tokens);
    for (std::size_t i = 0; i < column.codes.size(); ++i) {
      const text::TokenCode code = column.codes[i];
      if (code == text::kSentenceEnd || !text::is_exact(code)) continue;
      insert(*it, expected[0][code]);
      if (i < column.title_size) insert(*it, expected[1][code]);
    }
  }
  for (const index::Zone zone : {index::Zone::whole, index::Zone::title}) {
    for (text::TokenCode code = 0; code <= text::kSyllableCount; ++code) {
      SetOfBits set(file.words());
      file.add_to(set, zone, code);
      for (std::size_t i = 0; i < set.size(); ++i) set[i] &= known[i];
      ASSERT_EQ(set, expected[static_cast<std::size_t>(zone)][code])
          << "zone " << static_cast<int>(zone) << " code " << code;
    }
  }
  ++checked.segments;
}

inline CheckedSets check_word_sets(const index::Reader& reader) {
  CheckedSets checked;
  for (const index::SegmentView& segment : reader.segments()) {
    if (segment.word_sets != nullptr) check_word_sets(segment, checked);
  }
  return checked;
}

}  // namespace timbao::test
