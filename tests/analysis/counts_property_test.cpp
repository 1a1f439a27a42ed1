// Counts by outlet and by month, and the lines of a concordance, are those of a scan of the texts:
// 500 random words, phrases, words beside each other and NEAR.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "reference/scan.hpp"
#include "support/random_news.hpp"
#include "support/random_text.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/analysis/concordance.hpp"
#include "timbao/analysis/facets.hpp"
#include "timbao/analysis/timeline.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::test {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

constexpr unsigned kSeed = 20260126;
constexpr int kQueries = 500;
constexpr std::uint64_t kMostLines = 5'000;  // More would take most of the time.

// An index, and what a scan sees of the same articles.
struct Corpus {
  TempFolder folder;
  std::vector<std::vector<std::string>> sentences;  // To draw queries from.
  reference::WordNumbers numbers;
  std::vector<reference::ScannedArticle> articles;

  [[nodiscard]] std::filesystem::path index() const { return folder.path() / "db"; }

  void add_sentences(const std::string& source) {
    text::Tokens tokens;
    text::tokenize(source, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (i == 0 || tokens[i].before != text::Boundary::none) sentences.emplace_back();
      sentences.back().emplace_back(tokens.term(i));
    }
  }

  explicit Corpus(const std::string& path) {
    run_update(index(), {path});
    const index::Reader reader(index());
    for (const std::uint32_t document : all_documents(index())) {
      const article::Article article = reader.article(document);
      articles.push_back(reference::scanned(article, numbers));
      for (const auto& text : {article.title, article.abstract, std::optional(article.body)}) {
        add_sentences(text.value_or(""));
      }
    }
  }
};

// A query as a user types it, and as a scan takes it.
struct DrawnQuery {
  std::string text;
  reference::Scan scan;
};

class QueryDraw {
 public:
  QueryDraw(Corpus& corpus, Random& random) : corpus_(corpus), random_(random) {}

  DrawnQuery next() {
    DrawnQuery query;
    switch (random_.below(4)) {
      case 0:
        query.text = add_phrase(1, query);
        break;
      case 1:
        query.text = add_phrase(2 + random_.below(3), query);
        break;
      case 2:
        query.text = add_phrase(1, query) + ' ';
        query.text += add_phrase(1 + random_.below(2), query);
        break;
      default:
        add_near(query);
    }
    return query;
  }

 private:
  // Some words in a row of some sentence, in quotes.
  std::string add_phrase(std::size_t words, DrawnQuery& query) {
    const auto& sentence = sentence_of(words);
    return add_words(sentence, random_.below(sentence.size() - words + 1), words, query);
  }

  // Of one sentence, so that many match.
  void add_near(DrawnQuery& query) {
    const auto& sentence = sentence_of(4);
    const std::size_t distance = 1 + random_.below(6);
    query.scan.distance = distance;
    const std::size_t first_words = 1 + random_.below(2), second_words = 1 + random_.below(2);
    query.text =
        add_words(sentence, random_.below(sentence.size() - first_words + 1), first_words, query) +
        " NEAR/" + std::to_string(distance) + ' ';
    query.text +=
        add_words(sentence, random_.below(sentence.size() - second_words + 1), second_words, query);
  }

  const std::vector<std::string>& sentence_of(std::size_t words) {
    while (true) {
      const auto& sentence = corpus_.sentences[random_.below(corpus_.sentences.size())];
      if (sentence.size() >= words) return sentence;
    }
  }

  std::string add_words(const std::vector<std::string>& sentence, std::size_t first,
                        std::size_t words, DrawnQuery& query) {
    std::string text;
    reference::Phrase phrase;
    for (std::size_t i = first; i < first + words; ++i) {
      text += (text.empty() ? "\"" : " ") + sentence[i];
      phrase.push_back(corpus_.numbers.of(sentence[i]));
    }
    query.scan.phrases.push_back(phrase);
    return text + '"';
  }

  Corpus& corpus_;
  Random& random_;
};

struct ScanCounts {
  Counts outlets, months;  // Unknown ones under "".
  std::uint64_t articles = 0, occurrences = 0;
};

ScanCounts counted_by_scan(const Corpus& corpus, const reference::Scan& scan) {
  ScanCounts counts;
  for (const reference::ScannedArticle& article : corpus.articles) {
    if (!scan.matches(article)) continue;
    ++counts.articles;
    ++counts.outlets[article.outlet];
    ++counts.months[article.month];
    counts.occurrences += scan.occurrences(article);
  }
  return counts;
}

Counts facet_counts(const index::Reader& reader, const std::vector<std::uint32_t>& documents) {
  const analysis::Facets facets = analysis::facets_of(reader, documents, analysis::Facet::outlet);
  Counts counts;
  for (const analysis::FacetCount& count : facets.counts) {
    counts[count.value.text ? *count.value.text : count.value.name.value()] += count.articles;
  }
  if (facets.unknown > 0) counts[""] = facets.unknown;
  return counts;
}

Counts month_counts(const index::Reader& reader, const std::vector<std::uint32_t>& documents) {
  const std::vector<analysis::Selection> all = {{.value = {}, .documents = documents}};
  const auto timeline = analysis::timeline_of(reader, all, analysis::Period::month);
  Counts counts;
  for (const auto& [period, articles] : timeline.series[0].articles) {
    counts[analysis::period_name(period, analysis::Period::month)] = articles;
  }
  if (timeline.series[0].undated > 0) counts[""] = timeline.series[0].undated;
  return counts;
}

std::uint64_t concordance_lines(const Corpus& corpus, const search::Query& query,
                                const search::SearchOptions& options) {
  std::uint64_t count = 0;
  analysis::concordance(corpus.index(), query, options, {.width = 1},
                        [&](std::span<const analysis::ConcordanceLine> lines) {
                          count += lines.size();
                          return true;
                        });
  return count;
}

void expect_counts_of_a_scan(Corpus& corpus) {
  const search::Searcher searcher(corpus.index());
  Random random(kSeed);
  QueryDraw draw(corpus, random);
  search::SearchOptions as_typed;
  as_typed.accents = search::Accents::strict;
  as_typed.combine = search::Combine::all;
  as_typed.expand = false;
  for (int i = 0; i < kQueries; ++i) {
    const DrawnQuery drawn = draw.next();
    const search::ParsedQuery query = search::parse_query(drawn.text);
    EXPECT_FALSE(query.note) << drawn.text;
    const ScanCounts expected = counted_by_scan(corpus, drawn.scan);
    const auto documents = searcher.matched(query.root, as_typed).documents;
    EXPECT_EQ(documents.size(), expected.articles) << drawn.text;
    EXPECT_EQ(facet_counts(searcher.reader(), documents), expected.outlets) << drawn.text;
    EXPECT_EQ(month_counts(searcher.reader(), documents), expected.months) << drawn.text;
    if (expected.occurrences > kMostLines) continue;
    EXPECT_EQ(concordance_lines(corpus, query.root, as_typed), expected.occurrences) << drawn.text;
  }
}

TEST(CountsProperty, OfTheSampleAreThoseOfAScan) {
  Corpus corpus(std::string(TIMBAO_SOURCE_DIR) + "/corpus/sample");
  ASSERT_GT(corpus.articles.size(), 100U);
  expect_counts_of_a_scan(corpus);
}

TEST(CountsProperty, OfRealPapersAreThoseOfAScan) {
  const std::string path = TIMBAO_SOURCE_DIR "/../shared/data/outlets.jsonl.zst";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no ../shared/data/outlets.jsonl.zst";
  Corpus corpus(path);
  ASSERT_GT(corpus.articles.size(), 4000U);
  expect_counts_of_a_scan(corpus);
}

}  // namespace
}  // namespace timbao::test
