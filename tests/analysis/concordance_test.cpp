// Every place is found, none is made up, in order; samples and orders are what they say.

#include "timbao/analysis/concordance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::test {
namespace {

using analysis::ConcordanceLine;
using analysis::ConcordanceOrder;

std::vector<ConcordanceLine> lines_of(const std::filesystem::path& index, const std::string& query,
                                      const analysis::ConcordanceOptions& options = {}) {
  search::SearchOptions as_typed;
  as_typed.accents = search::Accents::strict;
  as_typed.expand = false;
  std::vector<ConcordanceLine> lines;
  analysis::concordance(index, search::parse_query(query).root, as_typed, options,
                        [&](std::span<const ConcordanceLine> more) {
                          lines.insert(lines.end(), more.begin(), more.end());
                          return true;
                        });
  return lines;
}

// The articles of corpus/sample, indexed once.
class Corpus {
 public:
  Corpus() {
    run_update(path(), {std::string(TIMBAO_SOURCE_DIR) + "/corpus/sample"});
    const index::Reader reader(path());
    for (std::uint32_t document = 1; document <= reader.statistics().articles; ++document) {
      articles_.push_back(reader.article(document));
    }
  }

  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "db"; }
  [[nodiscard]] const std::vector<article::Article>& articles() const { return articles_; }

 private:
  TempFolder folder_;
  std::vector<article::Article> articles_;
};

const Corpus& corpus() {
  static const Corpus corpus;
  return corpus;
}

// How often the phrase stands in the text; occurrences that touch or have a space between them are
// one.
std::size_t scanned(const std::string& source, const std::vector<std::string>& phrase) {
  text::Tokens tokens;
  text::tokenize(source, tokens);
  std::vector<bool> marked(tokens.size());
  for (std::size_t i = 0; i + phrase.size() <= tokens.size(); ++i) {
    bool matches = true;
    for (std::size_t k = 0; k < phrase.size(); ++k) {
      const bool crosses = k > 0 && tokens[i + k].before != text::Boundary::none;
      matches = matches && !crosses && tokens.term(i + k) == phrase[k];
    }
    for (std::size_t k = 0; matches && k < phrase.size(); ++k) marked[i + k] = true;
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (!marked[i]) continue;
    const std::size_t end = i > 0 ? tokens[i - 1].end : 0;
    const std::string gap = source.substr(end, tokens[i].start - end);
    const bool joins = i > 0 && marked[i - 1] && (gap.empty() || gap == " ");
    count += joins ? 0 : 1;
  }
  return count;
}

std::size_t scanned(const article::Article& article, const std::vector<std::string>& phrase) {
  return scanned(article.title.value_or(""), phrase) +
         scanned(article.abstract.value_or(""), phrase) + scanned(article.body, phrase);
}

// Some words in a row of some article.
std::vector<std::string> random_phrase(std::mt19937& random) {
  const auto below = [&](std::size_t end) { return random() % end; };
  while (true) {
    text::Tokens tokens;
    text::tokenize(corpus().articles()[below(corpus().articles().size())].body, tokens);
    const std::size_t length = 1 + below(3);
    if (tokens.size() < 10) continue;
    const std::size_t start = below(tokens.size() - length);
    std::vector<std::string> phrase;
    for (std::size_t i = start; i < start + length; ++i) phrase.emplace_back(tokens.term(i));
    const bool crosses =
        std::any_of(tokens.list.begin() + static_cast<std::ptrdiff_t>(start) + 1,
                    tokens.list.begin() + static_cast<std::ptrdiff_t>(start + length),
                    [](const text::Token& token) { return token.before != text::Boundary::none; });
    if (!crosses) return phrase;
  }
}

TEST(Concordance, FindsWhatAScanOfTheTextsFinds) {
  std::mt19937 random(16);
  for (int round = 0; round < 300; ++round) {
    const std::vector<std::string> phrase = random_phrase(random);
    std::string query;
    for (const std::string& word : phrase) query += (query.empty() ? "\"" : " ") + word;
    std::map<std::string, std::size_t> expected;
    for (const article::Article& article : corpus().articles()) {
      if (const std::size_t count = scanned(article, phrase)) expected[article.id] += count;
    }
    std::map<std::string, std::size_t> found;
    for (const ConcordanceLine& line : lines_of(corpus().path(), query + '"')) {
      ++found[line.source->id];
    }
    EXPECT_EQ(found, expected) << query;
  }
}

TEST(Concordance, LinesAreTheTextAroundTheMatch) {
  std::map<std::string, const article::Article*> articles;
  for (const article::Article& article : corpus().articles()) articles[article.id] = &article;
  const auto lines = lines_of(corpus().path(), "\"nông dân\"", {.width = 1000000});
  ASSERT_FALSE(lines.empty());
  for (const ConcordanceLine& line : lines) {
    const article::Article& article = *articles.at(line.source->id);
    const std::string whole = line.left + line.match + line.right;
    EXPECT_TRUE(whole == article.body || whole == article.abstract || whole == article.title);
    EXPECT_EQ(line.left.size(), line.bytes.start);
    EXPECT_EQ(text::normal_form(line.match), "nông dân");
  }
}

TEST(Concordance, IsTheSameOnAnyNumberOfThreads) {
  const auto places_of = [](const std::vector<ConcordanceLine>& lines) {
    std::vector<std::pair<std::string, std::uint32_t>> places;
    for (const ConcordanceLine& line : lines) {
      places.emplace_back(line.source->id, line.bytes.start);
    }
    return places;
  };
  const auto one = places_of(lines_of(corpus().path(), "của", {.threads = 1}));
  EXPECT_GT(one.size(), 100U);
  EXPECT_EQ(places_of(lines_of(corpus().path(), "của", {.threads = 4})), one);
}

TEST(Concordance, StopsWhereTheSinkSaysSo) {
  std::size_t calls = 0;
  analysis::concordance(corpus().path(), search::parse_query("của").root, {}, {},
                        [&](std::span<const ConcordanceLine>) {
                          ++calls;
                          return false;
                        });
  EXPECT_EQ(calls, 1U);
}

TEST(Concordance, ContextIsWholeCharactersComposedOrNot) {
  const SampleIndex index({record("a", "tie\xCC\x82\xCC\x81ng lúa tiếng")});
  const auto lines = lines_of(index.path(), "lúa", {.width = 4});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].left, "e\xCC\x82\xCC\x81ng ");
  EXPECT_EQ(lines[0].right, " tiế");
}

TEST(Concordance, QuotedPhrasesCountAsWholes) {
  const SampleIndex index({record("a", "Cây cầu mới. Cây tre bên cầu.")});
  EXPECT_EQ(lines_of(index.path(), "\"cây cầu\"").size(), 1U);
  EXPECT_EQ(lines_of(index.path(), "cây cầu").size(), 3U);
}

std::vector<std::string> ids_of(const std::vector<ConcordanceLine>& lines) {
  std::vector<std::string> ids;
  for (const ConcordanceLine& line : lines) ids.push_back(line.source->id);
  return ids;
}

TEST(ConcordanceOrder, GoesByTheNearestWords) {
  const SampleIndex index({
      record(
          {{"id", "a"}, {"body", "giá lúa tăng"}, {"date", "2024-02-01"}, {"outlet", "b.example"}}),
      record(
          {{"id", "b"}, {"body", "bán lúa giảm"}, {"date", "2024-01-01"}, {"outlet", "c.example"}}),
      record({{"id", "c"}, {"body", "cánh đồng lúa cao"}, {"outlet", "a.example"}}),
      record({{"id", "d"}, {"body", "ruộng đông lúa"}, {"date", "2023-01-01"}}),
  });
  auto lines = lines_of(index.path(), "lúa");
  const auto sorted = [&](ConcordanceOrder order) {
    analysis::sort_lines(lines, order);
    return ids_of(lines);
  };
  EXPECT_EQ(sorted(ConcordanceOrder::left), (std::vector<std::string>{"b", "c", "d", "a"}));
  EXPECT_EQ(sorted(ConcordanceOrder::right), (std::vector<std::string>{"d", "c", "b", "a"}));
  EXPECT_EQ(sorted(ConcordanceOrder::date), (std::vector<std::string>{"d", "b", "a", "c"}));
  EXPECT_EQ(sorted(ConcordanceOrder::outlet), (std::vector<std::string>{"c", "a", "b", "d"}));
}

ConcordanceLine numbered(std::size_t number) {
  ConcordanceLine line;
  line.bytes.start = static_cast<std::uint32_t>(number);
  return line;
}

std::vector<std::uint32_t> sample_of(std::size_t lines, std::size_t size, std::uint64_t seed) {
  analysis::LineSample sample(size, seed);
  for (std::size_t i = 0; i < lines; ++i) sample.add(numbered(i));
  std::vector<std::uint32_t> numbers;
  for (const ConcordanceLine& line : std::move(sample).lines()) numbers.push_back(line.bytes.start);
  return numbers;
}

TEST(LineSample, IsOfDifferentLinesInOrder) {
  EXPECT_EQ(sample_of(3, 5, 1), (std::vector<std::uint32_t>{0, 1, 2}));
  const auto sample = sample_of(1000, 50, 1);
  EXPECT_EQ(std::set(sample.begin(), sample.end()).size(), 50U);
  EXPECT_TRUE(std::is_sorted(sample.begin(), sample.end()));
  EXPECT_EQ(sample_of(1000, 50, 1), sample);
  EXPECT_NE(sample_of(1000, 50, 2), sample);
}

// 20,000 samples of 4 of 10: each is expected 8,000 times, with a standard deviation of 69.
TEST(LineSample, TakesEachLineAsOftenAsAnother) {
  std::vector<int> taken(10);
  for (std::uint64_t seed = 0; seed < 20000; ++seed) {
    for (const std::uint32_t number : sample_of(10, 4, seed)) ++taken[number];
  }
  for (const int count : taken) EXPECT_NEAR(count, 8000, 350);
}

}  // namespace
}  // namespace timbao::test
