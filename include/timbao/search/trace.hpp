// Follows a story from outlet to outlet: its copies in the order of time, and what each kept, cut,
// added and re-titled.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/text/word_diff.hpp"

namespace timbao::search {

// A stretch of words, as the text that has them spells it (kept: as the copy does).
struct Change {
  using Kind = text::DiffOp::Kind;

  Kind kind = Kind::kept;
  std::string text;

  friend bool operator==(const Change&, const Change&) = default;
};

struct TraceStep {
  article::Article article;
  // Of the words of the first article's abstract and body, the share that this one has in their
  // order; 0 to 1. Nothing for the first, and where the first has a title only.
  std::optional<double> kept;
  // From the first article's to this one's, in order: empty for the first, and for a title that is
  // the same word by word.
  std::vector<Change> title;
  std::vector<Change> text;  // Abstract and body.
};

// The article with this id and its copies (timbao/search/copies.hpp), by time. Within a day that
// some know without the hour, an article that credits another outlet stands behind those that do
// not; articles without a date stand last. Empty where no article has the id. Cost: one comparison
// of words for each copy. Throws Error: corrupt, changed.
[[nodiscard]] std::vector<TraceStep> trace_of(const index::Reader& reader, std::string_view id);

}  // namespace timbao::search
