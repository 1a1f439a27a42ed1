// Lists every occurrence of a query in context: key word in context (KWIC).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/base/byte_range.hpp"
#include "timbao/base/date.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::analysis {

// The article that lines are from.
struct ConcordanceSource {
  std::string id;
  std::optional<article::Outlet> outlet;
  std::optional<Date> date;
};

struct ConcordanceLine {
  std::shared_ptr<const ConcordanceSource> source;  // Shared by the lines of one article.
  search::PassageHit::Part part = search::PassageHit::Part::body;
  ByteRange bytes;                 // Of the match, in that part's text.
  std::string left, match, right;  // As the article spells them, line ends included.
};

struct ConcordanceOptions {
  std::size_t width = 40;  // Most characters of context on each side; marks that combine are none.
  std::uint32_t threads = 0;  // 0: one for each core.
};

// Takes lines in order; false to stop.
using ConcordanceSink = std::function<bool(std::span<const ConcordanceLine>)>;

// Gives all occurrences (timbao/search/occurrences.hpp) in all matching articles, by document
// number and place, to `sink`, which is called in the caller's thread. Memory does not grow with
// their number. Returns how the query was read, as SearchResult::interpreted. Throws Error as
// Searcher does; changed also where the index changes while the threads open it.
std::optional<std::string> concordance(const std::filesystem::path& index,
                                       const search::Query& query,
                                       const search::SearchOptions& matching,
                                       const ConcordanceOptions& options,
                                       const ConcordanceSink& sink);

// A uniform sample of lines, without knowing how many there are (Vitter 1985, "Random sampling with
// a reservoir", algorithm R). The same lines in the same order and the same seed give the same
// sample, on any machine.
class LineSample {
 public:
  LineSample(std::size_t size, std::uint64_t seed) : size_(size), random_(seed) {}

  void add(const ConcordanceLine& line);

  // In the order in which they were added.
  [[nodiscard]] std::vector<ConcordanceLine> lines() &&;

 private:
  struct Kept {
    std::uint64_t number;
    ConcordanceLine line;
  };

  std::size_t size_;
  std::mt19937_64 random_;
  std::uint64_t seen_ = 0;
  std::vector<Kept> kept_;
};

// left: by the words before the match, the nearest first; right: by the words behind it. Words
// without marks come before the same words with marks.
enum class ConcordanceOrder : std::uint8_t { left, right, date, outlet };

// Equal lines stay as they are; unknown dates and outlets go last.
void sort_lines(std::vector<ConcordanceLine>& lines, ConcordanceOrder order);

}  // namespace timbao::analysis
