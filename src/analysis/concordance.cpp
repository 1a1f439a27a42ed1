#include "timbao/analysis/concordance.hpp"

#include <algorithm>
#include <string_view>
#include <thread>
#include <utility>

#include "analysis/ordered_work.hpp"
#include "analysis/reading_threads.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/search/occurrences.hpp"

namespace timbao::analysis {
namespace {

using Lines = std::vector<ConcordanceLine>;
using Work = OrderedWork<Lines>;

// Few enough articles for the first lines to come at once, enough for threads not to meet often.
constexpr std::size_t kPieceArticles = 32;
constexpr std::size_t kPiecesAhead = 8;  // Of each thread.

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// Combining marks are U+0300 to U+036F: CC 80 to CD AF.
bool is_combining(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first == 0xCC) return true;
  return first == 0xCD && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xB0;
}

bool starts_character(std::string_view text, std::size_t at) {
  return !continues_character(text[at]) && !is_combining(text, at);
}

std::string_view last_characters(std::string_view text, std::size_t count) {
  std::size_t start = text.size();
  while (start > 0 && count > 0) count -= starts_character(text, --start) ? 1 : 0;
  return text.substr(start);
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (end < text.size()) {
    if (starts_character(text, end) && count-- == 0) break;
    ++end;
  }
  return text.substr(0, end);
}

std::string_view text_of(const article::Article& article, search::PassageHit::Part part) {
  switch (part) {
    case search::PassageHit::Part::title:
      return *article.title;
    case search::PassageHit::Part::abstract:
      return *article.abstract;
    case search::PassageHit::Part::body:
      break;
  }
  return article.body;
}

void add_lines(article::Article&& article, const std::vector<search::Occurrence>& occurrences,
               std::size_t width, Lines& lines) {
  if (occurrences.empty()) return;
  const auto source = std::make_shared<const ConcordanceSource>(
      ConcordanceSource{article.id, article.outlet, article.date});
  for (const search::Occurrence& occurrence : occurrences) {
    const std::string_view text = text_of(article, occurrence.part);
    const std::string_view left = text.substr(0, occurrence.bytes.start);
    const std::string_view right = text.substr(occurrence.bytes.end);
    lines.push_back(
        {source, occurrence.part, occurrence.bytes, std::string(last_characters(left, width)),
         std::string(occurrence.bytes.of(text)), std::string(first_characters(right, width))});
  }
}

// What all threads read.
struct Task {
  const std::filesystem::path& index;
  const search::Query& query;
  const search::SearchOptions& matching;
  std::size_t width;
  const std::vector<std::uint32_t>& documents;
};

void do_pieces(const Task& task, const index::Reader& reader, Work& work) {
  search::OccurrenceFinder finder(reader, task.query, task.matching);
  while (const auto piece = work.next_piece()) {
    Lines lines;
    const std::size_t first = *piece * kPieceArticles;
    const std::size_t end = std::min(first + kPieceArticles, task.documents.size());
    for (std::size_t i = first; i < end; ++i) {
      article::Article article = reader.article(task.documents[i]);
      const auto occurrences = finder.in_article(article, reader.column(task.documents[i]));
      add_lines(std::move(article), occurrences, task.width, lines);
    }
    work.finish(*piece, std::move(lines));
  }
}

// `run` in a thread of its own; its errors end the work.
template <class Run>
void run_worker(const Task& task, Work& work, const Run& run) {
  try {
    index::with_translated_errors(task.index, run);
  } catch (...) {
    work.fail(std::current_exception());
  }
}

void read_as_another(const Task& task, const std::string& revision, Work& work) {
  do_pieces(task, reader_of(task.index, revision), work);
}

// Ends and joins the threads, whatever happens meanwhile.
class Workers {
 public:
  explicit Workers(Work& work) : work_(work) {}
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() {
    work_.stop();
    for (std::thread& thread : threads_) thread.join();
  }

  template <class Run>
  void start(const Run& run) {
    threads_.emplace_back(run);
  }

 private:
  Work& work_;
  std::vector<std::thread> threads_;
};

}  // namespace

std::optional<std::string> concordance(const std::filesystem::path& index,
                                       const search::Query& query,
                                       const search::SearchOptions& matching,
                                       const ConcordanceOptions& options,
                                       const ConcordanceSink& sink) {
  const search::Searcher searcher(index);
  search::Matched matched = searcher.matched(query, matching);
  const std::size_t pieces = (matched.documents.size() + kPieceArticles - 1) / kPieceArticles;
  const std::size_t threads = reading_threads(options.threads, pieces);
  Work work(pieces, kPiecesAhead * threads);
  const Task task{index, query, matching, options.width, matched.documents};
  // Where it is the same, documents have the same numbers.
  const std::string revision = searcher.reader().revision();
  Workers workers(work);
  for (std::size_t i = 0; i < threads; ++i) {
    // The first thread goes on with the reader that is open, so that the first line comes at once.
    workers.start([&, i] {
      run_worker(task, work, [&] {
        i == 0 ? do_pieces(task, searcher.reader(), work) : read_as_another(task, revision, work);
      });
    });
  }
  while (const auto lines = work.take()) {
    if (!lines->empty() && !sink(*lines)) break;
  }
  return std::move(matched.interpreted);
}

}  // namespace timbao::analysis
