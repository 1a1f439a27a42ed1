#include "search/completed_queries.hpp"

#include <algorithm>
#include <utility>

#include "search/restoration.hpp"
#include "search/word_forms.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"
#include "timbao/text/word_letters.hpp"

namespace timbao::search {
namespace {

using index::LanguageModel;
using text::TokenCode;

// Limits: of forms of the word before the last, words for the last, and letters from which words
// that are no syllables are looked up, since few letters begin too many of them.
constexpr std::size_t kMostForms = 8;
constexpr std::size_t kMostWords = 200;
constexpr std::size_t kFewestLetters = 3;
// A completion is lengthened while the next word follows it so often, and has so many occurrences.
constexpr double kSureToFollow = 0.3;
constexpr double kFewestOccurrences = 3;
constexpr std::size_t kMostAdded = 3;
constexpr std::size_t kMostLengthened = 3;  // Completions.

// The text before the word that is being typed, and that word.
struct Typed {
  std::string_view before, last;
};

Typed typed_parts(std::string_view typed) {
  const std::size_t blank = typed.find_last_of(" \t\n\r(\"+:");
  const std::size_t start = blank == std::string_view::npos ? 0 : blank + 1;
  return {typed.substr(0, start), typed.substr(start)};
}

struct Word {
  std::string text;
  TokenCode code = text::kSentenceEnd;
};

std::vector<Word> words_of(const std::vector<std::string>& texts) {
  std::vector<Word> words;
  for (const std::string& text : texts) words.push_back({text, text::code_of(text)});
  return words;
}

// The most frequent ones.
void keep_frequent(const LanguageModel& model, std::size_t limit, std::vector<Word>& words) {
  if (words.size() <= limit) return;
  const auto more = [&](const Word& a, const Word& b) {
    return model.count(a.code) > model.count(b.code);
  };
  std::nth_element(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(limit), words.end(),
                   more);
  words.resize(limit);
}

// A way to read the last two words, and how likely it is.
struct Ending {
  Word before, last;
  double probability = 0;
};

class Completing {
 public:
  Completing(const index::Reader& reader, std::string_view typed)
      : reader_(reader),
        model_(reader.language_model()),
        typed_(typed_parts(typed)),
        accents_(reading_of_marks(text::marks_of(text::normal_form(typed_.before)))) {
    text::tokenize(typed_.before, context_);
    restore_context();
  }

  std::vector<std::string> queries(std::size_t limit) {
    std::vector<Ending> endings = all_endings();
    std::sort(endings.begin(), endings.end(), [](const Ending& a, const Ending& b) {
      return a.probability != b.probability ? a.probability > b.probability
                                            : a.last.text < b.last.text;
    });
    std::vector<std::string> queries;
    const auto add = [&](std::string query) {
      if (queries.size() >= limit) return;
      const auto same = std::find(queries.begin(), queries.end(), query);
      if (same == queries.end()) queries.push_back(std::move(query));
    };
    for (std::size_t i = 0; i < endings.size() && queries.size() < limit; ++i) {
      add(written(endings[i]));
      if (i < kMostLengthened) add(lengthened(endings[i]));
    }
    return queries;
  }

 private:
  [[nodiscard]] bool marks_are_free() const { return !marks_count(accents_); }

  // The likely form of each word before the last.
  void restore_context() {
    std::vector<std::vector<std::string>> forms;
    std::vector<std::vector<TokenCode>> codes;
    for (std::size_t i = 0; i < context_.size(); ++i) {
      const std::string term(context_.term(i));
      forms.push_back(marks_are_free() ? forms_of(reader_, "", term, accents_)
                                       : std::vector<std::string>{term});
      if (forms.back().empty()) forms.back().push_back(term);
      codes.emplace_back();
      for (const Word& word : words_of(forms.back())) codes.back().push_back(word.code);
    }
    const std::vector<RestoredWord> likely = restored(model_, codes);
    for (std::size_t i = 0; i < forms.size(); ++i) {
      restored_.push_back({forms[i][likely[i].likely], codes[i][likely[i].likely]});
    }
    if (!forms.empty()) last_forms_ = words_of(forms.back());
    keep_frequent(model_, kMostForms, last_forms_);
  }

  [[nodiscard]] std::vector<Word> candidates() const {
    const std::string last = text::normal_form(typed_.last);
    // A prefix has its tone where its letters so far take it ("ngọa"), so that counts by itself.
    const AccentReading accents =
        text::marks_of(last) == 0 ? AccentReading::marks_free : AccentReading::tones_free;
    std::vector<Word> words = last.size() >= kFewestLetters
                                  ? words_of(forms_with_prefix(reader_, last, accents))
                                  : syllables_with_prefix(last, accents);
    if (const unsigned tone = text::letters_of(last).tone; tone != 0) {
      std::erase_if(words,
                    [&](const Word& word) { return text::letters_of(word.text).tone != tone; });
    }
    if (last.empty()) keep_followers(words);
    keep_frequent(model_, kMostWords, words);
    return words;
  }

  // Of any word at all, those that the index has behind the one before.
  void keep_followers(std::vector<Word>& words) const {
    if (restored_.empty()) return;
    std::erase_if(words, [&](const Word& word) {
      return model_.count(restored_.back().code, word.code) == 0;
    });
  }

  [[nodiscard]] std::vector<Word> syllables_with_prefix(const std::string& prefix,
                                                        AccentReading accents) const {
    const std::string folded = text::folded(prefix);
    const std::string wanted = kept(prefix, accents);
    std::vector<Word> words;
    for (TokenCode code = 1; code <= text::kSyllableCount; ++code) {
      if (model_.count(code) == 0 || !text::folded_spelling(code).starts_with(folded)) continue;
      std::string word(text::spelling(code));
      if (kept(word, accents).starts_with(wanted)) words.push_back({std::move(word), code});
    }
    return words;
  }

  [[nodiscard]] std::vector<Ending> all_endings() const {
    const TokenCode earlier =
        restored_.size() > 1 ? restored_[restored_.size() - 2].code : text::kSentenceEnd;
    std::vector<Word> befores = last_forms_;
    if (befores.empty()) befores.emplace_back();
    std::vector<Ending> endings;
    for (const Word& word : candidates()) {
      double most = 0;
      const Word* likely = nullptr;
      for (const Word& before : befores) {
        const double way =
            probability_of(earlier, before.code) * probability_of(earlier, before.code, word.code);
        if (way > most) {
          most = way;
          likely = &before;
        }
      }
      if (likely != nullptr) endings.push_back({*likely, word, most});
    }
    return endings;
  }

  // A query begins anywhere in a sentence.
  [[nodiscard]] double probability_of(TokenCode last, TokenCode next) const {
    if (next == text::kSentenceEnd) return 1;
    if (last == text::kSentenceEnd) return model_.count(next) / std::max(1.0, model_.total());
    return probability_after(model_, last, next);
  }
  [[nodiscard]] double probability_of(TokenCode earlier, TokenCode last, TokenCode next) const {
    if (earlier == text::kSentenceEnd) return probability_of(last, next);
    return model_.probability(model_.context(earlier, last), next,
                              probability_after(model_, last, next));
  }

  // The query with this ending; words that were typed with their marks stay as they are.
  [[nodiscard]] std::string written(const Ending& ending) const {
    std::string query;
    std::size_t from = 0;
    for (std::size_t i = 0; i < context_.size() && marks_are_free(); ++i) {
      query += typed_.before.substr(from, context_[i].start - from);
      const bool is_last = i + 1 == context_.size();
      const std::string_view typed =
          typed_.before.substr(context_[i].start, context_[i].end - context_[i].start);
      const std::string& form = is_last ? ending.before.text : restored_[i].text;
      query += form == context_.term(i) ? typed : std::string_view(form);
      from = context_[i].end;
    }
    query += typed_.before.substr(from);
    return query + ending.last.text;
  }

  // The query with the words that mostly follow.
  [[nodiscard]] std::string lengthened(const Ending& ending) const {
    std::string query = written(ending);
    TokenCode before = ending.before.code, last = ending.last.code;
    for (std::size_t added = 0; added < kMostAdded && text::is_exact(last); ++added) {
      const TokenCode next = follower(before, last);
      if (next == text::kSentenceEnd) break;
      query += ' ';
      query += text::spelling(next);
      before = std::exchange(last, next);
    }
    return query;
  }

  // The syllable that mostly follows two words; text::kSentenceEnd where none does.
  [[nodiscard]] TokenCode follower(TokenCode before, TokenCode last) const {
    const LanguageModel::Context context = model_.context(before, last);
    TokenCode most = text::kSentenceEnd;
    double highest = kSureToFollow;
    for (TokenCode code = 1; code <= text::kSyllableCount; ++code) {
      if (model_.count(code) < kFewestOccurrences) continue;
      if (model_.count(last, code) < kFewestOccurrences) continue;
      double here = model_.probability(last, code);
      if (before != text::kSentenceEnd) here = model_.probability(context, code, here);
      if (here <= highest) continue;
      most = code;
      highest = here;
    }
    return most;
  }

  const index::Reader& reader_;
  const LanguageModel& model_;
  Typed typed_;
  // Of the words before the last: a mark is often typed behind the letters of its word, so that
  // one is read by its own marks.
  AccentReading accents_;
  text::Tokens context_;          // Of the text before the last word,
  std::vector<Word> restored_;    // their likely forms,
  std::vector<Word> last_forms_;  // and all of the last of them.
};

}  // namespace

std::vector<std::string> completed_queries(const index::Reader& reader, std::string_view typed,
                                           std::size_t limit) {
  return Completing(reader, typed).queries(limit);
}

}  // namespace timbao::search
