// Chooses the passages of an article that answer a query best, and marks what matched in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "search/evidence.hpp"
#include "search/plan.hpp"
#include "timbao/article/article.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/passages.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {

// Keeps its buffers between articles. One per thread.
class PassageFinder {
 public:
  // `words` must outlive the finder.
  PassageFinder(const Plan& plan, const QueryWords& words);

  // At most `count`, best first; the first of the text where nothing in it matched. Fewer only
  // where the article has fewer.
  [[nodiscard]] std::vector<PassageHit> find(const article::Article& article, std::uint32_t count);

  [[nodiscard]] std::vector<ByteRange> title_highlights(const article::Article& article);

 private:
  // Tokens to mark: those of a unit, or of a variant.
  struct Matcher {
    Sequence sequence;
    bool title_only = false;
  };

  // A part of the article, cut into passages.
  struct Part {
    PassageHit::Part part;
    std::string_view source;
    text::Tokens tokens;
  };
  struct Candidate {
    const Part* part;
    text::Passage passage;
    double score;
  };

  void add_matcher(const std::vector<PlannedWord>& words, bool title_only);
  void add_candidates(Part& part, std::string_view source, std::vector<Candidate>& candidates);
  [[nodiscard]] double score(const text::Tokens& tokens, const text::Passage& passage);
  [[nodiscard]] std::vector<ByteRange> highlights(const Part& part, std::size_t first,
                                                  std::size_t last) const;
  [[nodiscard]] std::vector<bool> marked_tokens(const Part& part, std::size_t first,
                                                std::size_t last) const;
  [[nodiscard]] PassageHit hit_of(const Candidate& candidate) const;

  const QueryWords& words_;
  std::vector<Matcher> matchers_;
  Part title_{PassageHit::Part::title, {}, {}};
  Part abstract_{PassageHit::Part::abstract, {}, {}};
  Part body_{PassageHit::Part::body, {}, {}};
  Evidence evidence_;
};

}  // namespace timbao::search
