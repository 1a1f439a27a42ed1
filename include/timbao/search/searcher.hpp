// Answers queries with ranked articles and their best passages.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/base/byte_range.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/mark.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/ranking.hpp"

namespace timbao::search {

enum class Combine : std::uint8_t {
  all_or_most,  // Articles with every word; when there are none, those with the most of them.
  all,
  any,
};
enum class Accents : std::uint8_t {
  automatic,  // As typed if the query has a tone mark; else tones are free, and shapes too if it
              // has none of those.
  strict,     // As typed.
  ignore,     // Every accented form matches.
};
enum class Sort : std::uint8_t { relevance, newest, oldest };

struct SearchOptions {
  // Behaviour.
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;
  std::uint32_t passages =
      1;  // Of each article, best first; 0: no article is read, hits have an id only.
  Combine combine = Combine::all_or_most;
  Accents accents = Accents::automatic;
  bool expand =
      true;  // Words also match other ways of writing them: abbreviations, dates, numerals.
  bool suggest =
      true;  // Little found is reason to look for misspelt words: some 1 ms a word of the query.
  Sort sort = Sort::relevance;
  bool group = true;  // Copies (timbao/search/copies.hpp) are folded under the best one; then
                      // `offset` and `limit` count stories. Some 0.1 ms a story.
  std::vector<std::string> outlets;  // Any of these: domain, name or alias.
  std::optional<std::string> author;
  std::string since, until;  // ISO days, inclusive; empty: open.
  std::optional<Mark> new_since;  // Only articles that are new since then.
  Ranking ranking;           // What the parts of a score count.
  bool recent = false;   // Newer articles rank a little higher: Ranking::recent.
  bool explain = false;  // Hits say where their scores come from.
};

// A passage of an article, with what matched in it.
struct PassageHit {
  enum class Part : std::uint8_t { title, abstract, body };

  Part part = Part::body;             // Which text the offsets are in.
  ByteRange bytes;                    // In that text.
  std::uint32_t paragraph = 0;        // 1-based, in that text.
  std::string text;                   // As the article spells it.
  std::vector<ByteRange> highlights;  // In `text`, ascending, not overlapping, at whole characters.
  double score = 0;
};

struct Hit {
  std::string id;
  // Comparable within one result only. An article that was not among the first some hundred by the
  // words that it holds scores no higher than these, whatever its other evidence.
  double score = 0;
  article::Article article;
  std::vector<PassageHit> passages;  // Best first; at least one unless none was asked for.
  std::vector<ByteRange> title_highlights;
  // Parts that add up to `score`, where SearchOptions::explain asks for them.
  std::vector<std::pair<std::string, double>> explanation;
  // Its copies, whether they match the query or not, oldest first, those without a date last. Empty
  // where articles are not grouped or no passage was asked for.
  std::vector<article::Article> copies;
};

struct SearchResult {
  std::vector<Hit> hits;    // Best first; equal scores by id.
  std::uint64_t total = 0;  // Articles, copies among them; exact.
  // How the query was read where that is not as it was typed: "đang tìm: ngoại giao" with the words
  // in their likely form, behind it which words had to be left out; for people.
  std::optional<std::string> interpreted;
  // A query with misspelt words put right, for parse_query(). Set where fewer than 3 articles have
  // every word of the query, or where any may match and the index lacks one of them, and where the
  // other query finds more articles, or articles with more of its words.
  std::optional<std::string> suggestion;
};

// The articles that match a query, in no order of merit: what counts are made of.
struct Matched {
  std::vector<std::uint32_t> documents;    // As index::Reader numbers them, ascending.
  std::optional<std::string> interpreted;  // As SearchResult::interpreted.
};

// One per thread. Sees the commit that its index::Reader was opened on.
class Searcher {
 public:
  // Throws what index::Reader throws.
  explicit Searcher(const std::filesystem::path& index);
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  // A query that matches nothing gives no hits; that is no error. Throws Error: corrupt, changed.
  [[nodiscard]] SearchResult search(const Query& query, const SearchOptions& options = {}) const;

  // All articles that search() finds; of the options, those that say what matches. Throws as
  // search() does.
  [[nodiscard]] Matched matched(const Query& query, const SearchOptions& options = {}) const;

  [[nodiscard]] const index::Reader& reader() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::search
