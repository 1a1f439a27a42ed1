// How likely a word is behind the two before it, from counts over the index's own articles.
//
// A trigram model with absolute discounting and continuation counts (interpolated Kneser-Ney; Chen
// and Goodman 1999, "An empirical study of smoothing techniques for language modeling"). It reads
// typing without accents ("ngoai giao" -> "ngoại giao"), weighs neighbouring words, and judges
// corrections.
//
// Each segment counts for itself, at the end of the update that made it, in a file beside its
// tables; the model adds the segments up. N-grams that occur once are not kept, nor those trigrams
// that say what their two bigrams say already; counts are kept to within 5 %. What is left takes
// some 7 % of the text's size.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "timbao/text/syllables.hpp"

namespace timbao::index {

class NgramFile;

// Immutable: threads may share one. Codes other than syllables' may stand for several words, so
// what is said of them is an upper bound. text::kSentenceEnd stands before the first and behind the
// last word of a sentence.
class LanguageModel {
 public:
  explicit LanguageModel(std::vector<std::unique_ptr<NgramFile>> files);
  LanguageModel(LanguageModel&&) noexcept;
  LanguageModel& operator=(LanguageModel&&) noexcept;
  ~LanguageModel();

  // How often the word, or the words side by side, occur in one sentence. Pairs that occur once in
  // a segment count as none. Cost: a look-up in memory a segment.
  [[nodiscard]] double count(text::TokenCode word) const { return words_[word].count; }
  [[nodiscard]] double count(text::TokenCode first, text::TokenCode second) const;

  // Words and sentence ends together; 0 for an index that was never counted.
  [[nodiscard]] double total() const { return total_; }

  // What is known of two words before a third is chosen; found once, asked for many thirds.
  struct Context {
    std::uint32_t words = 0;  // The pair.
    text::TokenCode last = 0;
    double count = 0;     // Of the pair.
    double leftover = 0;  // What discounting leaves of it for thirds that were not kept.
  };
  [[nodiscard]] Context context(text::TokenCode first, text::TokenCode second) const;

  // P(next | last), above 0 for words that the index has.
  [[nodiscard]] double probability(text::TokenCode last, text::TokenCode next) const;
  // P(next | the context's two), where `after_last` is probability(context.last, next).
  [[nodiscard]] double probability(const Context& context, text::TokenCode next,
                                   double after_last) const;

 private:
  struct Word {
    double count = 0;
    double leftover = 0;      // Of discounting the bigrams that it begins.
    double continuation = 0;  // How many different words it follows.
  };

  std::vector<std::unique_ptr<NgramFile>> files_;
  std::vector<Word> words_;  // By code.
  double total_ = 0;
  double continuations_ = 0;
};

}  // namespace timbao::index
