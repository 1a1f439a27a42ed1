// Finds the stories that are related to a story: an article of the index, or a text that is not in
// it, such as a draft.
//
// A story is told by its names, its words and its neighbouring words. Each weighs by how few
// articles have it; names, the title and the lead weigh more. An article is scored by how much of
// that it has, in percent of what the story itself would get, and by its nearness in time: what an
// article of the same moment gets is doubled, two days apart it gets half as much more. How the
// weights were chosen: tests/bench/README.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

struct RelatedOptions {
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;
  std::uint32_t passages = 1;        // Of each article, best first; 0: hits have an id only.
  bool group = true;                 // As SearchOptions::group.
  bool explain = false;              // Hits say what tied them to the story.
  std::vector<std::string> outlets;  // Any of these: domain, name or alias.
  std::string since, until;          // ISO days, inclusive; empty: open.
  // What follows is counted from the story's date, and nothing is found where it has none.
  std::optional<std::uint32_t> within_days;  // At most so many days before or after its day.
  enum class Side : std::uint8_t { any, earlier, later };
  Side side = Side::any;
};

// Related articles, best first; equal scores by id. The story itself, its copies
// (timbao/search/copies.hpp) and other articles of its address are left out, and so is what has too
// little in common with it. Articles behind the first thousand by the words that they hold are
// not looked at; SearchResult::total counts those that are related. SearchResult::interpreted names
// what the story is known by, for people.
//
// The story is recognised by its id, its address and its words; it needs no more than a title or a
// text. Cost: some 10 ms for 30,000 articles, and passages as in a search. Throws Error: corrupt,
// changed.
[[nodiscard]] SearchResult related_to(const index::Reader& reader, const article::Article& story,
                                      const RelatedOptions& options = {});

}  // namespace timbao::search
