#include "search/passages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/found.hpp"
#include "support/sample_index.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {
namespace {

using test::record;
using test::SampleIndex;
using test::search_for;

std::string sentences(std::string_view sentence, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::string(i > 0 ? " " : "").append(sentence);
  return text;
}

// The highlighted pieces of a text.
std::vector<std::string> marked(std::string_view text, const std::vector<ByteRange>& ranges) {
  std::vector<std::string> pieces;
  for (const ByteRange& range : ranges) pieces.emplace_back(range.of(text));
  return pieces;
}

PassageHit only_passage(std::string_view body, std::string_view query) {
  const SampleIndex index({record("a", body)});
  const SearchResult result = search_for(Searcher(index.path()), query);
  if (result.hits.size() != 1 || result.hits[0].passages.size() != 1) return {};
  return result.hits[0].passages[0];
}

std::vector<std::string> highlights(std::string_view body, std::string_view query) {
  const PassageHit passage = only_passage(body, query);
  return marked(passage.text, passage.highlights);
}

using Pieces = std::vector<std::string>;

TEST(Passage, IsTheOneOfThreeParagraphsThatMatches) {
  const std::string first = sentences("Mưa lớn kéo dài ở các huyện miền núi phía tây.", 6);
  const std::string second = sentences("Đường sắt cao tốc sẽ chạy qua ga mới này.", 6);
  const std::string third = sentences("Giá lúa tăng nhẹ ở các tỉnh miền tây nam bộ.", 6);
  const PassageHit passage = only_passage(first + "\n\n" + second + "\n\n" + third, "đường sắt");
  EXPECT_EQ(passage.part, PassageHit::Part::body);
  EXPECT_EQ(passage.text, second);
  EXPECT_EQ(passage.paragraph, 2U);
  EXPECT_EQ(passage.bytes.start, first.size() + 2);
  EXPECT_EQ(passage.bytes.end, first.size() + 2 + second.size());
  EXPECT_GT(passage.score, 0);
}

TEST(Passage, PrefersWordsTogetherToWordsApart) {
  const std::string apart =
      sentences("Con đường mới mở, thép và sắt về ga nhiều hơn năm trước.", 4);
  const std::string together =
      sentences("Con đường sắt mở, thép mới và về ga nhiều hơn năm trước.", 4);
  EXPECT_EQ(only_passage(apart + "\n\n" + together, "đường sắt").text, together);
}

TEST(Passage, WithSomethingToMarkGoesBeforeOneWithPartsOfAPhrase) {
  const std::string part = sentences("Phiên chợ họp từ sáng sớm ở đầu làng bên sông.", 4);
  const std::string word = sentences("Giá lúa tăng nhẹ ở các tỉnh miền tây nam bộ.", 4);
  const SampleIndex index({record("a", part + "\n\n" + word), record("b", "Lúa, lúa, lúa.")});
  SearchOptions options;
  options.combine = Combine::any;
  const SearchResult result = search_for(Searcher(index.path()), "\"phiên chợ nổi\" lúa", options);
  for (const Hit& hit : result.hits)
    EXPECT_FALSE(hit.passages.front().highlights.empty()) << hit.id;
  EXPECT_EQ(result.hits.size(), 2U);
}

TEST(Passage, OfTheAbstractSaysSo) {
  const SampleIndex index({record({{"id", "a"},
                                   {"title", "Lũ"},
                                   {"abstract", "Đường sắt thông xe."},
                                   {"body", "Chợ vẫn đông."}})});
  const SearchResult result = search_for(Searcher(index.path()), "đường sắt");
  ASSERT_EQ(result.hits.size(), 1U);
  const PassageHit& passage = result.hits[0].passages.front();
  EXPECT_EQ(passage.part, PassageHit::Part::abstract);
  EXPECT_EQ(passage.text, "Đường sắt thông xe.");
  EXPECT_EQ(passage.paragraph, 1U);
}

TEST(Passage, OfAnArticleThatIsOnlyATitleIsTheTitle) {
  const SampleIndex index({record({{"id", "a"}, {"title", "Đường sắt thông xe"}})});
  const SearchResult result = search_for(Searcher(index.path()), "sắt");
  ASSERT_EQ(result.hits.size(), 1U);
  ASSERT_EQ(result.hits[0].passages.size(), 1U);
  const PassageHit& passage = result.hits[0].passages.front();
  EXPECT_EQ(passage.part, PassageHit::Part::title);
  EXPECT_EQ(passage.text, "Đường sắt thông xe");
  EXPECT_EQ(marked(passage.text, passage.highlights), Pieces{"sắt"});
}

TEST(Passage, IsTheFirstWhereOnlyTheTitleMatched) {
  const std::string body = sentences("Chợ vẫn đông người mua.", 12) + "\n\n" +
                           sentences("Trời vẫn nắng suốt tuần qua.", 12);
  const SampleIndex index({record({{"id", "a"}, {"title", "Đường sắt"}, {"body", body}})});
  const SearchResult result = search_for(Searcher(index.path()), "\"đường sắt\"");
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(result.hits[0].passages.front().bytes.start, 0U);
  EXPECT_TRUE(result.hits[0].passages.front().highlights.empty());
  EXPECT_EQ(marked("Đường sắt", result.hits[0].title_highlights), Pieces{"Đường sắt"});
}

TEST(Passage, ComesAsOftenAsAskedForBestFirst) {
  const std::string weak = sentences("Ga mới mở cửa đón khách từ sáng sớm hôm nay.", 6);
  const std::string strong = sentences("Đường sắt qua ga mới, đường sắt qua cầu mới.", 6);
  const std::string none = sentences("Chợ vẫn đông người mua từ sáng sớm hôm nay.", 6);
  const SampleIndex index({record("a", none + "\n\n" + weak + "\n\n" + strong)});
  const Searcher searcher(index.path());
  SearchOptions options;
  for (const std::uint32_t asked : {0U, 1U, 2U, 3U, 9U}) {
    options.passages = asked;
    const SearchResult result = search_for(searcher, "đường sắt ga", options);
    ASSERT_EQ(result.hits.size(), 1U);
    const auto& passages = result.hits[0].passages;
    ASSERT_EQ(passages.size(), std::min(asked, 3U));
    if (asked < 2) continue;
    EXPECT_EQ(passages[0].text, strong);
    EXPECT_EQ(passages[1].text, weak);
    EXPECT_TRUE(std::is_sorted(passages.begin(), passages.end(),
                               [](const auto& a, const auto& b) { return a.score > b.score; }));
  }
}

TEST(Passage, IsNotReadWhenNoneIsAskedFor) {
  const SampleIndex index({record({{"id", "a"}, {"title", "Đường sắt"}, {"body", "Ga mới."}})});
  SearchOptions options;
  options.passages = 0;
  const SearchResult result = search_for(Searcher(index.path()), "ga", options);
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(result.hits[0].id, "a");
  EXPECT_EQ(result.hits[0].article, article::Article());
}

TEST(Highlights, MarkWordsAsTheArticleSpellsThem) {
  EXPECT_EQ(highlights("Ngành HOÀ BÌNH, hòa nhạc.", "hòa"), (Pieces{"HOÀ", "hòa"}));
  EXPECT_EQ(highlights("Tuyến Ðường sắt.", "đường"), Pieces{"Ðường"});
  EXPECT_EQ(highlights("Ông Mu\xcc\x88ller đến.", "müller"), Pieces{"Mu\xcc\x88ller"});
}

TEST(Highlights, JoinNeighboursAcrossASpaceOnly) {
  EXPECT_EQ(highlights("Đường sắt, đường – sắt.", "đường sắt"),
            (Pieces{"Đường sắt", "đường", "sắt"}));
}

TEST(Highlights, MarkAPhraseOnlyWhereItIsWhole) {
  EXPECT_EQ(highlights("Cây tre và cây cau, tre xanh. Cây. Tre.", "\"cây tre\""),
            Pieces{"Cây tre"});
  EXPECT_EQ(highlights("Ở TP.HCM và TP. Huế.", "TP.HCM"), (Pieces{"TP", "HCM"}));
}

TEST(Highlights, MarkEveryFormThatTheAccentsAllow) {
  EXPECT_EQ(highlights("Đường sắt, dương, đuông.", "duong sat"),
            (Pieces{"Đường sắt", "dương", "đuông"}));
  EXPECT_EQ(highlights("Đường sắt, dương.", "đường sắt"), Pieces{"Đường sắt"});
}

TEST(Highlights, MarkTheWordsOfNearAndWildcards) {
  EXPECT_EQ(highlights("Giá lúa hè thu tăng.", "giá NEAR/4 tăng"), (Pieces{"Giá", "tăng"}));
  EXPECT_EQ(highlights("Vùng Nouvelle Aquitaine.", "nouv*"), Pieces{"Nouvelle"});
}

TEST(Highlights, LeaveOutWhatMustNotMatch) {
  EXPECT_EQ(highlights("Giá lúa tăng.", "giá -phê"), Pieces{"Giá"});
  EXPECT_EQ(highlights("Giá lúa tăng.", "giá -(lúa phê)"), Pieces{"Giá"});
}

TEST(Highlights, OfATitleWordStayInTheTitle) {
  const SampleIndex index({record({{"id", "a"}, {"title", "Lúa mới"}, {"body", "Giá lúa tăng."}})});
  const SearchResult result = search_for(Searcher(index.path()), "giá title:lúa");
  ASSERT_EQ(result.hits.size(), 1U);
  EXPECT_EQ(marked("Lúa mới", result.hits[0].title_highlights), Pieces{"Lúa"});
  const PassageHit& passage = result.hits[0].passages.front();
  EXPECT_EQ(marked(passage.text, passage.highlights), Pieces{"Giá"});
}

TEST(Highlights, AreNoneForFieldsOfNames) {
  const SampleIndex index({record({{"id", "a"}, {"body", "An bán lúa."}, {"author", "An"}})});
  const SearchResult result = search_for(Searcher(index.path()), "lúa author:an");
  ASSERT_EQ(result.hits.size(), 1U);
  const PassageHit& passage = result.hits[0].passages.front();
  EXPECT_EQ(marked(passage.text, passage.highlights), Pieces{"lúa"});
}

bool at_character(std::string_view text, std::uint32_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}

std::uint32_t words_in(std::string_view text) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  return static_cast<std::uint32_t>(tokens.size());
}

// What holds of every passage, whatever the article and the query.
void expect_sound(const PassageHit& passage, const article::Article& article) {
  const std::string source = passage.part == PassageHit::Part::title      ? article.title.value()
                             : passage.part == PassageHit::Part::abstract ? article.abstract.value()
                                                                          : article.body;
  ASSERT_LE(passage.bytes.end, source.size());
  ASSERT_LT(passage.bytes.start, passage.bytes.end);
  EXPECT_EQ(passage.bytes.of(source), passage.text);
  EXPECT_TRUE(at_character(source, passage.bytes.start));
  EXPECT_TRUE(at_character(source, passage.bytes.end));
  EXPECT_GE(passage.paragraph, 1U);
  EXPECT_LE(words_in(passage.text), text::kPassageMax);
  const bool is_last = words_in(std::string_view(source).substr(passage.bytes.end)) == 0;
  EXPECT_TRUE(is_last || words_in(passage.text) >= text::kPassageMin) << passage.text;
  std::uint32_t last = 0;
  for (const ByteRange& range : passage.highlights) {
    EXPECT_GE(range.start, last);
    ASSERT_LT(range.start, range.end);
    ASSERT_LE(range.end, passage.text.size());
    EXPECT_TRUE(at_character(passage.text, range.start));
    EXPECT_TRUE(at_character(passage.text, range.end));
    last = range.end;
  }
}

TEST(PassageProperty, HoldsForRandomArticlesAndQueries) {
  constexpr unsigned kSeed = 20240315;
  std::mt19937 random(kSeed);
  const std::vector<std::string> words = {
      "đường",      "sắt",    "Ðường",           "HOÀ",    "hòa",      "“cây",
      "tre”",       "TP.HCM", "250.000",         "covid",  "covid-19", "L'Oréal",
      "mu\xcc\x88", "(ga)",   "không\u200bgian", "100 m²", "–",        "🚂"};
  // Sentences short enough for every passage to be of 40 to 120 words.
  const auto sentence = [&] {
    std::string text = "Tin";
    for (std::size_t n = 3 + random() % 20; n > 0; --n)
      text += " " + words[random() % words.size()];
    return text + (random() % 4 == 0 ? "!” " : ". ");
  };
  std::vector<std::string> lines;
  for (int i = 0; i < 60; ++i) {
    std::string body;
    for (std::size_t n = random() % 30; n > 0; --n) {
      body += sentence();
      if (random() % 5 == 0) body += "\n\n";
    }
    lines.push_back(record({{"id", std::to_string(i)},
                            {"title", sentence()},
                            {"abstract", i % 2 == 0 ? sentence() : ""},
                            {"body", body}}));
  }
  const SampleIndex index(lines);
  const Searcher searcher(index.path());
  SearchOptions options;
  options.limit = 60;
  options.passages = 3;
  options.combine = Combine::any;
  std::size_t highlighted = 0;
  for (const std::string query :
       {"đường sắt", "hoa", "\"cây tre\"", "TP.HCM", "covid-19 250000", "l'oréal", "không gian m2",
        "cây NEAR/5 tre", "co*", "tin -sắt", "title:đường ga", "đường đường sắt sắt"}) {
    for (const Hit& hit : search_for(searcher, query, options).hits) {
      ASSERT_FALSE(hit.passages.empty());
      for (const PassageHit& passage : hit.passages) {
        SCOPED_TRACE("seed " + std::to_string(kSeed) + ", article " + hit.id + ", query " + query);
        expect_sound(passage, hit.article);
        highlighted += passage.highlights.size();
        if (testing::Test::HasFailure()) return;
      }
    }
  }
  EXPECT_GT(highlighted, 500U);
}

}  // namespace
}  // namespace timbao::search
