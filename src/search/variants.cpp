#include "search/variants.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "search/learned_abbreviations.hpp"
#include "search/number_variants.hpp"
#include "search/run.hpp"
#include "timbao/text/abbreviations.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {
namespace {

using text::TermSequence;

// One direction of a table's row: `from` may be read as `to`.
struct Row {
  const TermSequence* from;
  const TermSequence* to;
  const std::vector<std::string>* query_context;    // Not null: words that the query must have,
  const std::vector<std::string>* article_context;  // and the article.
};

// Rows by the first term that they start from, without its marks.
using Rows = std::unordered_multimap<std::string, Row>;

void add_row(Rows& rows, const Row& row) { rows.emplace(text::folded(row.from->front()), row); }

void add_equals(Rows& rows, const std::vector<TermSequence>& equals) {
  for (const TermSequence& from : equals) {
    for (const TermSequence& to : equals) {
      if (from != to) add_row(rows, {&from, &to, nullptr, nullptr});
    }
  }
}

Rows make_rows() {
  Rows rows;
  for (const text::Abbreviation& abbreviation : text::abbreviations()) {
    const auto* const context = abbreviation.context.empty() ? nullptr : &abbreviation.context;
    add_equals(rows, abbreviation.short_forms);
    add_equals(rows, abbreviation.long_forms);
    for (const TermSequence& brief : abbreviation.short_forms) {
      for (const TermSequence& full : abbreviation.long_forms) {
        add_row(rows, {&brief, &full, context, nullptr});
        add_row(rows, {&full, &brief, nullptr, context});
      }
    }
  }
  for (const text::SpellingGroup& group : text::spelling_groups()) add_equals(rows, group);
  return rows;
}

const Rows& rows() {
  static const Rows made = make_rows();
  return made;
}

bool is_digits(std::string_view term) { return term.find_first_not_of("0123456789") == term.npos; }

bool is_letters(std::string_view term) { return term.find_first_of("0123456789.,&'") == term.npos; }

// "covid19" -> covid, 19; "u23" -> u, 23. Nothing for "14h50" and "5g".
TermSequence word_and_number(const std::string& term) {
  const std::size_t digit = term.find_first_of("0123456789");
  if (digit == term.npos || digit == 0 || !is_digits(term.substr(digit))) return {};
  return {term.substr(0, digit), term.substr(digit)};
}

// Appends the ways to part the letters into syllables: "mêhicô" -> mê, hi, cô.
void part(std::string_view letters, TermSequence& before, std::vector<TermSequence>& ways) {
  constexpr std::size_t kLongestSyllable = 13;  // Bytes of "nghiêng" and a tone mark.
  constexpr std::size_t kMostSyllables = 5;
  constexpr std::size_t kMostWays = 16;
  if (letters.empty() && before.size() > 1) ways.push_back(before);
  if (letters.empty() || before.size() == kMostSyllables) return;
  for (std::size_t size = 1; size <= std::min(letters.size(), kLongestSyllable); ++size) {
    if (ways.size() == kMostWays) return;
    const text::TokenCode code = text::code_of(letters.substr(0, size));
    if (!text::is_exact(code) || code == text::kSentenceEnd) continue;
    before.emplace_back(text::spelling(code));
    part(letters.substr(size), before, ways);
    before.pop_back();
  }
}

// "wifi" -> wi, fi: two words of two letters or more. The index says which are words.
std::vector<TermSequence> halves_of(const std::string& term) {
  constexpr std::size_t kShortestHalf = 2;
  std::vector<TermSequence> halves;
  if (text::folded(term) != term) return halves;  // Letters of one byte only.
  for (std::size_t size = kShortestHalf; size + kShortestHalf <= term.size(); ++size) {
    halves.push_back({term.substr(0, size), term.substr(size)});
  }
  return halves;
}

// Other spellings of a word with signs in it: "McDonald's" = mcdonald = mcdonalds, "AT&T" = at, t;
// "4,75" = 4.75.
std::vector<TermSequence> other_signs(const std::string& term) {
  std::vector<TermSequence> spellings;
  const std::size_t sign = term.find_first_of("'&,.");
  if (sign == term.npos) return {{term + "'s"}};
  const std::string before = term.substr(0, sign), behind = term.substr(sign + 1);
  if (term[sign] == ',') return {{before + '.' + behind}};
  if (term[sign] == '.') return {{before + ',' + behind}};
  if (term[sign] == '&') return {{before, behind}};
  spellings.push_back({before + behind});
  if (behind == "s") spellings.push_back({before});
  return spellings;
}

bool is_syllable(const std::string& term) { return text::is_exact(text::code_of(term)); }

class Finder {
 public:
  Finder(std::span<const Query* const> words, const index::Reader& reader,
         AccentReading reading)
      : run_(words, reading), reader_(reader) {}

  std::vector<Variant> find() {
    for (std::size_t i = 0; i < run_.size(); ++i) {
      find_rows(i);
      find_apart(i);
      find_joined(i);
    }
    for (const LearnedVariant& learned : learned_variants(run_, reader_.database())) {
      add(learned.first, learned.end, learned.terms);
    }
    const TakeVariant take = [this](std::size_t first, std::size_t end, TermSequence terms) {
      add_within(first, end, std::move(terms));
    };
    find_date_variants(run_, take);
    find_time_variants(run_, take);
    find_numeral_variants(run_, take);
    find_decimal_variants(run_, take);
    find_currency_variants(run_, take);
    return std::move(variants_);
  }

 private:
  void find_rows(std::size_t first) {
    const auto [begin, end] = rows().equal_range(text::folded(run_[first].term));
    for (auto row = begin; row != end; ++row) {
      const auto& [from, to, query_context, article_context] = row->second;
      if (!says(first, *from) || (query_context && !has_any(*query_context))) continue;
      // "AI" is trí tuệ nhân tạo where it is typed so; "ai" in an article is the word for who.
      if (to->size() == 1 && is_syllable(to->front()) && from->size() > 1) continue;
      const bool is_word = from->size() == 1 && is_syllable(from->front()) && to->size() > 1;
      if (is_word && !is_in_capitals(first)) continue;
      add_within(first, first + from->size(), *to,
                 article_context ? *article_context : std::vector<std::string>());
    }
  }

  [[nodiscard]] bool is_in_capitals(std::size_t i) const {
    const std::string& typed = run_.word(run_[i].word).text;
    return std::none_of(typed.begin(), typed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  [[nodiscard]] bool says(std::size_t first, const TermSequence& terms) const {
    if (terms.size() > run_.size() - first) return false;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (run_[first + i].plain != run_.plain(terms[i])) return false;
    }
    return true;
  }

  [[nodiscard]] bool has_any(const std::vector<std::string>& terms) const {
    return std::any_of(terms.begin(), terms.end(), [this](const std::string& term) {
      for (std::size_t i = 0; i < run_.size(); ++i) {
        if (run_[i].plain == run_.plain(term)) return true;
      }
      return false;
    });
  }

  // A word that other writers part or write with other signs: "covid19", "mêhicô", "McDonald's".
  void find_apart(std::size_t i) {
    const std::string term(run_[i].term);
    if (TermSequence parts = word_and_number(term); !parts.empty()) {
      add_within(i, i + 1, std::move(parts));
      return;
    }
    if (is_syllable(term)) return;
    for (TermSequence& way : other_signs(term)) add_within(i, i + 1, std::move(way));
    if (!is_letters(term)) return;
    std::vector<TermSequence> ways = halves_of(term);
    TermSequence none;
    part(term, none, ways);
    for (TermSequence& way : ways) add_within(i, i + 1, std::move(way));
  }

  // Words that other writers join: "Covid-19", "ô tô", "Mê-hi-cô", "KT-XH".
  void find_joined(std::size_t first) {
    std::string joined(run_[first].term);
    const bool starts_word = run_.is_word_start(first);
    for (std::size_t i = first + 1; i < run_.size(); ++i) {
      const bool within_word = !run_.is_word_start(i);
      if (!starts_word || (!within_word && i > first + 1) || !is_letters(joined)) return;
      joined += run_[i].term;
      if (run_.is_word_start(i + 1) && !is_syllable(joined)) {
        add(first, i + 1, {joined});
      }
    }
  }

  // As add(), for terms in the middle of a word: the rest of the word stays around them. Nothing in
  // very long words, which are no words: "1.2.3.4.5.6.7.8.9.10.11…".
  void add_within(std::size_t first, std::size_t end, TermSequence terms,
                  std::vector<std::string> context = {}) {
    constexpr std::size_t kMostTerms = 16;
    for (; !run_.is_word_start(first); --first) {
      if (terms.size() > kMostTerms) return;
      terms.insert(terms.begin(), std::string(run_[first - 1].term));
    }
    for (; !run_.is_word_start(end); ++end) {
      if (terms.size() > kMostTerms) return;
      terms.emplace_back(run_[end].term);
    }
    add(first, end, std::move(terms), std::move(context));
  }

  void add(std::size_t first, std::size_t end, TermSequence terms,
           std::vector<std::string> context = {}) {
    if (!run_.is_word_start(first) || !run_.is_word_start(end)) return;
    const bool known = std::all_of(terms.begin(), terms.end(), [this](const std::string& term) {
      return reader_.frequency(term) > 0;
    });
    if (!known) return;
    Variant variant{run_[first].word, run_[end - 1].word + 1, std::move(terms), std::move(context)};
    if (std::find(variants_.begin(), variants_.end(), variant) == variants_.end()) {
      variants_.push_back(std::move(variant));
    }
  }

  const Run run_;
  const index::Reader& reader_;
  std::vector<Variant> variants_;
};

}  // namespace

std::vector<Variant> variants_of(std::span<const Query* const> run,
                                 const index::Reader& reader, AccentReading reading) {
  if (run.size() > kMostVariedWords) return {};
  return Finder(run, reader, reading).find();
}

}  // namespace timbao::search
