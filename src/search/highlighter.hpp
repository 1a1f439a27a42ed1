// Marks what a query finds in a text: its words, its phrases as wholes, and their variants.
#pragma once

#include <span>
#include <vector>

#include "search/article_parts.hpp"
#include "search/pattern.hpp"
#include "search/plan.hpp"
#include "timbao/article/article.hpp"
#include "timbao/base/byte_range.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {

// Words that are looked for together, of a unit or of a variant.
struct Matcher {
  Sequence sequence;
  bool title_only = false;
};

// One per thread.
class Highlighter {
 public:
  explicit Highlighter(const Plan& plan);

  [[nodiscard]] std::span<const Matcher> matchers() const { return matchers_; }

  // True where the code may stand for the first word of something to mark.
  [[nodiscard]] bool may_begin(PassageHit::Part part, text::TokenCode code) const;

  // In the excerpt's source, ascending. Marked neighbours that touch, or have only a space between
  // them, are one range.
  [[nodiscard]] std::vector<ByteRange> ranges(PassageHit::Part part, const Excerpt& excerpt) const;

  [[nodiscard]] std::vector<ByteRange> title_ranges(const article::Article& article);

 private:
  void add_matcher(const std::vector<PlannedWord>& words, bool title_only);
  [[nodiscard]] std::vector<bool> marked_tokens(PassageHit::Part part,
                                                const Excerpt& excerpt) const;

  std::vector<Matcher> matchers_;
  text::Tokens title_;
};

}  // namespace timbao::search
