#include "index/document.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>

#include "support/sample_index.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::index {
namespace {

using TermCounts = std::map<std::string, std::uint32_t>;

article::Article sample_article() {
  article::Article article;
  article.id = "sc-1";
  article.title = "Đắk Lắk: giá cà phê";
  article.abstract = "Giá tăng.";
  article.body = "Ở Đắk Lắk, cà phê tăng 1,2 triệu đồng.\n\nHãng L'Oréal mua.";
  article.outlet = article::Outlet{"baonuimay.example", "Báo Núi Mây"};
  article.origin = article::Outlet{"saokhue.example", "Thông tấn Sao Khuê"};
  article.author = "Y Blêu";
  article.topics = {"Kinh tế", "Nông sản"};
  article.date = parse_iso_date("2024-03-01T22:00:00+07:00");
  article.path = "/tin/a.jsonl";
  article.content_hash = 7;
  return article;
}

TermCounts terms_of(const Xapian::Document& document) {
  TermCounts terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    terms[*term] = term.get_wdf();
  }
  return terms;
}

// The tables of timbao/index/schema.hpp, on one article: these terms and no others.
TEST(DocumentBuilder, WritesJustTheTermsOfTheSchema) {
  const TermCounts expected = {// Words: three for each in the title, one for each elsewhere.
                               {"đắk", 4},
                               {"lắk", 4},
                               {"giá", 4},
                               {"cà", 4},
                               {"phê", 4},
                               {"tăng", 2},
                               {"ở", 1},
                               {"1,2", 1},
                               {"triệu", 1},
                               {"đồng", 1},
                               {"hãng", 1},
                               {"l'oréal", 1},
                               {"mua", 1},
                               // Fields.
                               {"Qsc-1", 0},
                               {"XF/tin/a.jsonl", 0},
                               {"Hbaonuimay.example", 0},
                               {"XHNbáo", 0},
                               {"XHNnúi", 0},
                               {"XHNmây", 0},
                               {"XOsaokhue.example", 0},
                               {"XONthông", 0},
                               {"XONtấn", 0},
                               {"XONsao", 0},
                               {"XONkhuê", 0},
                               {"Ay", 0},
                               {"Ablêu", 0},
                               {"Kkinh", 0},
                               {"Ktế", 0},
                               {"Knông", 0},
                               {"Ksản", 0},
                               // Forms of words that are no syllables.
                               {"XAl'oreal l'oréal", 0}};
  TermCounts found = terms_of(DocumentBuilder().build(sample_article()));
  // Whether a name of the Central Highlands is in the inventory of syllables is that table's
  // business.
  for (const std::string form : {"XAdak đắk", "XAlak lắk"}) found.erase(form);
  EXPECT_EQ(found, expected);
}

TEST(DocumentBuilder, NamesAnOutletWithoutDomainByItsName) {
  article::Article article = sample_article();
  article.outlet = article::Outlet{std::nullopt, "Báo Tường"};
  const TermCounts terms = terms_of(DocumentBuilder().build(article));
  EXPECT_TRUE(terms.contains("H=báo tường"));
  EXPECT_TRUE(terms.contains("XHNtường"));
}

TEST(DocumentBuilder, WritesTheSlotsOfTheSchema) {
  const Xapian::Document document = DocumentBuilder().build(sample_article());
  std::string slots;
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    slots += std::to_string(value.get_valueno()) + ' ';
  }
  EXPECT_EQ(slots, "0 1 2 3 4 5 6 7 8 9 ");
  EXPECT_EQ(document.get_value(schema::kIdValue), "sc-1");
  EXPECT_EQ(document.get_value(schema::kFingerprint).size(), 16U);
  EXPECT_EQ(Xapian::sortable_unserialise(document.get_value(schema::kPassageCount)), 2);
  // 22:00 on 1 March in Hanoi, though it is 15:00 in Greenwich.
  EXPECT_EQ(Xapian::sortable_unserialise(document.get_value(schema::kDate)), 1709330400);
  EXPECT_EQ(unpack(document.get_value(schema::kArticle)), sample_article());
}

TEST(DocumentBuilder, WritesNoDateWhereThereIsNone) {
  article::Article article = sample_article();
  article.date.reset();
  EXPECT_EQ(DocumentBuilder().build(article).get_value(schema::kDate), "");
}

TEST(DocumentBuilder, KeepsNothingOfTheArticleBefore) {
  DocumentBuilder builder;
  (void)builder.build(sample_article());
  article::Article small;
  small.id = "b";
  small.title = "Lũ";
  small.path = "-";
  const TermCounts expected = {{"lũ", 3}, {"Qb", 0}, {"XF-", 0}};
  EXPECT_EQ(terms_of(builder.build(small)), expected);
}

TEST(DocumentBuilder, WritesNoFormOfWordsWithoutMarks) {
  article::Article article;
  article.id = "b";
  article.body = "Covid Москва 中";
  article.path = "-";
  const TermCounts expected = {{"covid", 1}, {"москва", 1}, {"中", 1}, {"Qb", 0}, {"XF-", 0}};
  EXPECT_EQ(terms_of(DocumentBuilder().build(article)), expected);
}

TEST(DocumentBuilder, KeepsTermsWithinXapiansLimit) {
  article::Article article = sample_article();
  const std::string long_word(5'000, 'z');
  article.id = std::string(200, 'i');
  article.path = "/" + std::string(4'000, 'p');
  article.author = long_word;
  article.topics = {long_word};
  article.outlet = article::Outlet{long_word + ".example", long_word};
  article.body = long_word + " đ" + long_word;
  for (const auto& [term, count] : terms_of(DocumentBuilder().build(article))) {
    EXPECT_LE(term.size(), schema::kMaxTermBytes) << term;
  }
}

TEST(Schema, GivesDifferentValuesDifferentTerms) {
  const std::string long_value(500, 'a');
  EXPECT_EQ(schema::prefixed_term("Q", "a"), "Qa");
  EXPECT_EQ(schema::prefixed_term("Q", long_value), schema::prefixed_term("Q", long_value));
  EXPECT_NE(schema::prefixed_term("Q", long_value), schema::prefixed_term("Q", long_value + "b"));
  EXPECT_NE(schema::prefixed_term("Q", std::string("a\0b", 3)),
            schema::prefixed_term("Q", std::string("a\0c", 3)));
  EXPECT_LE(schema::prefixed_term("Q", long_value).size(), schema::kMaxTermBytes);
}

TEST(Schema, PutsItsVersionInEverySegment) {
  test::SampleIndex index;
  index.feed({test::record("a", "Lũ quét.")});
  const Reader reader(index.path());
  EXPECT_EQ(reader.database().get_metadata(std::string(schema::kVersionKey)), schema::version());
  EXPECT_EQ(schema::version(), "schema=5 rules=" + text::rules_fingerprint());
}

}  // namespace
}  // namespace timbao::index
