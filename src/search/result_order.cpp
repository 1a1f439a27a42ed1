#include "search/result_order.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "search/date_values.hpp"
#include "search/read_ahead.hpp"
#include "search/stories.hpp"
#include "search/tie_order.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/search/deadline.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

// How many articles are ranked on full evidence at a time, in the order of Matches::best(). Those
// behind come in further such blocks, so that pages of a long result fit together. With blocks of
// 300 MRR@10 is the same within .001.
constexpr std::size_t kBlock = 100;
// Of queries of more than kShort words, which few articles hold all of.
constexpr std::size_t kBlockOfLong = 200;
constexpr std::size_t kShort = 8;

// Lowers scores to what articles before them have.
void hold_back(std::span<Ranked> block, double most) {
  for (Ranked& article : block) {
    article.held_back = std::max(0.0, article.score - most);
    article.score = std::min(article.score, most);
  }
}

}  // namespace

std::vector<Ranked> ResultOrder::first(std::size_t wanted) const {
  return options_.group ? stories(wanted) : articles(wanted);
}

// Where copies leave too few stories, more articles are ranked: the first of them are the same, so
// pages fit together.
std::vector<Ranked> ResultOrder::stories(std::size_t wanted) const {
  for (std::size_t depth = wanted;; depth *= 2) {
    StoryFolder folder(reader_);
    std::vector<Ranked> stories;
    const std::vector<Ranked> ranked = articles(depth);
    for (const Ranked& article : ranked) {
      check_deadline();
      if (stories.size() == wanted) break;
      if (folder.is_folded(article.document)) continue;
      stories.push_back(article);
      stories.back().copies = folder.add(article.document);
    }
    if (stories.size() == wanted || ranked.size() >= matches_.total()) return stories;
  }
}

std::vector<Ranked> ResultOrder::articles(std::size_t wanted) const {
  return options_.sort == Sort::relevance ? by_relevance(wanted) : by_date(wanted);
}

// Articles without a date come last either way.
std::vector<Ranked> ResultOrder::by_date(std::size_t wanted) const {
  std::vector<Ranked> articles;
  DateValues dates(reader_.database());
  const double sign = options_.sort == Sort::newest ? -1 : 1;
  for (const std::uint32_t document : matches_.documents()) {
    const std::optional<double> date = dates.of(document);
    articles.push_back({.document = document, .date = date ? sign * *date : HUGE_VAL});
  }
  order_with_ties(std::span(articles), wanted, reader_,
                  [](const Ranked& a, const Ranked& b) { return a.date < b.date; });
  if (articles.size() > wanted) articles.resize(wanted);
  for (Ranked& article : articles) article.score = ranker_.score(article.document);
  return articles;
}

std::vector<Ranked> ResultOrder::by_relevance(std::size_t wanted) const {
  const std::size_t size = ranker_.words() > kShort ? kBlockOfLong : kBlock;
  const std::size_t blocks = std::max<std::size_t>(1, (wanted + size - 1) / size);
  std::vector<Ranked> articles = scored(matches_.best(blocks * size));
  for (std::size_t first = 0; first < articles.size(); first += size) {
    const std::span block =
        std::span(articles).subspan(first, std::min(size, articles.size() - first));
    if (options_.recent) add_recency(block);
    order_with_ties(block, wanted - first, reader_,
                    [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    if (first > 0) hold_back(block, articles[first - 1].score);
  }
  return articles;
}

std::vector<Ranked> ResultOrder::scored(const std::vector<Candidate>& candidates) const {
  std::vector<Ranked> articles;
  articles.reserve(candidates.size());
  read_ahead(
      [&](const auto& take) {
        for (const Candidate& candidate : candidates) take(candidate.document);
      },
      [&](std::uint32_t document) { reader_.prefetch_column(document); },
      [&](std::uint32_t document) {
        check_deadline();
        articles.push_back({.document = document, .score = ranker_.score(document)});
      });
  return articles;
}

// Adds what newness is worth, by the age beside the newest of them; nothing without a date.
void ResultOrder::add_recency(std::span<Ranked> block) const {
  constexpr double kDay = 86'400;
  const Ranking& ranking = options_.ranking;
  std::vector<std::optional<double>> dates;
  double newest = -HUGE_VAL;
  for (const Ranked& article : block) {
    const std::string date =
        reader_.database().get_document(article.document).get_value(schema::kDate);
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

}  // namespace timbao::search
