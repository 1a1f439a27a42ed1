#include "search/segment_matcher.hpp"

#include <xapian.h>

#include <algorithm>

#include "search/read_ahead.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/index/value_walk.hpp"
#include "timbao/search/deadline.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

std::size_t words_for(const index::SegmentView& segment) {
  const std::size_t needed = segment.database->get_lastdocid() / 64 + 1;
  return segment.word_sets == nullptr ? needed : std::max(needed, segment.word_sets->words());
}

// Conditions that look at each article are asked last, of those that are left.
bool looks_at_each(const Condition& condition) {
  return condition.kind == Condition::Kind::pattern || condition.kind == Condition::Kind::range ||
         std::any_of(condition.children.begin(), condition.children.end(), looks_at_each);
}

// Tells of articles where the codes of a pattern's words stand for nothing else: the index counts
// these words as often as the column has their codes.
class CodeCheck {
 public:
  CodeCheck(const Pattern& pattern, const Xapian::Database& database) : database_(database) {
    for (const Sequence& sequence : pattern.sequences) {
      for (const WordSet& word : sequence.words) {
        if (!word.is_exact()) words_.push_back({&word, {}});
      }
    }
  }

  // Requires: documents ascend from call to call.
  [[nodiscard]] bool codes_are_words(std::uint32_t document, const index::TokenColumn& column) {
    return std::all_of(words_.begin(), words_.end(), [&](Word& word) {
      return counted(word, document) == coded(*word.set, column);
    });
  }

 private:
  struct Word {
    const WordSet* set;
    std::vector<Xapian::PostingIterator> postings;  // Of its terms, once asked for.
  };

  [[nodiscard]] std::uint64_t counted(Word& word, std::uint32_t document) const {
    if (word.postings.empty()) {
      for (const std::string& term : word.set->terms()) {
        word.postings.push_back(database_.postlist_begin(term));
      }
    }
    std::uint64_t count = 0;
    for (Xapian::PostingIterator& posting : word.postings) {
      if (posting == Xapian::PostingIterator()) continue;
      posting.skip_to(document);
      if (posting != Xapian::PostingIterator() && *posting == document) count += posting.get_wdf();
    }
    return count;
  }

  static std::uint64_t coded(const WordSet& word, const index::TokenColumn& column) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < column.codes.size(); ++i) {
      if (!word.may_match(column.codes[i])) continue;
      count += i < column.title_size ? schema::kTitleWeight : 1;
    }
    return count;
  }

  const Xapian::Database& database_;
  std::vector<Word> words_;
};

}  // namespace

SegmentMatcher::SegmentMatcher(const Plan& plan, const index::SegmentView& segment)
    : plan_(plan),
      segment_(segment),
      words_(words_for(segment)),
      articles_(all_articles()),
      sets_(plan.groups.size()) {}

ArticleSet SegmentMatcher::all_articles() const {
  ArticleSet set = empty_set();
  if (segment_.word_sets == nullptr) {
    add_postings(std::string(), set);
  } else {
    add_built(index::Zone::whole, text::kSentenceEnd, set);
    drop_changed(set);
    add_changed(std::string(), set);
  }
  return set;
}

void SegmentMatcher::add_postings(const std::string& term, ArticleSet& set) const {
  for_each_posting(term, [&](const Xapian::PostingIterator& posting) { set.insert(*posting); });
}

void SegmentMatcher::add_postings(const std::string& word, WordSets& sets) const {
  for_each_posting(word, [&](const Xapian::PostingIterator& posting) { add(posting, sets); });
}

void SegmentMatcher::add_built(index::Zone zone, text::TokenCode code, ArticleSet& set) const {
  segment_.word_sets->add_to(set.words().first(segment_.word_sets->words()), zone, code);
}

void SegmentMatcher::drop_changed(ArticleSet& set) const {
  for (const std::uint32_t document : segment_.changed) set.erase(document);
}

void SegmentMatcher::add_changed(const std::string& term, ArticleSet& set) const {
  for_each_changed(term, [&](const Xapian::PostingIterator& posting) { set.insert(*posting); });
}

void SegmentMatcher::add_changed(const std::string& word, WordSets& sets) const {
  for_each_changed(word, [&](const Xapian::PostingIterator& posting) { add(posting, sets); });
}

void SegmentMatcher::add(const Xapian::PostingIterator& posting, WordSets& sets) {
  sets.whole.insert(*posting);
  if (posting.get_wdf() >= schema::kTitleWeight) sets.title.insert(*posting);
}

template <class Take>
void SegmentMatcher::for_each_posting(const std::string& term, const Take& take) const {
  const Xapian::Database& database = *segment_.database;
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) take(posting);
}

template <class Take>
void SegmentMatcher::for_each_changed(const std::string& term, const Take& take) const {
  if (segment_.changed.empty()) return;
  const Xapian::Database& database = *segment_.database;
  auto posting = database.postlist_begin(term);
  const auto end = database.postlist_end(term);
  for (const std::uint32_t document : segment_.changed) {
    if (posting == end) break;
    posting.skip_to(document);
    if (posting != end && *posting == document) take(posting);
  }
}

const SegmentMatcher::WordSets& SegmentMatcher::sets_of(std::size_t group) {
  std::optional<WordSets>& sets = sets_[group];
  if (sets) return *sets;
  sets.emplace(WordSets{empty_set(), empty_set()});
  std::vector<const std::string*> built, others;
  for (const std::string& word : plan_.groups[group]) {
    const bool is_built = segment_.word_sets != nullptr && text::is_exact(text::code_of(word));
    (is_built ? built : others).push_back(&word);
  }
  for (const std::string* const word : built) {
    add_built(index::Zone::whole, text::code_of(*word), sets->whole);
    add_built(index::Zone::title, text::code_of(*word), sets->title);
  }
  drop_changed(sets->whole);
  drop_changed(sets->title);
  for (const std::string* const word : built) add_changed(*word, *sets);
  for (const std::string* const word : others) add_postings(*word, *sets);
  return *sets;
}

void SegmentMatcher::add_of_length(text::TokenCode length, ArticleSet& set) const {
  if (segment_.word_sets != nullptr) add_built(index::Zone::length, length, set);
  drop_changed(set);
}

ArticleSet SegmentMatcher::matching(const Condition& condition, const ArticleSet& among) {
  check_deadline();
  ArticleSet found = empty_set();
  switch (condition.kind) {
    case Condition::Kind::nothing:
      break;
    case Condition::Kind::everything:
      return among;
    case Condition::Kind::words:
      found = holders(condition.group);
      found &= among;
      break;
    case Condition::Kind::terms:
      for (const std::string& term : condition.terms) add_postings(term, found);
      found &= among;
      break;
    case Condition::Kind::range:
      return in_range(condition, among);
    case Condition::Kind::all:
      return with_all(condition.children, among);
    case Condition::Kind::any:
      return with_any(condition.children, among);
    case Condition::Kind::all_but:
      found = matching(condition.children.front(), among);
      for (std::size_t i = 1; i < condition.children.size() && !found.empty(); ++i) {
        found -= matching(condition.children[i], found);
      }
      break;
    case Condition::Kind::pattern:
      return with_pattern(*condition.held, matching(condition.children.front(), among));
  }
  return found;
}

ArticleSet SegmentMatcher::with_all(const std::vector<Condition>& conditions,
                                    const ArticleSet& among) {
  ArticleSet left = among;
  for (const bool each : {false, true}) {
    for (const Condition& condition : conditions) {
      if (looks_at_each(condition) == each) left = matching(condition, left);
    }
  }
  return left;
}

ArticleSet SegmentMatcher::with_any(const std::vector<Condition>& conditions,
                                    const ArticleSet& among) {
  ArticleSet found = empty_set();
  ArticleSet left = among;
  for (const bool each : {false, true}) {
    for (const Condition& condition : conditions) {
      if (looks_at_each(condition) != each) continue;
      found |= matching(condition, left);
      if (each) left -= found;
    }
    left -= found;
  }
  return found;
}

// Numbers order as they are written.
ArticleSet SegmentMatcher::in_range(const Condition& range, const ArticleSet& among) const {
  ArticleSet found = empty_set();
  const std::string from = Xapian::sortable_serialise(range.from);
  const std::string until = Xapian::sortable_serialise(range.until);
  if (segment_.database->get_value_upper_bound(range.slot) < from) return found;
  index::ValueWalk values(*segment_.database, range.slot);
  among.for_each([&](std::uint32_t document) {
    const std::string value = values.of(document);
    if (!value.empty() && value >= from && value <= until) found.insert(document);
  });
  return found;
}

ArticleSet SegmentMatcher::with_pattern(const Pattern& pattern, const ArticleSet& among) const {
  ArticleSet found = empty_set();
  CodeCheck check(pattern, *segment_.database);
  const auto decide = [&](std::uint32_t document) {
    check_deadline();
    const auto column =
        segment_.columns != nullptr ? segment_.columns->find(document) : std::nullopt;
    if (column && !may_match(pattern, *column)) return;
    const bool is_sure = column && check.codes_are_words(document, *column);
    if (is_sure || text_holds(pattern, document)) found.insert(document);
  };
  if (segment_.columns == nullptr) {
    among.for_each(decide);
    return found;
  }
  read_ahead([&](const auto& take) { among.for_each(take); },
             [&](std::uint32_t document) { segment_.columns->prefetch(document); }, decide);
  return found;
}

bool SegmentMatcher::text_holds(const Pattern& pattern, std::uint32_t document) const {
  const std::string packed = segment_.database->get_document(document).get_value(schema::kArticle);
  index::ArticleTokens tokens;
  tokens.read(index::unpack(packed));
  return matches(pattern, tokens);
}

}  // namespace timbao::search
