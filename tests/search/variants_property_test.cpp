// Random queries over random articles that write the same things in several ways: whatever is
// found, highlights mark words at whole characters, and nothing is lost by expanding.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/found.hpp"
#include "support/random_text.hpp"
#include "support/sample_index.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {
namespace {

using test::Ids;
using test::Random;
using test::record;
using test::SampleIndex;
using test::search_for;

constexpr unsigned kSeed = 20250415;
constexpr int kArticles = 150;
constexpr int kQueries = 1'500;

// What newspapers write in several ways, and some of the words that give abbreviations a sense.
const std::vector<std::string> kWritings = {"UBND",
                                            "Ủy ban nhân dân",
                                            "uỷ ban Nhân dân",
                                            "TP.HCM",
                                            "TPHCM",
                                            "TP. Hồ Chí Minh",
                                            "thành phố Hồ Chí Minh",
                                            "BCT",
                                            "Bộ Công Thương",
                                            "Bộ Chính trị",
                                            "xăng",
                                            "đảng",
                                            "GD&ĐT",
                                            "GD-ĐT",
                                            "giáo dục và đào tạo",
                                            "KT-XH",
                                            "kinh tế - xã hội",
                                            "Covid-19",
                                            "covid19",
                                            "COVID 19",
                                            "ô tô",
                                            "ôtô",
                                            "Đắk Lắk",
                                            "Đăk Lăk",
                                            "Daklak",
                                            "Moscow",
                                            "Mátxcơva",
                                            "Mát-xcơ-va",
                                            "5/9/1962",
                                            "5 tháng 9 năm 1962",
                                            "05-09-1962",
                                            "ngày 5 tháng 9",
                                            "tháng 9/2023",
                                            "tháng 9 năm 2023",
                                            "14h50",
                                            "14:50",
                                            "14 giờ 50 phút",
                                            "9h",
                                            "quý IV/2025",
                                            "quý 4 năm 2025",
                                            "thế kỷ XXI",
                                            "thế kỉ 21",
                                            "100.000đ",
                                            "100000 đồng",
                                            "T.Ư",
                                            "trung ương",
                                            "m\u0300a",
                                            "Ð\u1eafk",
                                            "\u200bUBND\u00ad",
                                            "ＵＢＮＤ"};

std::string text_of(Random& random, std::size_t most) {
  static const std::vector<std::string> kJoints = {
      " ", " ", " ", ", ", " – ", " “", "” ", "/", ". Ở ", "\n\n", "-", " (", ") ", "… ", " \xff "};
  std::string text;
  for (std::size_t left = 1 + random.below(most); left > 0; --left) {
    text += random.of(kWritings) + random.of(kJoints);
  }
  return text;
}

// Nothing in it is excluded, so that whatever is found holds a word to mark.
std::string query_of(Random& random) {
  static const std::vector<std::string> kMore = {"uy ban nhan dan",
                                                 "thanh pho ho chi minh",
                                                 "dak lak",
                                                 "quy 4/2025",
                                                 "thang 9 nam 2023",
                                                 "gio",
                                                 "cong",
                                                 "4*",
                                                 "cov*"};
  std::string query;
  for (std::size_t left = 1 + random.below(3); left > 0; --left) {
    const std::string& part = random.below(4) == 0 ? random.of(kMore) : random.of(kWritings);
    if (!query.empty()) query += random.of({" ", " ", " ", " OR ", " AND "});
    query += random.below(6) == 0 ? '"' + part + '"' : part;
  }
  return query;
}

bool at_character(std::string_view text, std::size_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}

// Highlights ascend, do not overlap, and each begins and ends with a token of the text.
void expect_sound(std::string_view text, const std::vector<ByteRange>& highlights) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  std::size_t last = 0;
  for (const ByteRange& range : highlights) {
    ASSERT_LT(range.start, range.end);
    ASSERT_LE(range.end, text.size());
    EXPECT_TRUE(last == 0 || range.start > last);
    EXPECT_TRUE(at_character(text, range.start) && at_character(text, range.end));
    const auto starts = [&](const text::Token& token) { return token.start == range.start; };
    const auto ends = [&](const text::Token& token) { return token.end == range.end; };
    EXPECT_TRUE(std::any_of(tokens.list.begin(), tokens.list.end(), starts)) << range.of(text);
    EXPECT_TRUE(std::any_of(tokens.list.begin(), tokens.list.end(), ends)) << range.of(text);
    last = range.end;
  }
}

Ids sorted_ids(const SearchResult& result) {
  Ids ids = test::ids_of(result);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::string> articles(Random& random) {
  std::vector<std::string> lines;
  for (int i = 0; i < kArticles; ++i) {
    lines.push_back(record({{"id", "bai-" + std::to_string(i)},
                            {"title", text_of(random, 3)},
                            {"abstract", text_of(random, 4)},
                            {"body", text_of(random, 12)}}));
  }
  return lines;
}

TEST(VariantsProperty, EveryHitIsMarkedAtWholeWords) {
  Random random(kSeed + 1);
  const SampleIndex index(articles(random));
  const Searcher searcher(index.path());
  SearchOptions options;
  options.limit = kArticles;
  std::size_t hits = 0;
  for (int i = 0; i < kQueries && !HasFailure(); ++i) {
    const std::string query = query_of(random);
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", query " + std::to_string(i) + ": " + query);
    options.combine = static_cast<Combine>(random.below(3));
    options.accents = static_cast<Accents>(random.below(3));
    for (const Hit& hit : search_for(searcher, query, options).hits) {
      SCOPED_TRACE(hit.id);
      expect_sound(*hit.article.title, hit.title_highlights);
      const PassageHit& passage = hit.passages.front();
      expect_sound(passage.text, passage.highlights);
      EXPECT_FALSE(hit.title_highlights.empty() && passage.highlights.empty())
          << *hit.article.title << " | " << *hit.article.abstract << " | " << hit.article.body;
      ++hits;
    }
  }
  EXPECT_GT(hits, static_cast<std::size_t>(kQueries));
}

TEST(VariantsProperty, ExpandingLosesNothing) {
  Random random(kSeed + 2);
  const SampleIndex index(articles(random));
  const Searcher searcher(index.path());
  SearchOptions options;
  options.limit = kArticles;
  options.passages = 0;
  std::size_t gained = 0;
  for (int i = 0; i < kQueries && !HasFailure(); ++i) {
    const std::string query = query_of(random);
    options.combine = random.below(2) == 0 ? Combine::all : Combine::any;
    options.expand = false;
    const Ids as_typed = sorted_ids(search_for(searcher, query, options));
    options.expand = true;
    const Ids expanded = sorted_ids(search_for(searcher, query, options));
    EXPECT_TRUE(std::includes(expanded.begin(), expanded.end(), as_typed.begin(), as_typed.end()))
        << "seed " << kSeed << ", query " << i << ": " << query;
    gained += expanded.size() - as_typed.size();
  }
  EXPECT_GT(gained, static_cast<std::size_t>(kQueries));
}

}  // namespace
}  // namespace timbao::search
