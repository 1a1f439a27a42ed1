#include "timbao/search/searcher.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/candidates.hpp"
#include "search/evidence.hpp"
#include "search/hits.hpp"
#include "search/passages.hpp"
#include "search/plan.hpp"
#include "search/ranker.hpp"
#include "search/reading.hpp"
#include "search/result_order.hpp"
#include "search/spelling_out.hpp"
#include "search/suggestion.hpp"
#include "timbao/index/errors.hpp"

namespace timbao::search {
namespace {

// Of fewer articles with every word, a misspelt one may be the cause. A guess.
constexpr std::uint64_t kFewArticles = 3;

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

// For people: how the query was read, where it is not as it was typed, and how many of a free
// query's words the articles hold, where none holds all.
std::optional<std::string> interpretation_of(const QueryReading& reading, const Plan& plan,
                                             const Matches& matches, Combine combine) {
  std::string text = reading.differs ? "đang tìm: " + spelled_out(reading.query) : "";
  const std::size_t missing = matches.operands_missing();
  if (combine == Combine::all_or_most && matches.total() > 0 && missing > 0) {
    if (!text.empty()) text += "; ";
    text += "no article holds all " + std::to_string(plan.operands.size()) +
            " words; these hold " + std::to_string(plan.operands.size() - missing) + " of them";
  }
  return text.empty() ? std::nullopt : std::optional(std::move(text));
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
  [[nodiscard]] Matched matched(const Query& query, const SearchOptions& options) const;

 private:
  [[nodiscard]] std::optional<std::string> suggestion_for(const QueryReading& reading,
                                                          const Answer& answer,
                                                          const SearchOptions& options) const;

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

SearchResult Searcher::Impl::search(const Query& query, const SearchOptions& options) const {
  return index::with_translated_errors(index, [&] {
    SearchResult result;
    QueryReading reading = read_query(query, options.accents, reader);
    const Plan plan = plan_query(reading.query, reading.forms, options, reader);
    Matches matches(plan, options.combine == Combine::all_or_most, reader);
    const Answer answer = answer_of(plan, matches, options.combine);
    result.interpreted = interpretation_of(reading, plan, matches, options.combine);
    result.suggestion = suggestion_for(reading, answer, options);
    result.total = answer.total;
    const QueryWords words(plan, reader);
    Ranker ranker(words, options.ranking, reader);
    const std::size_t wanted = static_cast<std::size_t>(
        std::min<std::uint64_t>(std::uint64_t{options.offset} + options.limit, answer.total));
    const std::vector<Ranked> articles =
        ResultOrder(options, reader, matches, ranker).first(wanted);
    PassageFinder finder(plan, words);
    for (std::size_t i = options.offset; i < std::min(wanted, articles.size()); ++i) {
      result.hits.push_back(hit_of(articles[i], options.passages, reader, finder));
      if (!options.explain) continue;
      result.hits.back().explanation = explanation_of(articles[i], plan, ranker);
    }
    return result;
  });
}

Matched Searcher::Impl::matched(const Query& query, const SearchOptions& options) const {
  return index::with_translated_errors(index, [&] {
    QueryReading reading = read_query(query, options.accents, reader);
    const Plan plan = plan_query(reading.query, reading.forms, options, reader);
    const Matches matches(plan, options.combine == Combine::all_or_most, reader);
    return Matched{matches.documents(),
                   interpretation_of(reading, plan, matches, options.combine)};
  });
}

Searcher::Searcher(const std::filesystem::path& index) : impl_(std::make_unique<Impl>(index)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

SearchResult Searcher::search(const Query& query, const SearchOptions& options) const {
  return impl_->search(query, options);
}

Matched Searcher::matched(const Query& query, const SearchOptions& options) const {
  return impl_->matched(query, options);
}

const index::Reader& Searcher::reader() const { return impl_->reader; }

}  // namespace timbao::search
