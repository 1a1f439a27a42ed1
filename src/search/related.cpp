#include "timbao/search/related.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include "search/candidates.hpp"
#include "search/date_values.hpp"
#include "search/field_conditions.hpp"
#include "search/hits.hpp"
#include "search/likeness.hpp"
#include "search/plan.hpp"
#include "search/read_ahead.hpp"
#include "search/stories.hpp"
#include "search/story_profile.hpp"
#include "search/tie_order.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/search/copies.hpp"

namespace timbao::search {
namespace {

using article::Article;
using Side = RelatedOptions::Side;

// Where the Error that Xapian's exception becomes is about; the caller knows which index it opened.
constexpr const char* kIndex = "the index";

constexpr double kDay = 86'400;

// How many articles are compared with the story, in the order of Matches::best(); and by how many
// of its words that order is made. Half as many articles lose some of a large index, more words
// find no more (tests/bench/README.md).
constexpr std::size_t kCompared = 1000;
constexpr std::size_t kFirstWords = 48;

// At this distance in days nearness is worth half; an article without a date is taken to lie there.
constexpr double kHalfDays = 2;

// The least likeness that is shown, in percent: of 257 articles that were judged to be related none
// has less, and half of the others that were judged beside them have less than 9.
constexpr double kLeastLikeness = 3;

// The phrases that passages are chosen by and that are highlighted in them, and those that people
// are told: as many as tell a story and can be read.
constexpr std::size_t kSoughtPhrases = 20;
constexpr std::size_t kToldPhrases = 8;

struct Related {
  std::uint32_t document = 0;
  double likeness = 0;
  double nearness = 0;              // What nearness in time adds to it.
  std::optional<double> days = {};  // From the story; nothing where either has no date.
  Documents copies = {};

  [[nodiscard]] double score() const { return likeness + nearness; }
};

class RelatedFinder {
 public:
  RelatedFinder(const index::Reader& reader, const Article& story, const RelatedOptions& options);

  [[nodiscard]] SearchResult result();

 private:
  [[nodiscard]] Plan plan() const;
  [[nodiscard]] std::vector<Condition> time_filters() const;
  void seek(const Phrase& phrase, Plan& plan) const;
  [[nodiscard]] std::unordered_set<std::uint32_t> own_documents() const;
  [[nodiscard]] std::vector<Related> ranked();
  void add_nearness(std::vector<Related>& articles) const;
  [[nodiscard]] std::vector<Related> first_stories(std::vector<Related> articles) const;
  [[nodiscard]] std::vector<std::pair<std::string, double>> explanation_of(const Related& article);
  [[nodiscard]] std::string told() const;

  const index::Reader& reader_;
  const Article& story_;
  const RelatedOptions& options_;
  index::ArticleTokens tokens_;
  index::TokenColumnBuilder builder_;
  index::TokenColumn column_;
  StoryProfile profile_;
  Plan plan_;
  Likeness likeness_;
};

index::ArticleTokens tokens_of(const Article& story) {
  index::ArticleTokens tokens;
  tokens.read(story);
  return tokens;
}

RelatedFinder::RelatedFinder(const index::Reader& reader, const Article& story,
                             const RelatedOptions& options)
    : reader_(reader),
      story_(story),
      options_(options),
      tokens_(tokens_of(story)),
      column_(builder_.build(tokens_)),
      profile_(story, tokens_, reader),
      plan_(plan()),
      likeness_(profile_, column_, reader) {}

// Articles are put in their first order by the story's words; passages are chosen by its phrases.
Plan RelatedFinder::plan() const {
  SearchOptions filters;
  filters.outlets = options_.outlets;
  filters.since = options_.since;
  filters.until = options_.until;
  std::vector<Condition> conditions = time_filters();
  conditions.push_back(FieldConditions(filters, reader_).of_options().value_or(everything()));
  Plan plan;
  plan.condition = all_of(std::move(conditions));
  for (const StoryTerm& term : profile_.words()) {
    if (plan.words.size() == kFirstWords) break;
    WorthyWord word{.held = {.kind = Condition::Kind::words}, .idf = term.weight};
    word.held.group = word.forms = word.plausible = word.likely = plan.groups.size();
    plan.groups.push_back({term.word});
    plan.words.push_back(std::move(word));
  }
  for (const std::size_t place : profile_.key_phrases()) {
    if (plan.units.size() == kSoughtPhrases) break;
    seek(profile_.phrases()[place], plan);
  }
  return plan;
}

void RelatedFinder::seek(const Phrase& phrase, Plan& plan) const {
  const double articles = reader_.database().get_doccount();
  Unit unit;
  for (const std::string& word : phrase.words) {
    const double held = reader_.frequency(word);
    unit.words.push_back({{word}, {}, inverse_document_frequency(articles, held)});
  }
  plan.units.push_back(std::move(unit));
}

std::vector<Condition> RelatedFinder::time_filters() const {
  std::vector<Condition> filters;
  const auto add = [&filters](double from, double until) {
    Condition range{.kind = Condition::Kind::range};
    range.from = from;
    range.until = until;
    filters.push_back(std::move(range));
  };
  const bool asks_for_date = options_.within_days || options_.side != Side::any;
  if (!asks_for_date) return filters;
  if (!story_.date) return {Condition{}};
  const auto time = static_cast<double>(story_.date->civil_seconds());
  const double day = std::floor(time / kDay) * kDay;
  if (options_.within_days) {
    add(day - *options_.within_days * kDay, day + (*options_.within_days + 1) * kDay - 1);
  }
  const bool day_only = story_.date->precision == Date::Precision::day;
  if (options_.side == Side::earlier) add(-HUGE_VAL, time - 1);
  if (options_.side == Side::later) add(day_only ? day + kDay : time + 1, HUGE_VAL);
  return filters;
}

std::unordered_set<std::uint32_t> RelatedFinder::own_documents() const {
  CopyFinder finder(reader_);
  const std::optional<std::uint32_t> document = reader_.document(story_.id);
  const Documents copies =
      document ? finder.copies_of(*document) : finder.copies_of(column_, story_.url);
  std::unordered_set<std::uint32_t> own(copies.begin(), copies.end());
  if (document) own.insert(*document);
  return own;
}

// Texts too short to be copies are still the same where every word is.
std::vector<Related> RelatedFinder::ranked() {
  Matches matches(plan_, false, reader_);
  std::vector<Candidate> candidates = matches.best(kCompared);
  const std::unordered_set<std::uint32_t> own = own_documents();
  std::erase_if(candidates, [&own](const Candidate& candidate) {
    return candidate.worth == 0 || own.contains(candidate.document);
  });
  std::vector<Related> articles;
  read_ahead(
      [&](const auto& take) {
        for (const Candidate& candidate : candidates) take(candidate.document);
      },
      [&](std::uint32_t document) { reader_.prefetch_column(document); },
      [&](std::uint32_t document) {
        const index::TokenColumn column = reader_.column(document);
        if (std::ranges::equal(column.codes, column_.codes)) return;
        articles.push_back({.document = document, .likeness = likeness_.of(column)});
      });
  std::erase_if(articles, [](const Related& a) { return a.likeness < kLeastLikeness; });
  if (story_.date) add_nearness(articles);
  order_with_ties(std::span(articles), articles.size(), reader_,
                  [](const Related& a, const Related& b) { return a.score() > b.score(); });
  return articles;
}

void RelatedFinder::add_nearness(std::vector<Related>& articles) const {
  std::sort(articles.begin(), articles.end(),
            [](const Related& a, const Related& b) { return a.document < b.document; });
  DateValues dates(reader_.database());
  const auto time = static_cast<double>(story_.date->civil_seconds());
  for (Related& article : articles) {
    if (const auto date = dates.of(article.document)) article.days = std::abs(*date - time) / kDay;
    article.nearness = article.likeness / (1 + article.days.value_or(kHalfDays) / kHalfDays);
  }
}

std::vector<Related> RelatedFinder::first_stories(std::vector<Related> articles) const {
  if (!options_.group) return articles;
  const std::size_t wanted = std::size_t{options_.offset} + options_.limit;
  StoryFolder folder(reader_);
  std::vector<Related> stories;
  for (Related& article : articles) {
    if (stories.size() == wanted) break;
    if (folder.is_folded(article.document)) continue;
    article.copies = folder.add(article.document);
    stories.push_back(std::move(article));
  }
  return stories;
}

std::string apart(const std::optional<double>& days) {
  if (!days) return "date unknown";
  if (*days < kHalfDays) return std::to_string(std::lround(*days * 24)) + " hours apart";
  return std::to_string(std::lround(*days)) + " days apart";
}

// The phrases that count most, all others together, and time.
std::vector<std::pair<std::string, double>> RelatedFinder::explanation_of(const Related& article) {
  std::vector<std::pair<std::string, double>> parts;
  double others = 0;
  for (const auto& [place, part] : likeness_.parts(reader_.column(article.document))) {
    if (parts.size() < kToldPhrases && place != StoryProfile::kAcrossPhrases) {
      parts.emplace_back(profile_.phrases()[place].text, part);
    } else {
      others += part;
    }
  }
  if (others > 0) parts.emplace_back("other words", others);
  if (article.nearness > 0) parts.emplace_back(apart(article.days), article.nearness);
  return parts;
}

std::string RelatedFinder::told() const {
  std::string text;
  std::size_t told = 0;
  for (const std::size_t place : profile_.key_phrases()) {
    if (told++ == kToldPhrases) break;
    text += (text.empty() ? "" : ", ") + profile_.phrases()[place].text;
  }
  return text;
}

SearchResult RelatedFinder::result() {
  SearchResult result;
  if (profile_.words().empty()) return result;
  result.interpreted = "đang tìm theo: " + told();
  std::vector<Related> articles = ranked();
  result.total = articles.size();
  articles = first_stories(std::move(articles));
  const QueryWords words(plan_, reader_);
  PassageFinder finder(plan_, words);
  const std::size_t end = std::min(articles.size(), std::size_t{options_.offset} + options_.limit);
  for (std::size_t i = options_.offset; i < end; ++i) {
    const Related& article = articles[i];
    const Ranked ranked{
        .document = article.document, .score = article.score(), .copies = article.copies};
    result.hits.push_back(hit_of(ranked, options_.passages, reader_, finder));
    if (options_.explain) result.hits.back().explanation = explanation_of(article);
  }
  return result;
}

}  // namespace

SearchResult related_to(const index::Reader& reader, const Article& story,
                        const RelatedOptions& options) {
  return index::with_translated_errors(
      kIndex, [&] { return RelatedFinder(reader, story, options).result(); });
}

}  // namespace timbao::search
