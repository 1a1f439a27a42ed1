// Tells which articles of one segment meet a query's conditions.
#pragma once

#include <optional>
#include <vector>

#include "search/article_set.hpp"
#include "search/condition.hpp"
#include "search/plan.hpp"
#include "timbao/index/reader.hpp"

namespace Xapian {
class PostingIterator;
}

namespace timbao::search {

// Syllables are answered by the segment's word sets, all other terms by Xapian's posting lists, and
// articles that changed since the sets were made by these lists, too. Phrases and NEAR are decided
// by the token column; where a hash decided, and where an article has no column, by its text.
// Throws Xapian::Error.
class SegmentMatcher {
 public:
  // `plan` and what the view names must outlive this.
  SegmentMatcher(const Plan& plan, const index::SegmentView& segment);

  // All articles of the segment.
  [[nodiscard]] const ArticleSet& articles() const { return articles_; }

  // The articles of `among` that meet the condition.
  [[nodiscard]] ArticleSet matching(const Condition& condition, const ArticleSet& among);

  // The articles with any word of a group of the plan.
  [[nodiscard]] const ArticleSet& holders(std::size_t group) { return sets_of(group).whole; }

  // Those of them that seem to have it in the title: words that are no syllables, and those of
  // changed articles, are taken to stand there if they occur as often as one in the title counts.
  [[nodiscard]] const ArticleSet& title_holders(std::size_t group) { return sets_of(group).title; }

  // Adds the articles of a length (index::length_code()), as far as the word sets know it.
  void add_of_length(text::TokenCode length, ArticleSet& set) const;

  // The articles' lots (index::WordSetFile::lots()), by document; none without word sets.
  [[nodiscard]] std::span<const std::uint32_t> lots() const {
    return segment_.word_sets == nullptr ? std::span<const std::uint32_t>()
                                         : segment_.word_sets->lots();
  }

 private:
  struct WordSets {
    ArticleSet whole, title;
  };

  [[nodiscard]] ArticleSet empty_set() const { return ArticleSet(words_); }
  [[nodiscard]] ArticleSet all_articles() const;
  [[nodiscard]] const WordSets& sets_of(std::size_t group);
  void add_postings(const std::string& term, ArticleSet& set) const;
  void add_postings(const std::string& word, WordSets& sets) const;
  // What the word sets say, and what has to be put right in it: changed articles go, and come back
  // where a posting list names them.
  void add_built(index::Zone zone, text::TokenCode code, ArticleSet& set) const;
  void drop_changed(ArticleSet& set) const;
  void add_changed(const std::string& term, ArticleSet& set) const;
  void add_changed(const std::string& word, WordSets& sets) const;
  static void add(const Xapian::PostingIterator& posting, WordSets& sets);
  template <class Take>
  void for_each_posting(const std::string& term, const Take& take) const;
  template <class Take>
  void for_each_changed(const std::string& term, const Take& take) const;
  [[nodiscard]] ArticleSet in_range(const Condition& range, const ArticleSet& among) const;
  [[nodiscard]] ArticleSet with_all(const std::vector<Condition>& conditions,
                                    const ArticleSet& among);
  [[nodiscard]] ArticleSet with_any(const std::vector<Condition>& conditions,
                                    const ArticleSet& among);
  [[nodiscard]] ArticleSet with_pattern(const Pattern& pattern, const ArticleSet& among) const;
  [[nodiscard]] bool text_holds(const Pattern& pattern, std::uint32_t document) const;

  const Plan& plan_;
  const index::SegmentView& segment_;
  std::size_t words_;
  ArticleSet articles_;
  std::vector<std::optional<WordSets>> sets_;  // By group.
};

}  // namespace timbao::search
