#include "search/near_words.hpp"

#include <algorithm>
#include <cstddef>

#include "search/typing_cost.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/word_letters.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;
using text::TokenCode;
using text::WordLetters;

constexpr double kOneSlip = 6.5;
constexpr double kTwoSlips = 11.5;
constexpr std::size_t kShortWord = 5;

// Of UTF-8.
bool starts_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

bool is_ascii(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 0; });
}

class NameSearch {
 public:
  NameSearch(const std::string& term, AccentReading reading)
      : term_(term),
        reading_(reading),
        typed_(letters_of(term)),
        letter_set_(letter_set_of(typed_.letters)) {
    limit_ = typed_.letters.size() <= kShortWord ? kOneSlip : kTwoSlips;
  }

  void take(const std::string& word) {
    if (word == term_ || !may_be_near(word)) return;
    const WordLetters meant = letters_of(word);
    if (!search::may_be_near(letter_set_, letter_set_of(meant.letters))) return;
    const double letters = typing_cost(typed_.letters, meant.letters, limit_);
    const double cost = letters + tone_cost(typed_.tone, meant.tone);
    if (cost > 0 && cost <= limit_) near_.push_back({word, cost});
  }

  [[nodiscard]] std::vector<NearWord> found() { return std::move(near_); }

 private:
  // Only letters, of about the same number.
  [[nodiscard]] bool may_be_near(const std::string& word) const {
    std::size_t letters = 0;
    for (const char c : word) {
      if (c >= 0 && c < 'a') return false;
      letters += starts_letter(c) ? 1 : 0;
    }
    constexpr std::size_t kMoreLetters = 2;
    return letters <= typed_.letters.size() + kMoreLetters &&
           typed_.letters.size() <= letters + kMoreLetters;
  }

  [[nodiscard]] WordLetters letters_of(const std::string& word) const {
    switch (reading_) {
      case AccentReading::marks_free:
        return text::letters_of(is_ascii(word) ? word : text::folded(word));
      case AccentReading::tones_free:
        return text::letters_of(text::without_tone(word));
      case AccentReading::as_typed:
      case AccentReading::strict:
        break;
    }
    return text::letters_of(word);
  }

  const std::string& term_;
  const AccentReading reading_;
  const WordLetters typed_;
  const LetterSet letter_set_;
  double limit_ = 0;
  std::vector<NearWord> near_;
};

// The letters that a part starts or ends between, as byte offsets.
std::vector<std::size_t> letter_starts(const std::string& term) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (starts_letter(term[i])) starts.push_back(i);
  }
  starts.push_back(term.size());
  return starts;
}

// The term cut into syllables from the left, by the likeliest way to each letter.
class Parting {
 public:
  Parting(const std::string& term, const index::LanguageModel& model)
      : term_(term), model_(model), starts_(letter_starts(term)), ways_(starts_.size()) {}

  std::optional<Parts> best() {
    for (std::size_t end = 1; end < starts_.size(); ++end) {
      const std::size_t first = end > kLongest ? end - kLongest : 0;
      for (std::size_t start = first; start < end; ++start) take(start, end);
    }
    const Way* best = nullptr;
    for (const Way& way : ways_.back()) {
      if (way.before != nullptr && (best == nullptr || way.rarest_pair > best->rarest_pair)) {
        best = &way;
      }
    }
    if (best == nullptr) return std::nullopt;
    return Parts{spelled(*best), best->rarest_pair};
  }

 private:
  static constexpr std::size_t kLongest = 7;  // "nghiêng"
  static constexpr double kFewest = 2;

  struct Way {
    TokenCode last = 0;
    const Way* before = nullptr;
    double rarest_pair = 0;
  };

  [[nodiscard]] std::vector<TokenCode> syllables(std::size_t start, std::size_t end) const {
    const std::string part = term_.substr(starts_[start], starts_[end] - starts_[start]);
    if (text::marks_of(term_) == 0) {
      const auto forms = text::syllables_of_fold(part);
      return {forms.begin(), forms.end()};
    }
    const TokenCode code = text::code_of(part);
    if (!text::is_exact(code)) return {};
    return {code};
  }

  void take(std::size_t start, std::size_t end) {
    for (const TokenCode code : syllables(start, end)) {
      if (model_.count(code) <= 0) continue;
      Way way{code, nullptr, start == 0 ? model_.total() : 0};
      for (const Way& before : ways_[start]) {
        const double pair = std::min(before.rarest_pair, model_.count(before.last, code));
        if (pair > way.rarest_pair) way = {code, &before, pair};
      }
      if (way.rarest_pair >= kFewest) ways_[end].push_back(way);
    }
  }

  static std::string spelled(const Way& last) {
    std::string words(text::spelling(last.last));
    for (const Way* way = last.before; way != nullptr; way = way->before) {
      words = std::string(text::spelling(way->last)) + ' ' + words;
    }
    return words;
  }

  const std::string& term_;
  const index::LanguageModel& model_;
  std::vector<std::size_t> starts_;
  std::vector<std::vector<Way>>
      ways_;  // By where they end; complete before any goes on from there.
};

}  // namespace

std::vector<NearWord> near_words(const std::string& term, AccentReading reading,
                                 const Xapian::Database& database) {
  NameSearch names(term, reading);
  const std::vector<std::size_t> starts = letter_starts(term);
  std::size_t left = kMostTerms;
  const std::string prefix = term.substr(0, starts[1]);
  for (auto word = database.allterms_begin(prefix);
       word != database.allterms_end(prefix) && left > 0; ++word, --left) {
    names.take(*word);
  }
  const std::string folded = schema::prefixed_term(schema::kAccentForm, text::folded(term) + ' ');
  for (auto form = database.allterms_begin(folded); form != database.allterms_end(folded); ++form) {
    std::string word = (*form).substr(folded.size());
    if (!word.starts_with(prefix)) names.take(word);
  }
  return names.found();
}

std::optional<Parts> parted(const std::string& term, const index::LanguageModel& model) {
  if (term.size() > kMostLetters) return std::nullopt;  // "thànhphốhồchíminh" fits.
  return Parting(term, model).best();
}

}  // namespace timbao::search
