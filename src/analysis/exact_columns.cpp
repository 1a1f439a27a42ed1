#include "analysis/exact_columns.hpp"

#include <xapian.h>

#include <algorithm>
#include <initializer_list>
#include <numeric>

#include "timbao/base/error.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::analysis {
namespace {

using Codes = std::span<const text::TokenCode>;

// From this share of the index on its terms are read: a guess from 30 µs for a text, and some two
// words that are no syllables for an article, 2 µs each.
constexpr std::size_t kTextsInsteadOfTerms = 8;

// All terms with a prefix begin with a capital letter, no word does.
bool has_prefix(std::string_view term) { return term[0] >= 'A' && term[0] <= 'Z'; }
constexpr const char* kBehindPrefixes = "[";

std::uint32_t count_of(Codes codes, text::TokenCode code) {
  return static_cast<std::uint32_t>(std::count(codes.begin(), codes.end(), code));
}

// What the index would say of a word if all its codes in the column were that word's.
std::uint32_t weight_of(const index::TokenColumn& column, text::TokenCode code) {
  return index::schema::kTitleWeight * count_of(column.codes.first(column.title_size), code) +
         count_of(column.codes.subspan(column.title_size), code);
}

}  // namespace

ExactColumns::ExactColumns(const index::Reader& reader, std::size_t documents)
    : reader_(reader),
      knows_terms_(documents * kTextsInsteadOfTerms >= reader.articles()),
      usual_(text::kCodeCount) {
  std::iota(usual_.begin(), usual_.begin() + text::kSyllableCount + 1, WordNumber{0});
  if (knows_terms_) index::with_translated_errors(reader.path(), [this] { read_terms(); });
}

void ExactColumns::read_terms() {
  std::vector<std::uint32_t> articles(text::kCodeCount);  // That hold the usual word.
  std::vector<WordNumber> rarer;
  const Xapian::Database& database = reader_.database();
  const auto end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != end;) {
    const std::string word = *term;
    if (has_prefix(word)) {
      term.skip_to(kBehindPrefixes);
      continue;
    }
    const text::TokenCode code = text::code_of(word);
    if (!text::is_exact(code)) {
      WordNumber number = numbers_.number_of(word);
      if (term.get_termfreq() > articles[code]) {
        articles[code] = term.get_termfreq();
        std::swap(number, usual_[code]);
      }
      if (number != 0) rarer.push_back(number);
    }
    ++term;
  }
  read_holdings(rarer);
}

void ExactColumns::read_holdings(const std::vector<WordNumber>& rarer) {
  const Xapian::Database& database = reader_.database();
  for (const WordNumber word : rarer) {
    const std::string term(numbers_.spelling(word));
    const auto end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
      holdings_.push_back({*posting, word, posting.get_wdf()});
    }
  }
  std::sort(holdings_.begin(), holdings_.end(), [](const Holding& a, const Holding& b) {
    return a.document != b.document ? a.document < b.document : a.word < b.word;
  });
}

std::span<const WordNumber> ExactColumns::words_of(std::uint32_t document) {
  const index::TokenColumn column = reader_.column(document);
  words_.resize(column.codes.size());
  std::transform(column.codes.begin(), column.codes.end(), words_.begin(),
                 [this](text::TokenCode code) { return usual_[code]; });
  if (!is_told_by_codes(column, document)) read_text(column, document);
  return words_;
}

bool ExactColumns::is_told_by_codes(const index::TokenColumn& column, std::uint32_t document) {
  if (!knows_terms_) return std::all_of(column.codes.begin(), column.codes.end(), text::is_exact);
  for (const Holding& holding : holdings_of(document)) {
    const text::TokenCode code = text::code_of(numbers_.spelling(holding.word));
    if (weight_of(column, code) != holding.weight) return false;
    for (std::size_t i = 0; i < column.codes.size(); ++i) {
      if (column.codes[i] == code) words_[i] = holding.word;
    }
  }
  return true;
}

void ExactColumns::read_text(const index::TokenColumn& column, std::uint32_t document) {
  tokens_.read(reader_.article(document));
  auto code = column.codes.begin();
  auto word = words_.begin();
  for (const text::Tokens* part : {&tokens_.title, &tokens_.abstract, &tokens_.body}) {
    for (const text::Token& token : part->list) {
      for (; code != column.codes.end() && *code == text::kSentenceEnd; ++code) ++word;
      if (code == column.codes.end() || *code != token.code) {
        throw Error(ErrorKind::corrupt,
                    reader_.path().string() + ": a column does not have the words of its article");
      }
      if (!text::is_exact(token.code)) *word = numbers_.number_of(part->term(token));
      ++code, ++word;
    }
  }
}

std::span<const ExactColumns::Holding> ExactColumns::holdings_of(std::uint32_t document) const {
  const auto first = std::partition_point(
      holdings_.begin(), holdings_.end(),
      [document](const Holding& holding) { return holding.document < document; });
  const auto end = std::find_if(first, holdings_.end(), [document](const Holding& holding) {
    return holding.document != document;
  });
  return {first, end};
}

}  // namespace timbao::analysis
