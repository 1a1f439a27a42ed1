// Words that stand beside each other in a query, as one list of terms.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/word_forms.hpp"
#include "timbao/search/query.hpp"

namespace timbao::search {

struct RunTerm {
  std::string_view term;  // In normal form.
  std::string plain;  // What it is compared by: the term, without its marks where none were typed.
  std::size_t word = 0;  // Which word of the run it belongs to: "TP.HCM" is one word of two terms.
};

class Run {
 public:
  // The words must outlive the run.
  Run(std::span<const Query* const> words, AccentReading reading);

  [[nodiscard]] std::size_t size() const { return terms_.size(); }
  [[nodiscard]] const RunTerm& operator[](std::size_t i) const { return terms_[i]; }
  [[nodiscard]] const Query& word(std::size_t i) const { return *words_[i]; }
  [[nodiscard]] std::size_t words() const { return words_.size(); }

  // True where a word starts, or the run ends, at term `i`.
  [[nodiscard]] bool is_word_start(std::size_t i) const {
    return i == size() || i == 0 || terms_[i].word != terms_[i - 1].word;
  }

  // What `term`, with its marks, is compared by.
  [[nodiscard]] std::string plain(std::string_view term) const;

 private:
  std::span<const Query* const> words_;
  AccentReading reading_;
  std::vector<RunTerm> terms_;
};

}  // namespace timbao::search
