#include "timbao/search/searcher.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "search/evidence.hpp"
#include "search/passages.hpp"
#include "search/plan.hpp"
#include "search/reading.hpp"
#include "search/spelling_out.hpp"
#include "search/stories.hpp"
#include "search/suggestion.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/index/token_column.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

// BM25 as Robertson gives it; k1 and b are the field's usual values.
constexpr double kK1 = 1.2;
constexpr double kB = 0.75;

// What neighbouring words count beside BM25 over single words (tests/bench/README.md).
constexpr double kPairWeight = 0.6;

// How many of Xapian's best articles are ranked again on full evidence. Those behind keep their
// order, so that pages of a long result fit together: none of them can have more words' worth than
// those before.
constexpr std::uint32_t kRerankDepth = 200;

// Of fewer articles with every word, a misspelt one may be the cause. A guess.
constexpr std::uint64_t kFewArticles = 3;

struct Candidate {
  Xapian::docid document = 0;
  double words = 0;  // BM25, from Xapian.
  double pairs = 0;
  std::string id;
  Documents copies = {};  // Of a story's best article.

  [[nodiscard]] double score() const { return words + pairs; }
};

Xapian::BM25Weight bm25() { return Xapian::BM25Weight(kK1, 0, 0, kB, 0.5); }

// Words of the query that no article has.
std::size_t unknown_words(const Plan& plan) {
  std::size_t unknown = 0;
  for (const Unit& unit : plan.units) {
    for (const PlannedWord& word : unit.words) unknown += word.forms.empty() ? 1 : 0;
  }
  return unknown;
}

// For people: how many of a free query's words the articles hold, where none holds all.
std::string words_held(const Plan& plan, std::size_t missing) {
  return "no article holds all " + std::to_string(plan.operands.size()) + " words; these hold " +
         std::to_string(plan.operands.size() - missing) + " of them";
}

bool better(const Candidate& a, const Candidate& b) {
  return a.score() != b.score() ? a.score() > b.score() : a.id < b.id;
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& path) : index(path), reader(path) {}

  [[nodiscard]] SearchResult search(const Query& query, const SearchOptions& options) const;

 private:
  struct Matches {
    std::vector<Candidate> candidates;  // Xapian's order.
    std::uint64_t total = 0;
    bool total_is_exact = true;
    std::size_t words_missing = 0;  // Of those asked for, in each article.
  };

  [[nodiscard]] Xapian::doccount depth_of(const SearchOptions& options) const;
  [[nodiscard]] std::string value_of(const Candidate& candidate, schema::Slot slot) const;
  [[nodiscard]] Matches match(const Xapian::Query& query, const SearchOptions& options) const;
  // More of the words, or more articles with all of them.
  static bool is_better(const Matches& found, const Matches& than) {
    if (found.words_missing != than.words_missing) {
      return found.total > 0 && found.words_missing < than.words_missing;
    }
    return found.words_missing == 0 && found.total > than.total;
  }

  [[nodiscard]] Matches match_most(const Plan& plan, const SearchOptions& options) const;
  [[nodiscard]] Matches matches_of(const Plan& plan, const SearchOptions& options) const;
  [[nodiscard]] std::optional<std::string> suggestion_for(const QueryReading& reading,
                                                          const Matches& matches,
                                                          const SearchOptions& options) const;
  void order_by_date(Sort sort, std::vector<Candidate>& candidates) const;
  void rank(const QueryWords& words, std::vector<Candidate>& candidates) const;
  [[nodiscard]] std::vector<Candidate> stories_of(const std::vector<Candidate>& candidates,
                                                  std::size_t wanted) const;
  void fold(const Plan& plan, const QueryWords& words, const SearchOptions& options,
            Matches& matches) const;
  [[nodiscard]] Hit hit_of(const Candidate& candidate, const SearchOptions& options,
                           PassageFinder& finder) const;

  std::filesystem::path index;

 public:
  index::Reader reader;
};

// How many of the best articles are looked at.
Xapian::doccount Searcher::Impl::depth_of(const SearchOptions& options) const {
  const auto wanted = static_cast<Xapian::doccount>(std::min<std::uint64_t>(
      std::uint64_t{options.offset} + options.limit, reader.database().get_doccount()));
  return options.sort == Sort::relevance ? std::max(wanted, kRerankDepth) : wanted;
}

std::string Searcher::Impl::value_of(const Candidate& candidate, schema::Slot slot) const {
  return reader.database().get_document(candidate.document).get_value(slot);
}

Searcher::Impl::Matches Searcher::Impl::match(const Xapian::Query& query,
                                              const SearchOptions& options) const {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(bm25());
  Xapian::MultiValueKeyMaker
      by_date;  // Equal dates by id, so that threads that indexed do not show.
  if (options.sort != Sort::relevance) {
    // Articles without a date come last either way.
    const bool newest = options.sort == Sort::newest;
    by_date.add_value(schema::kDate, newest, newest ? std::string() : std::string(9, '\xff'));
    by_date.add_value(schema::kIdValue);
    enquire.set_sort_by_key(&by_date, false);
  }
  const Xapian::MSet set = enquire.get_mset(0, depth_of(options), options.count_exactly_to);
  Matches matches;
  for (auto it = set.begin(); it != set.end(); ++it) {
    Candidate candidate;
    candidate.document = *it;
    candidate.words = it.get_weight();
    candidate.id = it.get_document().get_value(schema::kIdValue);
    matches.candidates.push_back(std::move(candidate));
  }
  matches.total = set.get_matches_estimated();
  matches.total_is_exact = set.get_matches_lower_bound() == set.get_matches_upper_bound();
  return matches;
}

// The articles that hold the most words of a free query, when none holds all. One match finds both
// how many words an article holds and what they are worth: each word that it holds adds kHeld, far
// more than BM25 can give.
Searcher::Impl::Matches Searcher::Impl::match_most(const Plan& plan,
                                                   const SearchOptions& options) const {
  constexpr double kHeld = 1e6;
  constexpr Xapian::doccount kMostArticles = 10'000;
  std::vector<Xapian::Query> counted;
  for (const Xapian::Query& operand : plan.operands) {
    auto* held = new Xapian::FixedWeightPostingSource(kHeld);
    counted.emplace_back(Xapian::Query::OP_AND, Xapian::Query(held->release()), operand);
  }
  Xapian::Query query(Xapian::Query::OP_OR, counted.begin(), counted.end());
  if (plan.filter) query = Xapian::Query(Xapian::Query::OP_FILTER, query, *plan.filter);
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(bm25());
  const Xapian::MSet set = enquire.get_mset(0, kMostArticles);
  Matches matches;
  matches.words_missing = plan.operands.size();
  if (set.empty()) return matches;
  const double most = std::floor(set.begin().get_weight() / kHeld);
  matches.words_missing -= static_cast<std::size_t>(std::lround(most));
  for (auto it = set.begin(); it != set.end() && it.get_weight() >= most * kHeld; ++it) {
    matches.candidates.push_back({*it, it.get_weight() - most * kHeld, 0, {}, {}});
  }
  matches.total = matches.candidates.size();
  matches.total_is_exact = matches.total < kMostArticles;
  if (options.sort != Sort::relevance) order_by_date(options.sort, matches.candidates);
  matches.candidates.resize(std::min<std::size_t>(matches.candidates.size(), depth_of(options)));
  for (Candidate& candidate : matches.candidates)
    candidate.id = value_of(candidate, schema::kIdValue);
  return matches;
}

Searcher::Impl::Matches Searcher::Impl::matches_of(const Plan& plan,
                                                   const SearchOptions& options) const {
  Matches matches = match(plan.query, options);
  if (options.combine == Combine::any) {
    matches.words_missing = unknown_words(plan);
  } else if (matches.total == 0 && options.combine == Combine::all_or_most &&
             plan.operands.size() > 1) {
    matches = match_most(plan, options);
  }
  return matches;
}

// Text of a query that finds more, or articles with more of the words.
std::optional<std::string> Searcher::Impl::suggestion_for(const QueryReading& reading,
                                                          const Matches& matches,
                                                          const SearchOptions& options) const {
  const bool all_found = matches.words_missing == 0 && matches.total > 0;
  const bool enough = options.combine == Combine::any || matches.total >= kFewArticles;
  if (!options.suggest || (all_found && enough)) return std::nullopt;
  SearchOptions counting = options;
  counting.offset = 0;
  counting.limit = 1;
  counting.count_exactly_to = kFewArticles;
  const Doubt doubt = all_found ? Doubt::some : Doubt::strong;
  for (const Query& respelt :
       better_queries(reading.query, reading.forms.reading(), doubt, reader)) {
    QueryReading reread = read_query(respelt, options.accents, reader);
    const Plan plan = plan_query(reread.query, reread.forms, counting, reader);
    if (is_better(matches_of(plan, counting), matches)) return spelled_out(respelt);
  }
  return std::nullopt;
}

// As match() does: articles without a date come last either way, equal dates by id.
void Searcher::Impl::order_by_date(Sort sort, std::vector<Candidate>& candidates) const {
  std::vector<std::pair<std::string, Candidate>> dated;
  for (Candidate& candidate : candidates) {
    candidate.id = value_of(candidate, schema::kIdValue);
    std::string date = value_of(candidate, schema::kDate);
    dated.emplace_back(std::move(date), std::move(candidate));
  }
  std::sort(dated.begin(), dated.end(), [sort](const auto& a, const auto& b) {
    if (a.first == b.first) return a.second.id < b.second.id;
    if (a.first.empty() || b.first.empty()) return b.first.empty();
    return sort == Sort::newest ? a.first > b.first : a.first < b.first;
  });
  std::transform(dated.begin(), dated.end(), candidates.begin(),
                 [](auto& entry) { return std::move(entry.second); });
}

// Adds what neighbouring words are worth and orders the candidates by the whole.
void Searcher::Impl::rank(const QueryWords& words, std::vector<Candidate>& candidates) const {
  const auto reranked_end = candidates.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(
                                                     candidates.size(), kRerankDepth));
  if (words.size() > 1) {
    const double mean_length = std::max(1.0, reader.database().get_avlength());
    Evidence evidence(words.size());
    for (auto candidate = candidates.begin(); candidate != reranked_end; ++candidate) {
      const index::TokenColumn column = reader.column(candidate->document);
      const auto code_at = [&column](std::size_t i) { return column.codes[i]; };
      evidence.clear();
      gather(words, 0, column.title_size, schema::kTitleWeight, code_at, evidence);
      gather(words, column.title_size, column.codes.size(), 1.0, code_at, evidence);
      const double length = static_cast<double>(column.codes.size()) / mean_length;
      const double norm = kK1 * (1 - kB + kB * length);
      for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const double count = evidence.pairs[i];
        candidate->pairs += kPairWeight * words.pair_idf(i) * count * (kK1 + 1) / (count + norm);
      }
    }
  }
  std::sort(candidates.begin(), reranked_end, better);
}

// The best article of each of the first `wanted` stories.
std::vector<Candidate> Searcher::Impl::stories_of(const std::vector<Candidate>& candidates,
                                                  std::size_t wanted) const {
  StoryFolder folder(reader);
  std::vector<Candidate> stories;
  for (const Candidate& candidate : candidates) {
    if (stories.size() == wanted) break;
    if (folder.is_folded(candidate.document)) continue;
    stories.push_back(candidate);
    stories.back().copies = folder.add(candidate.document);
  }
  return stories;
}

// Replaces ranked articles by stories. Where copies leave too few, more articles are matched: the
// first of them are the same, so pages fit together.
void Searcher::Impl::fold(const Plan& plan, const QueryWords& words, const SearchOptions& options,
                          Matches& matches) const {
  const std::size_t wanted = std::size_t{options.offset} + options.limit;
  SearchOptions deeper = options;
  deeper.offset = 0;
  for (std::size_t before = 0;;) {
    std::vector<Candidate> stories = stories_of(matches.candidates, wanted);
    const std::size_t articles = matches.candidates.size();
    if (stories.size() >= wanted || articles == before || articles < depth_of(deeper)) {
      matches.candidates = std::move(stories);
      return;
    }
    before = articles;
    deeper.limit = static_cast<std::uint32_t>(2 * articles);
    matches = matches_of(plan, deeper);
    if (options.sort == Sort::relevance) rank(words, matches.candidates);
  }
}

Hit Searcher::Impl::hit_of(const Candidate& candidate, const SearchOptions& options,
                           PassageFinder& finder) const {
  Hit hit;
  hit.id = candidate.id;
  hit.score = candidate.score();
  hit.explanation = {{"words (BM25)", candidate.words}, {"neighbours", candidate.pairs}};
  if (options.passages == 0) return hit;
  hit.article = reader.article(candidate.document);
  hit.passages = finder.find(hit.article, options.passages);
  hit.title_highlights = finder.title_highlights(hit.article);
  Documents copies = candidate.copies;
  sort_by_age(reader, copies);
  for (const std::uint32_t copy : copies) hit.copies.push_back(reader.article(copy));
  return hit;
}

SearchResult Searcher::Impl::search(const Query& query, const SearchOptions& options) const {
  return index::with_translated_errors(index, [&] {
    SearchResult result;
    QueryReading reading = read_query(query, options.accents, reader);
    if (reading.differs) result.interpreted = "đang tìm: " + spelled_out(reading.query);
    const Plan plan = plan_query(reading.query, reading.forms, options, reader);
    Matches matches = matches_of(plan, options);
    if (options.combine == Combine::all_or_most && matches.total > 0 && matches.words_missing > 0) {
      if (result.interpreted) *result.interpreted += "; ";
      result.interpreted =
          result.interpreted.value_or("") + words_held(plan, matches.words_missing);
    }
    result.suggestion = suggestion_for(reading, matches, options);
    const QueryWords words(plan, reader);
    if (options.sort == Sort::relevance) rank(words, matches.candidates);
    if (options.group) fold(plan, words, options, matches);
    result.total = matches.total;
    result.total_is_exact = matches.total_is_exact;
    PassageFinder finder(plan, words);
    const std::size_t end = std::min<std::size_t>(matches.candidates.size(),
                                                  std::size_t{options.offset} + options.limit);
    for (std::size_t i = options.offset; i < end; ++i) {
      result.hits.push_back(hit_of(matches.candidates[i], options, finder));
    }
    return result;
  });
}

Searcher::Searcher(const std::filesystem::path& index) : impl_(std::make_unique<Impl>(index)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

SearchResult Searcher::search(const Query& query, const SearchOptions& options) const {
  return impl_->search(query, options);
}

const index::Reader& Searcher::reader() const { return impl_->reader; }

}  // namespace timbao::search
