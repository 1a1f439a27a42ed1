#include "search/evidence.hpp"

#include <xapian.h>

#include <algorithm>

namespace timbao::search {
namespace {

// The code of what a word means; that of a sentence's end, which no pair has, where the index lacks
// it.
text::TokenCode meant_code(const PlannedWord& word) {
  if (!word.likely.empty()) return text::code_of(word.likely);
  return word.forms.empty() ? text::kSentenceEnd : text::code_of(word.forms.front());
}

// Bits `first` to `end`, the latter not included; at most kMaxWords.
std::uint64_t bits_between(std::size_t first, std::size_t end) {
  std::uint64_t bits = 0;
  for (std::size_t i = first; i < std::min(end, QueryWords::kMaxWords); ++i) {
    bits |= std::uint64_t{1} << i;
  }
  return bits;
}

}  // namespace

QueryWords::QueryWords(const Plan& plan, const index::Reader& reader)
    : known_(text::kCodeCount / 64), slots_(text::kCodeCount), bits_(1), variant_ranges_(1) {
  std::vector<text::TokenCode> codes;
  for (const Unit& unit : plan.units) {
    for (const PlannedWord& word : unit.words) {
      if (idf_.size() == kMaxWords) break;
      add_word(word);
      codes.push_back(meant_code(word));
    }
  }
  // How many articles have a pair the index does not say; how often it occurs is near it.
  const double articles = reader.database().get_doccount();
  for (std::size_t i = 0; i + 1 < idf_.size(); ++i) {
    const double count = reader.language_model().count(codes[i], codes[i + 1]);
    pair_idf_.push_back(
        inverse_document_frequency(articles, std::min(std::max(count, 1.0), articles)));
  }
  for (const PlannedVariant& variant : plan.variants) add_variant(variant);
  sort_variants();
}

std::uint16_t QueryWords::slot_of(text::TokenCode code) {
  std::uint16_t& slot = slots_[code];
  if (slot == 0) {
    slot = static_cast<std::uint16_t>(bits_.size());
    known_[code >> 6] |= std::uint64_t{1} << (code & 63);
    bits_.emplace_back();
    variant_ranges_.emplace_back();
  }
  return slot;
}

void QueryWords::add_word(const PlannedWord& word) {
  const std::uint64_t bit = std::uint64_t{1} << idf_.size();
  idf_.push_back(word.idf);
  for (const std::string& form : word.forms) {
    WordBits& bits = bits_[slot_of(text::code_of(form))];
    bits.any |= bit;
    const bool is_plausible =
        word.likely.empty() ||
        std::binary_search(word.plausible.begin(), word.plausible.end(), form);
    if (is_plausible) bits.plausible |= bit;
    if (word.likely.empty() || word.likely == form) bits.likely |= bit;
  }
}

void QueryWords::add_variant(const PlannedVariant& planned) {
  Variant variant;
  for (const PlannedWord& term : planned.terms) {
    variant.codes.push_back(text::code_of(term.forms.front()));
  }
  variant.words.any = bits_between(planned.first_word, planned.end_word);
  variant.words.plausible = variant.words.likely = variant.words.any;
  variant.words.pairs = bits_between(planned.first_word, planned.end_word - 1);
  slot_of(variant.codes.back());
  variants_.push_back(std::move(variant));
}

void QueryWords::sort_variants() {
  std::stable_sort(variants_.begin(), variants_.end(), [](const Variant& a, const Variant& b) {
    return a.codes.back() < b.codes.back();
  });
  for (std::size_t i = 0; i < variants_.size(); ++i) {
    Range& range = variant_ranges_[slots_[variants_[i].codes.back()]];
    if (range.end == 0) range.first = i;
    range.end = i + 1;
  }
}

void add_bits(std::uint64_t any, std::uint64_t likely, double weight, Counts& counts) {
  for (std::uint64_t rest = any; rest != 0; rest &= rest - 1) {
    const auto word = static_cast<std::size_t>(__builtin_ctzll(rest));
    counts[word] += (likely >> word & 1) != 0 ? weight : weight * kOpenShare;
  }
}

void Evidence::clear() {
  std::fill(words.begin(), words.end(), 0.0);
  std::fill(pairs.begin(), pairs.end(), 0.0);
}

}  // namespace timbao::search
