#include "timbao/search/searcher.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "search/candidates.hpp"
#include "search/date_values.hpp"
#include "search/evidence.hpp"
#include "search/passages.hpp"
#include "search/plan.hpp"
#include "search/ranker.hpp"
#include "search/read_ahead.hpp"
#include "search/reading.hpp"
#include "search/spelling_out.hpp"
#include "search/stories.hpp"
#include "search/suggestion.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

// How many articles are ranked on full evidence at a time, in the order of Matches::best(). Those
// behind come in further such blocks, so that pages of a long result fit together. With blocks of 300
// MRR@10 is the same within .001.
constexpr std::size_t kBlock = 100;
constexpr std::size_t kBlockOfLong = 200;  // Of queries of more than kShort words, which few articles
constexpr std::size_t kShort = 8;          // hold all of.

// Of fewer articles with every word, a misspelt one may be the cause. A guess.
constexpr std::uint64_t kFewArticles = 3;

struct Ranked {
  std::uint32_t document = 0;
  double score = 0;
  double recent = 0;       // Of it: what newness counts.
  double held_back = 0;    // Not in it: what it would have more than articles of blocks before.
  double date = 0;         // Where that is the order: less is earlier in it.
  Documents copies = {};   // Of a story's best article.
};

// How well a query is answered: as matched, and when misspelt words are put right.
struct Answer {
  std::uint64_t total = 0;
  std::size_t words_missing = 0;  // Of those asked for, in each article.

  // More of the words, or more articles with all of them.
  [[nodiscard]] bool is_better(const Answer& than) const {
    if (words_missing != than.words_missing) return total > 0 && words_missing < than.words_missing;
    return words_missing == 0 && total > than.total;
  }
};

// Words of the query that no article has.
std::size_t unknown_words(const Plan& plan) {
  std::size_t unknown = 0;
  for (const Unit& unit : plan.units) {
    for (const PlannedWord& word : unit.words) unknown += word.forms.empty() ? 1 : 0;
  }
  return unknown;
}

Answer answer_of(const Plan& plan, const Matches& matches, Combine combine) {
  return {matches.total(),
          combine == Combine::any ? unknown_words(plan) : matches.operands_missing()};
}

// For people: how many of a free query's words the articles hold, where none holds all.
std::string words_held(const Plan& plan, std::size_t missing) {
  return "no article holds all " + std::to_string(plan.operands.size()) + " words; these hold " +
         std::to_string(plan.operands.size() - missing) + " of them";
}

// The query's words in the order in which they are scored, for people.
std::vector<std::string> names_of(const Plan& plan) {
  std::vector<std::string> names;
  for (const Unit& unit : plan.units) {
    for (const PlannedWord& word : unit.words) {
      const bool is_known = !word.forms.empty();
      names.push_back(!word.likely.empty() || !is_known ? word.likely : word.forms.front());
    }
  }
  return names;
}

// Lowers scores to what articles before them have.
void hold_back(std::span<Ranked> block, double most) {
  for (Ranked& article : block) {
    article.held_back = std::max(0.0, article.score - most);
    article.score = std::min(article.score, most);
  }
}

// Parts that add up to the article's score.
std::vector<std::pair<std::string, double>> explanation_of(const Ranked& article, const Plan& plan,
                                                           Ranker& ranker) {
  auto parts = ranker.parts(article.document, names_of(plan));
  if (article.recent != 0) parts.emplace_back("recent", article.recent);
  if (article.held_back != 0) {
    parts.emplace_back("words held by others before it", -article.held_back);
  }
  return parts;
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& path) : index(path), reader(path) {}

  [[nodiscard]] SearchResult search(const Query& query, const SearchOptions& options) const;

 private:
  [[nodiscard]] std::optional<std::string> suggestion_for(const QueryReading& reading,
                                                          const Answer& answer,
                                                          const SearchOptions& options) const;
  template <class Less>
  void order(std::span<Ranked> articles, std::size_t wanted, Less less) const;
  void add_recency(const Ranking& ranking, std::span<Ranked> block) const;
  [[nodiscard]] std::vector<Ranked> by_relevance(Matches& matches, Ranker& ranker,
                                                 const SearchOptions& options,
                                                 std::size_t wanted) const;
  [[nodiscard]] std::vector<Ranked> by_date(const Matches& matches, Sort sort,
                                            std::size_t wanted) const;
  [[nodiscard]] std::vector<Ranked> ranked(Matches& matches, Ranker& ranker,
                                           const SearchOptions& options, std::size_t wanted) const;
  [[nodiscard]] std::vector<Ranked> stories(Matches& matches, Ranker& ranker,
                                            const SearchOptions& options, std::size_t wanted) const;
  [[nodiscard]] Hit hit_of(const Ranked& article, const SearchOptions& options,
                           PassageFinder& finder) const;

  std::filesystem::path index;

 public:
  index::Reader reader;
};

// Text of a query that finds more, or articles with more of the words.
std::optional<std::string> Searcher::Impl::suggestion_for(const QueryReading& reading,
                                                          const Answer& answer,
                                                          const SearchOptions& options) const {
  const bool all_found = answer.words_missing == 0 && answer.total > 0;
  const bool enough = options.combine == Combine::any || answer.total >= kFewArticles;
  if (!options.suggest || (all_found && enough)) return std::nullopt;
  const bool relax = options.combine == Combine::all_or_most;
  const Doubt doubt = all_found ? Doubt::some : Doubt::strong;
  for (const Query& respelt :
       better_queries(reading.query, reading.forms.reading(), doubt, reader)) {
    QueryReading reread = read_query(respelt, options.accents, reader);
    const Plan plan = plan_query(reread.query, reread.forms, options, reader);
    const Matches matches(plan, relax, reader);
    if (answer_of(plan, matches, options.combine).is_better(answer)) return spelled_out(respelt);
  }
  return std::nullopt;
}

// Sorts by `less`, and equal ones by their ids, as far as the first `wanted` show it: an id has to
// be read.
template <class Less>
void Searcher::Impl::order(std::span<Ranked> articles, std::size_t wanted, Less less) const {
  std::stable_sort(articles.begin(), articles.end(), less);
  for (std::size_t first = 0; first < std::min(wanted, articles.size());) {
    std::size_t end = first + 1;
    while (end < articles.size() && !less(articles[first], articles[end])) ++end;
    if (end - first > 1) {
      std::vector<std::pair<std::string, Ranked>> equal;
      for (std::size_t i = first; i < end; ++i) {
        equal.emplace_back(reader.id(articles[i].document), std::move(articles[i]));
      }
      std::sort(equal.begin(), equal.end(),
                [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = first; i < end; ++i) articles[i] = std::move(equal[i - first].second);
    }
    first = end;
  }
}

// Adds what newness is worth, by the age beside the newest of them; nothing without a date.
void Searcher::Impl::add_recency(const Ranking& ranking, std::span<Ranked> block) const {
  constexpr double kDay = 86'400;
  std::vector<std::optional<double>> dates;
  double newest = -HUGE_VAL;
  for (const Ranked& article : block) {
    const std::string date =
        reader.database().get_document(article.document).get_value(schema::kDate);
    dates.push_back(date.empty() ? std::nullopt
                                 : std::optional(Xapian::sortable_unserialise(date)));
    newest = std::max(newest, dates.back().value_or(newest));
  }
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (!dates[i]) continue;
    const double days = (newest - *dates[i]) / kDay;
    block[i].recent = ranking.recent * std::exp2(-days / ranking.recent_days);
    block[i].score += block[i].recent;
  }
}

std::vector<Ranked> Searcher::Impl::by_relevance(Matches& matches, Ranker& ranker,
                                                 const SearchOptions& options,
                                                 std::size_t wanted) const {
  const std::size_t size = ranker.words() > kShort ? kBlockOfLong : kBlock;
  const std::size_t blocks = std::max<std::size_t>(1, (wanted + size - 1) / size);
  const std::vector<Candidate> candidates = matches.best(blocks * size);
  std::vector<Ranked> articles;
  articles.reserve(candidates.size());
  read_ahead(
      [&](const auto& take) {
        for (const Candidate& candidate : candidates) take(candidate.document);
      },
      [&](std::uint32_t document) { reader.prefetch_column(document); },
      [&](std::uint32_t document) {
        articles.push_back({.document = document, .score = ranker.score(document)});
      });
  for (std::size_t first = 0; first < articles.size(); first += size) {
    const std::span block =
        std::span(articles).subspan(first, std::min(size, articles.size() - first));
    if (options.recent) add_recency(options.ranking, block);
    order(block, wanted - first,
          [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    if (first > 0) hold_back(block, articles[first - 1].score);
  }
  return articles;
}

// Articles without a date come last either way.
std::vector<Ranked> Searcher::Impl::by_date(const Matches& matches, Sort sort,
                                            std::size_t wanted) const {
  std::vector<Ranked> articles;
  DateValues dates(reader.database());
  for (const std::uint32_t document : matches.documents()) {
    const std::optional<double> date = dates.of(document);
    const double sign = sort == Sort::newest ? -1 : 1;
    articles.push_back({.document = document, .date = date ? sign * *date : HUGE_VAL});
  }
  order(articles, wanted, [](const Ranked& a, const Ranked& b) { return a.date < b.date; });
  if (articles.size() > wanted) articles.resize(wanted);
  return articles;
}

std::vector<Ranked> Searcher::Impl::ranked(Matches& matches, Ranker& ranker,
                                           const SearchOptions& options,
                                           std::size_t wanted) const {
  if (options.sort == Sort::relevance) return by_relevance(matches, ranker, options, wanted);
  std::vector<Ranked> articles = by_date(matches, options.sort, wanted);
  for (Ranked& article : articles) article.score = ranker.score(article.document);
  return articles;
}

// The best article of each of the first `wanted` stories. Where copies leave too few, more articles
// are ranked: the first of them are the same, so pages fit together.
std::vector<Ranked> Searcher::Impl::stories(Matches& matches, Ranker& ranker,
                                            const SearchOptions& options,
                                            std::size_t wanted) const {
  for (std::size_t depth = wanted;; depth *= 2) {
    StoryFolder folder(reader);
    std::vector<Ranked> stories;
    const std::vector<Ranked> articles = ranked(matches, ranker, options, depth);
    for (const Ranked& article : articles) {
      if (stories.size() == wanted) break;
      if (folder.is_folded(article.document)) continue;
      stories.push_back(article);
      stories.back().copies = folder.add(article.document);
    }
    if (stories.size() == wanted || articles.size() >= matches.total()) return stories;
  }
}

Hit Searcher::Impl::hit_of(const Ranked& article, const SearchOptions& options,
                           PassageFinder& finder) const {
  Hit hit;
  hit.id = reader.id(article.document);
  hit.score = article.score;
  if (options.passages == 0) return hit;
  hit.article = reader.article(article.document);
  hit.passages =
      finder.find(hit.article, reader.column(article.document), options.passages);
  hit.title_highlights = finder.title_highlights(hit.article);
  Documents copies = article.copies;
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
    Matches matches(plan, options.combine == Combine::all_or_most, reader);
    const Answer answer = answer_of(plan, matches, options.combine);
    if (options.combine == Combine::all_or_most && answer.total > 0 && answer.words_missing > 0) {
      if (result.interpreted) *result.interpreted += "; ";
      result.interpreted = result.interpreted.value_or("") + words_held(plan, answer.words_missing);
    }
    result.suggestion = suggestion_for(reading, answer, options);
    result.total = answer.total;
    const QueryWords words(plan, reader);
    Ranker ranker(words, options.ranking, reader);
    const std::size_t wanted = static_cast<std::size_t>(
        std::min<std::uint64_t>(std::uint64_t{options.offset} + options.limit, answer.total));
    const std::vector<Ranked> articles = options.group
                                             ? stories(matches, ranker, options, wanted)
                                             : ranked(matches, ranker, options, wanted);
    PassageFinder finder(plan, words);
    for (std::size_t i = options.offset; i < std::min(wanted, articles.size()); ++i) {
      result.hits.push_back(hit_of(articles[i], options, finder));
      if (!options.explain) continue;
      result.hits.back().explanation = explanation_of(articles[i], plan, ranker);
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
