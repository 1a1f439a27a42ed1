// Chooses the passages of an article that answer a query best, and marks what matched in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "search/article_parts.hpp"
#include "search/evidence.hpp"
#include "search/highlighter.hpp"
#include "search/plan.hpp"
#include "timbao/article/article.hpp"
#include "timbao/index/token_column.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

// Keeps its buffers between articles. One per thread.
class PassageFinder {
 public:
  // `words` must outlive the finder.
  PassageFinder(const Plan& plan, const QueryWords& words);

  // At most `count`, best first; the first of the text where nothing in it matched. Fewer only
  // where the article has fewer. `column` is the article's, or empty; without it all of the text is
  // tokenized, which gives the same passages. Cost: some 4 us for one passage, 20 without a column.
  [[nodiscard]] std::vector<PassageHit> find(const article::Article& article,
                                             const index::TokenColumn& column,
                                             std::uint32_t count);

  [[nodiscard]] std::vector<ByteRange> title_highlights(const article::Article& article);

 private:
  struct Candidate {
    const ArticlePart* part;
    text::Passage passage;
    double score;
  };

  [[nodiscard]] double score(std::span<const text::TokenCode> codes);
  // Nothing where the parts are not as the column says.
  [[nodiscard]] std::optional<std::vector<PassageHit>> best(std::uint32_t count);
  [[nodiscard]] PassageHit hit_of(const Candidate& candidate, const Excerpt& excerpt) const;

  const QueryWords& words_;
  Highlighter highlighter_;
  ArticleParts parts_;
  Evidence evidence_;
};

}  // namespace timbao::search
