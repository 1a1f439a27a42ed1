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

// "covid19" -> covid, 19. Nothing for "u23", whose letter alone is no word, or "14h50".
TermSequence word_and_number(const std::string& term) {
  const std::size_t digit = term.find_first_of("0123456789");
  constexpr std::size_t kShortestWord = 3;
  if (digit == term.npos || digit < kShortestWord || !is_digits(term.substr(digit))) return {};
  return {term.substr(0, digit), term.substr(digit)};
}

// "mêhicô" -> mê, hi, cô: the longest syllables first. Nothing for what syllables do not fill.
TermSequence syllables_in(std::string_view term) {
  constexpr std::size_t kLongestSyllable = 13;  // Bytes of "nghiêng" and a tone mark.
  for (std::size_t size = std::min(term.size(), kLongestSyllable); size > 0; --size) {
    const std::string_view first = term.substr(0, size);
    const text::TokenCode code = text::code_of(first);
    if (!text::is_exact(code) || code == text::kSentenceEnd) continue;
    TermSequence syllables{std::string(text::spelling(code))};
    if (size == term.size()) return syllables;
    const TermSequence rest = syllables_in(term.substr(size));
    if (rest.empty()) continue;
    syllables.insert(syllables.end(), rest.begin(), rest.end());
    return syllables;
  }
  return {};
}

class Finder {
 public:
  Finder(std::span<const Query* const> words, const Xapian::Database& database,
         AccentReading reading)
      : run_(words, reading), database_(database) {}

  std::vector<Variant> find() {
    for (std::size_t i = 0; i < run_.size(); ++i) {
      find_rows(i);
      find_apart(i);
      find_joined(i);
    }
    for (const LearnedVariant& learned : learned_variants(run_, database_)) {
      add(learned.first, learned.end, learned.terms);
    }
    const TakeVariant take = [this](std::size_t first, std::size_t end, TermSequence terms) {
      add_within(first, end, std::move(terms));
    };
    find_date_variants(run_, take);
    find_time_variants(run_, take);
    find_numeral_variants(run_, take);
    find_currency_variants(run_, take);
    return std::move(variants_);
  }

 private:
  void find_rows(std::size_t first) {
    const auto [begin, end] = rows().equal_range(text::folded(run_[first].term));
    for (auto row = begin; row != end; ++row) {
      const auto& [from, to, query_context, article_context] = row->second;
      if (!says(first, *from) || (query_context && !has_any(*query_context))) continue;
      add(first, first + from->size(), *to,
          article_context ? *article_context : std::vector<std::string>());
    }
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

  // A word that other writers part: "covid19", "mêhicô".
  void find_apart(std::size_t i) {
    const std::string term(run_[i].term);
    if (TermSequence parts = word_and_number(term); !parts.empty()) {
      add(i, i + 1, std::move(parts));
      return;
    }
    const bool foreign = !text::is_exact(text::code_of(term)) && is_letters(term);
    // Words without marks are parted only where nobody writes them together: "moon" is no "mo on".
    if (!foreign || (text::marks_of(term) == 0 && database_.term_exists(term))) return;
    if (TermSequence parts = syllables_in(term); parts.size() > 1) add(i, i + 1, std::move(parts));
  }

  // Words that other writers join: "Covid-19", "ô tô", "Mê-hi-cô", "KT-XH".
  void find_joined(std::size_t first) {
    std::string joined(run_[first].term);
    const bool starts_word = run_.is_word_start(first);
    for (std::size_t i = first + 1; i < run_.size(); ++i) {
      const bool within_word = !run_.is_word_start(i);
      if (!starts_word || (!within_word && i > first + 1) || !is_letters(joined)) return;
      joined += run_[i].term;
      if (run_.is_word_start(i + 1) && !text::is_exact(text::code_of(joined))) {
        add(first, i + 1, {joined});
      }
    }
  }

  // As add(), for terms in the middle of a word: the rest of the word stays around them.
  void add_within(std::size_t first, std::size_t end, TermSequence terms) {
    for (; !run_.is_word_start(first); --first) {
      terms.insert(terms.begin(), std::string(run_[first - 1].term));
    }
    for (; !run_.is_word_start(end); ++end) terms.emplace_back(run_[end].term);
    add(first, end, std::move(terms));
  }

  void add(std::size_t first, std::size_t end, TermSequence terms,
           std::vector<std::string> context = {}) {
    if (!run_.is_word_start(first) || !run_.is_word_start(end)) return;
    const bool known = std::all_of(terms.begin(), terms.end(), [this](const std::string& term) {
      return database_.term_exists(term);
    });
    if (!known) return;
    Variant variant{run_[first].word, run_[end - 1].word + 1, std::move(terms), std::move(context)};
    if (std::find(variants_.begin(), variants_.end(), variant) == variants_.end()) {
      variants_.push_back(std::move(variant));
    }
  }

  const Run run_;
  const Xapian::Database& database_;
  std::vector<Variant> variants_;
};

}  // namespace

std::vector<Variant> variants_of(std::span<const Query* const> run,
                                 const Xapian::Database& database, AccentReading reading) {
  return Finder(run, database, reading).find();
}

}  // namespace timbao::search
