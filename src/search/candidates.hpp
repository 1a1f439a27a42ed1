// The first stage of ranking: which articles match, and which of them are worth a closer look.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/bit_sum.hpp"
#include "search/plan.hpp"
#include "search/segment_matcher.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::search {

struct Candidate {
  std::uint32_t document = 0;  // Of the whole index.
  std::uint32_t worth = 0;     // What its words are worth, held anywhere and in the title,
  double brief_worth = 0;      // and what that says of an article of its length.
  std::uint32_t lot = 0;       // Of equal ones, the higher lot comes first.
};

// The articles of an index that match a plan, as sets by segment.
class Matches {
 public:
  // Finds those that meet the plan's condition; where `relax` and none does, those that meet as many
  // of its operands as any. `plan` and `reader` must outlive this. Throws Xapian::Error.
  Matches(const Plan& plan, bool relax, const index::Reader& reader);

  [[nodiscard]] std::uint64_t total() const { return total_; }

  // How many operands each of these articles lacks.
  [[nodiscard]] std::size_t operands_missing() const { return operands_missing_; }

  // At most `count`, best first: by the better of their places in two orders, by what the query's
  // words that they hold are worth (a title's words find long articles so), and by what that says of
  // articles of their length (questions find brief ones). Equal ones are ordered by lot
  // (index::WordSetFile::lots()), so that it does not matter how documents are numbered. Cost: some 0.1 ns
  // a word and article of the index.
  [[nodiscard]] std::vector<Candidate> best(std::size_t count);

  // All of them, as documents of the whole index, ascending.
  [[nodiscard]] std::vector<std::uint32_t> documents() const;

 private:
  struct Segment {
    SegmentMatcher matcher;
    ArticleSet found;
  };

  void relax();
  void add_best(std::size_t segment, const BitSum& worth, const ArticleSet& among, double share,
                std::size_t count, std::vector<Candidate>& candidates) const;

  const Plan& plan_;
  double mean_length_;  // Of articles, in words.
  std::vector<Segment> segments_;
  std::uint64_t total_ = 0;
  std::size_t operands_missing_ = 0;
};

}  // namespace timbao::search
