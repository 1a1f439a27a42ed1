#include "timbao/index/language_model.hpp"

#include <algorithm>

#include "index/ngram_file.hpp"

namespace timbao::index {
namespace {

std::uint32_t pair_of(text::TokenCode first, text::TokenCode second) {
  return std::uint32_t{first} << 16 | second;
}

// What discounting leaves of a count.
double discounted(double count, double discount) { return std::max(count - discount, 0.0); }

}  // namespace

LanguageModel::LanguageModel(std::vector<std::unique_ptr<NgramFile>> files)
    : files_(std::move(files)), words_(text::kCodeCount) {
  for (const auto& file : files_) {
    for (const NgramWord& counted : file->words()) {
      Word& word = words_[counted.code % text::kCodeCount];
      word.count += counted.count;
      word.leftover += counted.leftover;
      word.continuation += counted.continuation;
      total_ += counted.count;
      continuations_ += counted.continuation;
    }
  }
}

LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

double LanguageModel::count(text::TokenCode first, text::TokenCode second) const {
  double count = 0;
  for (const auto& file : files_) count += file->bigram(pair_of(first, second)).count;
  return count;
}

LanguageModel::Context LanguageModel::context(text::TokenCode first, text::TokenCode second) const {
  Context context{pair_of(first, second), second, 0, 0};
  for (const auto& file : files_) {
    const BigramCount found = file->bigram(context.words);
    context.count += found.count;
    context.leftover += found.leftover;
  }
  return context;
}

double LanguageModel::probability(text::TokenCode last, text::TokenCode next) const {
  if (continuations_ <= 0) return 0;
  const double alone = words_[next].continuation / continuations_;
  const Word& word = words_[last];
  if (word.count <= 0) return alone;
  // Each segment discounts its own counts; what that leaves is the sum of its leftovers.
  double together = 0;
  for (const auto& file : files_) {
    together += discounted(file->bigram(pair_of(last, next)).count, kBigramDiscount);
  }
  return std::min(1.0, (together + word.leftover * alone) / word.count);
}

double LanguageModel::probability(const Context& context, text::TokenCode next,
                                  double after_last) const {
  if (context.count <= 0) return after_last;
  double together = 0;
  for (const auto& file : files_) {
    together += discounted(file->trigram(context.words, next), kTrigramDiscount);
  }
  return std::min(1.0, (together + context.leftover * after_last) / context.count);
}

}  // namespace timbao::index
