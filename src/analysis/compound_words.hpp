// Reads the words of articles as Vietnamese has them: of one syllable or several.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/word_source.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::analysis {

// One per thread. Cost: some 150 µs an article, which is read and parted. Throws Error: corrupt,
// changed.
class CompoundWords : public WordSource {
 public:
  // `reader` must outlive this.
  explicit CompoundWords(const index::Reader& reader) : reader_(reader) {}

  // As text::words_of() (timbao/text/compounds.hpp) parts them.
  [[nodiscard]] std::span<const WordNumber> words_of(std::uint32_t document) override;

  [[nodiscard]] const WordNumbers& numbers() const override { return numbers_; }

 private:
  void add(std::string_view source, const text::Tokens& tokens);

  const index::Reader& reader_;
  WordNumbers numbers_;
  std::vector<WordNumber> words_;
  index::ArticleTokens tokens_;
  std::string compound_;
};

}  // namespace timbao::analysis
