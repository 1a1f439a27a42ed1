#include "timbao/analysis/collocates.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "timbao/search/occurrences.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::analysis {
namespace {

using Codes = std::span<const text::TokenCode>;
using CodeCounts = std::vector<std::uint64_t>;  // By code.

double cell(double observed, double expected) {
  return observed > 0 ? observed * std::log(observed / expected) : 0;
}

double log_likelihood(const CollocationCounts& counts, double expected) {
  const auto together = static_cast<double>(counts.together);
  const auto window = static_cast<double>(counts.window_words);
  const auto word = static_cast<double>(counts.word);
  const auto words = static_cast<double>(counts.words);
  const double sum = cell(together, expected) + cell(window - together, window - expected) +
                     cell(word - together, word - expected) +
                     cell(words - window - word + together, words - window - word + expected);
  return together < expected ? -2 * sum : 2 * sum;
}

// Counts the words in the windows of one article after another.
class WindowCounter {
 public:
  explicit WindowCounter(std::size_t window) : window_(window), counts_(text::kCodeCount) {}

  // marks[i]: code i belongs to an occurrence; neighbouring ones are one, whatever stands between
  // them but the end of a sentence.
  void add(Codes codes, const std::vector<bool>& marks) {
    counted_ = 0;
    for (auto at = std::find(marks.begin(), marks.end(), true); at != marks.end();
         at = std::find(at, marks.end(), true)) {
      ++occurrences_;
      const auto start = static_cast<std::size_t>(at - marks.begin());
      at = std::find(at, marks.end(), false);
      const auto end = static_cast<std::size_t>(at - marks.begin());
      count(codes, marks, left_of(codes, start), start);
      count(codes, marks, end, right_of(codes, end));
    }
  }

  [[nodiscard]] const CodeCounts& counts() const { return counts_; }
  [[nodiscard]] std::uint64_t words() const { return words_; }
  [[nodiscard]] std::uint64_t occurrences() const { return occurrences_; }

 private:
  [[nodiscard]] std::size_t left_of(Codes codes, std::size_t start) const {
    std::size_t first = start;
    while (first > 0 && start - first < window_ && codes[first - 1] != text::kSentenceEnd) --first;
    return first;
  }

  [[nodiscard]] std::size_t right_of(Codes codes, std::size_t end) const {
    std::size_t last = end;
    while (last < codes.size() && last - end < window_ && codes[last] != text::kSentenceEnd) ++last;
    return last;
  }

  // What an earlier window has counted is not counted again.
  void count(Codes codes, const std::vector<bool>& marks, std::size_t first, std::size_t end) {
    for (std::size_t i = std::max(first, counted_); i < end; ++i) {
      if (marks[i]) continue;
      ++counts_[codes[i]];
      ++words_;
    }
    counted_ = std::max(counted_, end);
  }

  std::size_t window_;
  std::size_t counted_ = 0;
  CodeCounts counts_;
  std::uint64_t words_ = 0;
  std::uint64_t occurrences_ = 0;
};

CodeCounts counts_of_index(const index::Reader& reader) {
  CodeCounts counts(text::kCodeCount);
  const Xapian::Database& database = reader.database();
  const auto end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) {
    for (const text::TokenCode code : reader.column(*document).codes) ++counts[code];
  }
  counts[text::kSentenceEnd] = 0;
  return counts;
}

std::uint64_t sum_of(const CodeCounts& counts) {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : counts) sum += count;
  return sum;
}

void add_words(const WindowCounter& windows, const CodeCounts& index,
               const CollocateOptions& options, Collocates& found) {
  for (text::TokenCode code = 1; code <= text::kSyllableCount; ++code) {
    const std::uint64_t together = windows.counts()[code];
    if (together == 0 || together < options.min_count) continue;
    const CollocationCounts counts{together, found.occurrences, index[code], found.window_words,
                                   found.index_words};
    found.words.push_back({std::string(text::spelling(code)), together, index[code],
                           association(options.measure, counts)});
  }
  std::sort(found.words.begin(), found.words.end(), [](const Collocate& a, const Collocate& b) {
    return a.score != b.score ? a.score > b.score : a.word < b.word;
  });
  if (found.words.size() > options.limit) found.words.resize(options.limit);
}

}  // namespace

double association(Measure measure, const CollocationCounts& counts) {
  const auto together = static_cast<double>(counts.together);
  const double expected = static_cast<double>(counts.window_words) *
                          static_cast<double>(counts.word) / static_cast<double>(counts.words);
  switch (measure) {
    case Measure::logdice:
      return 14 + std::log2(2 * together / static_cast<double>(counts.occurrences + counts.word));
    case Measure::mi:
      return std::log2(together / expected);
    case Measure::log_likelihood:
      return log_likelihood(counts, expected);
    case Measure::t_score:
      break;
  }
  return (together - expected) / std::sqrt(together);
}

Collocates collocates(const search::Searcher& searcher, const search::Query& query,
                      const search::SearchOptions& matching, const CollocateOptions& options) {
  search::Matched matched = searcher.matched(query, matching);
  Collocates found;
  found.interpreted = std::move(matched.interpreted);
  found.articles = matched.documents.size();
  if (matched.documents.empty()) return found;
  const index::Reader& reader = searcher.reader();
  search::OccurrenceFinder finder(reader, query, matching);
  WindowCounter windows(options.window);
  std::vector<bool> marks;
  for (const std::uint32_t document : matched.documents) {
    const index::TokenColumn column = reader.column(document);
    finder.mark_codes(document, column, marks);
    windows.add(column.codes, marks);
  }
  const CodeCounts index = counts_of_index(reader);
  found.occurrences = windows.occurrences();
  found.window_words = windows.words();
  found.index_words = sum_of(index);
  add_words(windows, index, options, found);
  return found;
}

}  // namespace timbao::analysis
