// Counts equal those of a scan of every article of the sample corpus.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/analysis/facets.hpp"
#include "timbao/analysis/timeline.hpp"
#include "timbao/base/error.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::test {
namespace {

using analysis::Facet;
using analysis::Period;
using article::Article;

using Counts = std::map<std::string, std::uint64_t>;

constexpr std::array kFacets = {Facet::outlet, Facet::author, Facet::topic, Facet::origin,
                                Facet::year};
constexpr std::array kPeriods = {Period::day, Period::week, Period::month, Period::quarter,
                                 Period::year};
constexpr std::array kWords = {"nước", "phê", "trường", "lũ", "covid"};

// In two segments, so that documents are numbered across them.
const search::Searcher& sample() {
  static const TempFolder folder;
  static const bool built = [] {
    const std::string corpus = std::string(TIMBAO_SOURCE_DIR) + "/corpus/sample/";
    run_update(folder.path() / "a", {corpus + "feeds", corpus + "html", corpus + "markdown"});
    run_update(folder.path() / "b",
               {corpus + "pages", corpus + "tables", corpus + "texts", corpus + "web"});
    folder.write("both", "auto a\nauto b\n");
    return true;
  }();
  static_cast<void>(built);
  static const search::Searcher searcher(folder.path() / "both");
  return searcher;
}

std::vector<std::uint32_t> found(const std::string& word) {
  search::SearchOptions exact;
  exact.accents = search::Accents::strict;
  exact.expand = false;
  return sample().matched(search::parse_query(word).root, exact).documents;
}

bool holds(const std::string& text, const std::string& word) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.term(i) == word) return true;
  }
  return false;
}

std::vector<Article> all_articles() {
  const index::Reader& reader = sample().reader();
  std::vector<Article> articles;
  for (std::uint32_t document = 1; articles.size() < reader.articles(); ++document) {
    try {
      articles.push_back(reader.article(document));
    } catch (const Error&) {  // Numbers of two segments of different sizes have gaps.
    }
  }
  return articles;
}

std::vector<Article> scanned(const std::string& word) {
  static const std::vector<Article> all = all_articles();
  std::vector<Article> articles;
  for (const Article& article : all) {
    if (holds(article.title.value_or("") + "\n\n" + article.abstract.value_or("") + "\n\n" +
                  article.body,
              word)) {
      articles.push_back(article);
    }
  }
  return articles;
}

std::string outlet_text(const std::optional<article::Outlet>& outlet) {
  if (!outlet) return "";
  return outlet->domain ? *outlet->domain : *outlet->name;
}

std::set<std::string> values_in(const Article& article, Facet by) {
  switch (by) {
    case Facet::outlet:
      return {outlet_text(article.outlet)};
    case Facet::origin:
      return {outlet_text(article.origin)};
    case Facet::year:
      return {article.date ? article.date->iso().substr(0, 4) : ""};
    case Facet::topic:
      if (article.topics.empty()) return {""};
      return {article.topics.begin(), article.topics.end()};
    case Facet::author:
      break;
  }
  std::set<std::string> names;
  std::string rest = article.author.value_or("");
  for (std::size_t comma = 0; (comma = rest.find(", ")) != std::string::npos;) {
    names.insert(rest.substr(0, comma));
    rest.erase(0, comma + 2);
  }
  names.insert(rest);
  return names;
}

// As the C library and a glance at the calendar have it.
std::string period_text(const Date& date, Period by) {
  const std::string day = date.iso().substr(0, 10);
  const int month = std::stoi(day.substr(5, 2));
  std::tm time{};
  time.tm_year = std::stoi(day.substr(0, 4)) - 1900;
  time.tm_mon = month - 1;
  time.tm_mday = std::stoi(day.substr(8, 2));
  timegm(&time);  // Sets the days of week and year.
  std::array<char, 16> week{};
  std::strftime(week.data(), week.size(), "%G-W%V", &time);
  switch (by) {
    case Period::day:
      return day;
    case Period::week:
      return week.data();
    case Period::month:
      return day.substr(0, 7);
    case Period::quarter:
      return day.substr(0, 4) + "-Q" + std::to_string((month + 2) / 3);
    case Period::year:
      break;
  }
  return day.substr(0, 4);
}

Counts counted(const analysis::Facets& facets) {
  Counts counts;
  for (const auto& [value, articles] : facets.counts) {
    counts[value.text ? *value.text : *value.name] += articles;
  }
  if (facets.unknown > 0) counts[""] = facets.unknown;
  return counts;
}

Counts named(const std::map<std::int64_t, std::uint64_t>& periods, Period by,
             std::uint64_t undated) {
  Counts counts;
  for (const auto& [period, articles] : periods) {
    counts[analysis::period_name(period, by)] += articles;
  }
  if (undated > 0) counts[""] = undated;
  return counts;
}

Counts scanned_periods(const std::vector<Article>& articles, Period by) {
  Counts counts;
  for (const Article& article : articles) {
    ++counts[article.date ? period_text(*article.date, by) : ""];
  }
  return counts;
}

TEST(Counts, AreOverTheArticlesThatHoldTheWord) {
  for (const char* word : kWords) {
    EXPECT_EQ(found(word).size(), scanned(word).size()) << word;
  }
  EXPECT_GT(found("nước").size(), 50U);
}

TEST(Facets, EqualAScan) {
  for (const char* word : kWords) {
    for (const Facet by : kFacets) {
      Counts expected;
      for (const Article& article : scanned(word)) {
        for (const std::string& value : values_in(article, by)) ++expected[value];
      }
      EXPECT_EQ(counted(analysis::facets_of(sample().reader(), found(word), by)), expected)
          << word << ' ' << static_cast<int>(by);
    }
  }
}

TEST(Timeline, EqualsAScan) {
  for (const char* word : kWords) {
    for (const Period by : kPeriods) {
      const std::vector<analysis::Selection> selections = {{.value = {}, .documents = found(word)}};
      const auto timeline = analysis::timeline_of(sample().reader(), selections, by);
      const analysis::Series& series = timeline.series.at(0);
      EXPECT_EQ(named(series.articles, by, series.undated), scanned_periods(scanned(word), by))
          << word << ' ' << static_cast<int>(by);
      EXPECT_EQ(named(timeline.totals, by, timeline.undated_total),
                scanned_periods(all_articles(), by));
    }
  }
}

TEST(Timeline, SplitsAddUpToTheWhole) {
  const std::vector<std::uint32_t> documents = found("nước");
  const std::vector<analysis::Selection> whole = {{.value = {}, .documents = documents}};
  const auto parts = analysis::split_by(sample().reader(), documents, Facet::outlet);
  const auto one = analysis::timeline_of(sample().reader(), whole, Period::month);
  const auto split = analysis::timeline_of(sample().reader(), parts, Period::month);
  ASSERT_EQ(split.series.size(), parts.size());
  EXPECT_EQ(split.first, one.first);
  EXPECT_EQ(split.last, one.last);
  for (std::int64_t period = one.first; period <= one.last; ++period) {
    std::uint64_t sum = 0;
    for (const analysis::Series& series : split.series) sum += series.in(period);
    EXPECT_EQ(sum, one.series.at(0).in(period)) << analysis::period_name(period, one.by);
  }
}

TEST(Facets, PutMostArticlesFirstAndYearsInOrder) {
  const auto topics = analysis::facets_of(sample().reader(), found("nước"), Facet::topic);
  EXPECT_TRUE(std::is_sorted(topics.counts.begin(), topics.counts.end(),
                             [](auto& a, auto& b) { return a.articles > b.articles; }));
  const auto years = analysis::facets_of(sample().reader(), found("nước"), Facet::year);
  EXPECT_TRUE(std::is_sorted(years.counts.begin(), years.counts.end(),
                             [](auto& a, auto& b) { return a.value.text < b.value.text; }));
}

TEST(Facets, OfNothingAreEmpty) {
  const auto none = analysis::facets_of(sample().reader(), {}, Facet::outlet);
  EXPECT_TRUE(none.counts.empty());
  EXPECT_EQ(none.unknown, 0U);
  const auto timeline = analysis::timeline_of(sample().reader(), {}, Period::month);
  EXPECT_LT(timeline.last, timeline.first);
}

TEST(Periods, HaveNamesAndFirstDays) {
  using std::chrono::days;
  using std::chrono::sys_days;
  for (sys_days day{days(-350'000)}; day < sys_days{days(60'000)}; day += days(1)) {
    for (const Period by : kPeriods) {
      const std::int64_t period = analysis::period_of(day, by);
      const sys_days first = analysis::first_day_of(period, by);
      ASSERT_LE(first, day);
      ASSERT_GT(analysis::first_day_of(period + 1, by), day);
      ASSERT_EQ(analysis::period_name(period, by), period_text(Date{.day = day}, by));
    }
    if (day == sys_days{days(-349'000)}) day = sys_days{days(-1'000)};
  }
}

TEST(Revision, ChangesWithTheIndexOnly) {
  SampleIndex index({record("a", "Lũ quét ở Kỳ Sơn.")});
  const std::string before = index::Reader(index.path()).revision();
  EXPECT_EQ(before.size(), 16U);
  EXPECT_EQ(index::Reader(index.path()).revision(), before);
  index.feed({record("b", "Cà phê Buôn Hồ.")});
  EXPECT_NE(index::Reader(index.path()).revision(), before);
}

}  // namespace
}  // namespace timbao::test
