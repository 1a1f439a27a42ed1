// Counts what a query's words and neighbouring words do in a run of tokens: the second stage of
// ranking, and the choice of passages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/plan.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/token_column.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {

// Words of a query as bits, the first word the lowest.
struct WordBits {
  std::uint64_t any = 0;        // In any of their forms,
  std::uint64_t plausible = 0;  // in one that may be meant,
  std::uint64_t likely = 0;     // and in the likely one.
  std::uint64_t pairs = 0;      // Neighbours, by the first of the two, that one token says together.
};

// A count for each word of a query, of what it begins.
using Counts = std::vector<double>;

// The words of a plan in query order, for look-up by token code. A word that shares its code with
// another counts for it too, which a score can bear; highlights look at the words themselves.
class QueryWords {
 public:
  // Longer queries are ranked by their first so many words; all words count where candidates are
  // chosen.
  static constexpr std::size_t kMaxWords = 64;

  QueryWords(const Plan& plan, const index::Reader& reader);

  [[nodiscard]] std::size_t size() const { return idf_.size(); }
  [[nodiscard]] double idf(std::size_t word) const { return idf_[word]; }
  // Weight of words `pair` and `pair` + 1 standing in this order side by side.
  [[nodiscard]] double pair_idf(std::size_t pair) const { return pair_idf_[pair]; }

  // Whether the code stands for any word of the query, or ends a variant: most codes do not, and this
  // is a look-up in 8 KB.
  [[nodiscard]] bool has(text::TokenCode code) const {
    return (known_[code >> 6] >> (code & 63) & 1) != 0;
  }

  // The words of the query that the code may stand for.
  [[nodiscard]] const WordBits& words_at(text::TokenCode code) const { return bits_[slots_[code]]; }

  // Several tokens in a row that say what words of the query say.
  struct Variant {
    std::vector<text::TokenCode> codes;
    WordBits words;
  };
  // Those that end in the code.
  [[nodiscard]] std::span<const Variant> variants_ending(text::TokenCode code) const {
    const auto [first, end] = variant_ranges_[slots_[code]];
    return std::span(variants_).subspan(first, end - first);
  }

 private:
  struct Range {
    std::size_t first = 0, end = 0;
  };

  std::uint16_t slot_of(text::TokenCode code);
  void add_word(const PlannedWord& word);
  void add_variant(const PlannedVariant& variant);
  void sort_variants();

  std::vector<std::uint64_t> known_;  // One bit a code.
  std::vector<std::uint16_t> slots_;  // By code: an index into the next two, 0 for other codes.
  std::vector<WordBits> bits_;
  std::vector<Range> variant_ranges_;
  std::vector<Variant> variants_;  // By their last code.
  std::vector<double> idf_;
  std::vector<double> pair_idf_;
};

// How often each word of a query occurs in a plausible form, and how often in any side by side with
// the next; other forms than the likely one count kOpenShare.
struct Evidence {
  Counts words;
  Counts pairs;

  explicit Evidence(std::size_t query_words) : words(query_words), pairs(query_words) {}
  void clear();
};

// Adds `weight` for each bit of `likely` to its count, and a share of it for those only in `any`.
void add_bits(std::uint64_t any, std::uint64_t likely, double weight, Counts& counts);

// The words that token `i` says, alone or as the end of a variant that starts at or behind `first`.
template <class CodeAt>
WordBits words_ending_at(const QueryWords& query, std::size_t first, std::size_t i,
                         const CodeAt& code_at) {
  const text::TokenCode code = code_at(i);
  WordBits here = query.words_at(code);
  for (const QueryWords::Variant& variant : query.variants_ending(code)) {
    const std::size_t size = variant.codes.size();
    if (i + 1 - first < size) continue;
    std::size_t same = 1;
    while (same < size && code_at(i - same) == variant.codes[size - 1 - same]) ++same;
    if (same < size) continue;
    here.any |= variant.words.any;
    here.plausible |= variant.words.plausible;
    here.likely |= variant.words.likely;
    here.pairs |= variant.words.pairs;
    // What stands before the variant is its first word's neighbour.
    if (i + 1 - first > size) {
      const std::uint64_t before = query.words_at(code_at(i - size)).any;
      here.pairs |= before & (variant.words.any >> 1) & ~variant.words.any;
    }
  }
  return here;
}

// Adds `weight` for each word and pair among the tokens; `code_at(i)` is kSentenceEnd where pairs
// must not span.
template <class CodeAt>
void gather(const QueryWords& query, std::size_t first, std::size_t end, double weight,
            CodeAt&& code_at, Evidence& evidence) {
  WordBits before;
  for (std::size_t i = first; i < end; ++i) {
    if (!query.has(code_at(i))) {
      before = {};
      continue;
    }
    const WordBits here = words_ending_at(query, first, i, code_at);
    if (here.any != 0) {
      add_bits(here.plausible, here.likely, weight, evidence.words);
      const std::uint64_t pairs = before.any & (here.any >> 1);
      const std::uint64_t likely = before.likely & (here.likely >> 1);
      add_bits(pairs | here.pairs, likely | here.pairs, weight, evidence.pairs);
    }
    before = here;
  }
}

}  // namespace timbao::search
