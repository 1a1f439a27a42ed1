#include "analysis/word_source.hpp"

namespace timbao::analysis {

WordNumber WordNumbers::number_of(std::string_view word) {
  if (const WordNumber known = find(word); known != 0) return known;
  const auto added = numbers_.emplace(word, static_cast<WordNumber>(end())).first;
  others_.push_back(added->first);
  return added->second;
}

WordNumber WordNumbers::find(std::string_view word) const {
  const text::TokenCode code = text::code_of(word);
  if (text::is_exact(code)) return code;
  const auto known = numbers_.find(word);
  return known == numbers_.end() ? 0 : known->second;
}

std::string_view WordNumbers::spelling(WordNumber word) const {
  if (word <= text::kSyllableCount) return text::spelling(static_cast<text::TokenCode>(word));
  return others_[word - text::kSyllableCount - 1];
}

}  // namespace timbao::analysis
