// What articles name: told by capitals and the words around them, joined, and counted as a scan
// counts.

#include "timbao/analysis/names.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::test {
namespace {

using analysis::NameCount;
using analysis::NameKind;
using analysis::NameOptions;

std::string kind_name(NameKind kind) {
  if (kind == NameKind::person) return "person";
  if (kind == NameKind::place) return "place";
  return kind == NameKind::organisation ? "organisation" : "other";
}

// "Lê Văn Thử (person)"
using Told = std::set<std::string>;

std::vector<NameCount> names_of(const std::vector<std::string>& bodies, NameOptions options = {}) {
  std::vector<std::string> lines;
  for (const std::string& body : bodies)
    lines.push_back(record(std::to_string(lines.size()), body));
  const SampleIndex index(lines);
  const search::Searcher searcher(index.path());
  std::vector<std::uint32_t> documents(bodies.size());
  std::iota(documents.begin(), documents.end(), 1U);
  options.limit = 0;
  return analysis::names_in(searcher.reader(), documents, options).names;
}

Told told_in(const std::string& body) {
  Told told;
  for (const NameCount& name : names_of({body})) {
    told.insert(name.name + " (" + kind_name(name.kind) + ")");
  }
  return told;
}

// "Trọng 2, ông Trọng 1" of the name in these articles; empty where they do not name it.
std::string variants_of(const std::string& name, const std::vector<std::string>& bodies) {
  std::string list;
  for (const NameCount& one : names_of(bodies)) {
    if (one.name != name) continue;
    list = std::to_string(one.articles) + ":";
    for (const auto& [text, articles] : one.variants) {
      list += " " + text + " " + std::to_string(articles) + ",";
    }
  }
  return list;
}

TEST(Names, AreToldWithTheirKinds) {
  const std::vector<std::pair<std::string, Told>> cases = {
      {"Hôm qua ông Lê Văn Thử gặp bà Trần Thị Mẫu.",
       {"Lê Văn Thử (person)", "Trần Thị Mẫu (person)"}},
      {"Gặp Lê Văn Thử là một niềm vui.", {"Lê Văn Thử (person)"}},
      {"Khi đó HLV Mark Testovich cười.", {"Mark Testovich (person)"}},
      {"Khi đó Mark Testovich cười.", {"Mark Testovich (other)"}},
      {"Theo Tổng Bí thư, Chủ tịch nước Lê Văn Thử, mưa to.", {"Lê Văn Thử (person)"}},
      {"Lũ về huyện Mây Trắng, tỉnh Nghệ An và sông Trăng.",
       {"Mây Trắng (place)", "Nghệ An (place)", "sông Trăng (place)"}},
      {"Cầu ở TP. Sầm Sơn và TP.HCM.", {"Sầm Sơn (place)", "TP.HCM (place)"}},
      {"Hôm nay Bộ Giáo dục và Đào tạo cho biết như vậy.",
       {"Bộ Giáo dục và Đào tạo (organisation)"}},
      {"Bộ Y tế và Bộ Công Thương cùng họp.",
       {"Bộ Y tế (organisation)", "Bộ Công Thương (organisation)"}},
      {"Ở đó có Sở Văn hóa, Thể thao và Du lịch Nghệ An.",
       {"Sở Văn hóa, Thể thao và Du lịch Nghệ An (organisation)"}},
      {"Theo Bộ Lao động - Thương binh và Xã hội, giá tăng.",
       {"Bộ Lao động - Thương binh và Xã hội (organisation)"}},
      {"Công an huyện Mây Trắng đã bắt một người.", {"Công an huyện Mây Trắng (organisation)"}},
      {"Hôm qua Chủ tịch UBND TP.HCM Lê Văn Thử đã đến nơi này.",
       {"UBND TP.HCM (organisation)", "Lê Văn Thử (person)"}},
      {"Hôm qua Thứ trưởng Bộ Công Thương Đỗ Văn Mẫu đã đến nơi này.",
       {"Bộ Công Thương (organisation)", "Đỗ Văn Mẫu (person)"}},
      {"Em học ở Trường THPT Nguyễn Thử.", {"Trường THPT Nguyễn Thử (organisation)"}},
      {"Hôm qua em học ở Trường CĐ Sư phạm Mây Trắng.",
       {"Trường CĐ Sư phạm Mây Trắng (organisation)"}},
      {"Anh mua ở công ty Sao Thử.", {"công ty Sao Thử (organisation)"}},
      {"Nhà ở đường Lê Văn Thử.", {"đường Lê Văn Thử (place)"}},
      {"Tổng thống Mỹ John Testman nói.", {"Mỹ (place)", "John Testman (person)"}},
      {"Ông thấy Park Thu-seo và Bashar al-Testad.",
       {"Park Thu-seo (other)", "Bashar al-Testad (other)"}},
  };
  for (const auto& [body, told] : cases) EXPECT_EQ(told_in(body), told) << body;
}

TEST(Names, AreNotWhatOnlyHasACapital) {
  for (const std::string body :
       {"Mưa to. Đường ngập. Người dân chạy.", "KHÁNH THÀNH CẦU MÂY TRẮNG", "Ông cười. Bà khóc.",
        "Theo UBND TP, thu phí từ tháng 5.", "Giá ANTT và ATGT đều tốt.", "Anh Huỳnh T. bị bắt.",
        "Ở đó có cảnh báo. Xem tại Thunghiem.vn nhé.", "Quý II và quý IV đều tăng.", ""}) {
    EXPECT_EQ(told_in(body.empty() ? "mưa" : body), Told{}) << body;
  }
}

TEST(Names, TitlesMakeNoOtherName) {
  EXPECT_EQ(
      variants_of("Lê Phú Thử", {"Hôm qua Tổng Bí thư Lê Phú Thử đến.",
                                 "Hôm qua ông Lê Phú Thử đến.", "Hôm qua có Lê Phú Thử đến."}),
      "3: Lê Phú Thử 1, Tổng Bí thư Lê Phú Thử 1, ông Lê Phú Thử 1,");
}

TEST(Names, ShortOnesAreTheOneFullNameOfTheirArticle) {
  EXPECT_EQ(variants_of("Lê Phú Thử", {"Hôm qua ông Lê Phú Thử đến. Sau đó ông Thử về."}),
            "1: ông Lê Phú Thử 1, ông Thử 1,");
  const std::vector<std::string> two = {
      "Hôm qua ông Lê Phú Thử gặp ông Trần Văn Thử. Sau đó ông Thử về."};
  EXPECT_EQ(variants_of("Lê Phú Thử", two), "1: ông Lê Phú Thử 1,");
  EXPECT_EQ(variants_of("Thử", two), "");
  const std::vector<std::string> other = {"Hôm qua ông Lê Phú Thử đến.", "Hôm qua ông Thử đến."};
  EXPECT_EQ(variants_of("Lê Phú Thử", other), "1: ông Lê Phú Thử 1,");
}

TEST(Names, AbbreviationsAreWhatTheTableSays) {
  EXPECT_EQ(variants_of("Liên đoàn Bóng đá Việt Nam", {"Hôm qua VFF và Liên đoàn Bóng đá Việt Nam.",
                                                       "Hôm qua Liên đoàn Bóng đá Việt Nam họp."}),
            "2: Liên đoàn Bóng đá Việt Nam 2, VFF 1,");
  EXPECT_EQ(variants_of("UBND huyện Mây Trắng",
                        {"Hôm qua UBND huyện Mây Trắng họp.", "Theo UBND huyện Mây Trắng, mưa to.",
                         "Theo Ủy ban nhân dân huyện Mây Trắng, mưa to."}),
            "3: UBND huyện Mây Trắng 2, Ủy ban nhân dân huyện Mây Trắng 1,");
  EXPECT_EQ(variants_of("Bộ GD-ĐT", {"Hôm nay theo Bộ GD-ĐT thì trời mưa.",
                                     "Hôm nay theo Bộ GD-ĐT thì trời nắng.",
                                     "Hôm nay theo Bộ Giáo dục và Đào tạo thì trời gió."}),
            "3: Bộ GD-ĐT 2, Bộ Giáo dục và Đào tạo 1,");
}

TEST(Names, AbbreviationsAreWhatTwoArticlesSay) {
  const std::string defines = "Hôm qua Tập đoàn Khai thác Nước Mây (KNM) họp.";
  const std::string uses = "Hôm qua KNM họp.";
  EXPECT_EQ(variants_of("KNM", {defines, defines, uses}),
            "3: KNM 3, Tập đoàn Khai thác Nước Mây 2,");
  EXPECT_EQ(names_of({defines, uses}).size(), 2U);
}

TEST(Names, KindsThatArticlesDisputeAreOther) {
  for (const NameCount& name : names_of({"Nhà ở xã Sao Thử.", "Hôm qua ca sĩ Sao Thử hát."})) {
    EXPECT_EQ(name.kind, NameKind::other) << name.name;
  }
}

TEST(Names, OfOneKindAreCountedAlone) {
  const std::string body = "Hôm qua ông Lê Văn Thử đến tỉnh Nghệ An.";
  const auto people = names_of({body}, {.kind = NameKind::person});
  ASSERT_EQ(people.size(), 1U);
  EXPECT_EQ(people[0].name, "Lê Văn Thử");
}

TEST(Names, SayWhichOutletsHaveThem) {
  const SampleIndex index(
      {record({{"id", "a"}, {"body", "Mưa rất to ở Nghệ An."}, {"outlet", "x.example"}}),
       record({{"id", "b"}, {"body", "Mưa rất to ở Nghệ An."}, {"outlet", "x.example"}}),
       record({{"id", "c"}, {"body", "Mưa rất to ở Nghệ An."}, {"outlet", "y.example"}}),
       record("d", "Mưa rất to ở Nghệ An.")});
  const search::Searcher searcher(index.path());
  const std::vector<std::uint32_t> documents = {1, 2, 3, 4};
  const auto found = analysis::names_in(searcher.reader(), documents, {.top_outlets = 1});
  ASSERT_EQ(found.names.size(), 1U);
  EXPECT_EQ(found.names[0].articles, 4U);
  EXPECT_EQ(found.names[0].outlets, 2U);
  ASSERT_EQ(found.names[0].top_outlets.size(), 1U);
  EXPECT_EQ(found.names[0].top_outlets[0].value.text, "x.example");
  EXPECT_EQ(found.names[0].top_outlets[0].articles, 2U);
}

TEST(Names, OfNothingAreNone) { EXPECT_TRUE(names_of({}).empty()); }

// --- The sample corpus ---

class NamesOfSample : public testing::Test {
 protected:
  static const search::Searcher& sample() {
    static const TempFolder folder;
    static const bool built = [] {
      run_update(folder.path() / "db", {std::string(TIMBAO_SOURCE_DIR) + "/corpus/sample"});
      return true;
    }();
    static_cast<void>(built);
    static const search::Searcher searcher(folder.path() / "db");
    return searcher;
  }

  static std::vector<std::uint32_t> all() {
    return sample().matched(search::parse_query("nước OR người OR ngày").root).documents;
  }
};

std::string fields_of(const NameCount& name) {
  std::string text = name.name + '|' + kind_name(name.kind) + '|' + std::to_string(name.articles) +
                     '|' + std::to_string(name.outlets);
  for (const auto& [variant, articles] : name.variants) {
    text += '|' + variant + ' ' + std::to_string(articles);
  }
  return text;
}

TEST_F(NamesOfSample, DoNotDependOnThreads) {
  std::vector<std::vector<std::string>> runs;
  for (const std::uint32_t threads : {1U, 2U, 5U}) {
    runs.emplace_back();
    const auto found =
        analysis::names_in(sample().reader(), all(), {.limit = 0, .threads = threads});
    EXPECT_EQ(found.distinct, found.names.size());
    for (const NameCount& name : found.names) runs.back().push_back(fields_of(name));
  }
  EXPECT_GT(runs[0].size(), 300U);
  EXPECT_EQ(runs[0], runs[1]);
  EXPECT_EQ(runs[0], runs[2]);
}

// Of one article; the name without title as it spells it, and all variants.
struct OneName {
  std::string name;
  std::set<std::string> variants;

  [[nodiscard]] bool is(const std::set<std::string>& others) const {
    return std::any_of(variants.begin(), variants.end(), [&](const std::string& variant) {
      return variant.ends_with(name) && others.contains(variant);
    });
  }
};

std::set<std::string> texts_of(const NameCount& name) {
  std::set<std::string> texts;
  for (const auto& variant : name.variants) texts.insert(variant.text);
  return texts;
}

// Reading the articles one by one and adding up by hand gives the same counts.
TEST_F(NamesOfSample, CountTheArticlesThatNameThem) {
  std::vector<std::vector<OneName>> articles;
  for (const std::uint32_t document : all()) {
    const std::vector<std::uint32_t> one = {document};
    articles.emplace_back();
    for (const NameCount& name : analysis::names_in(sample().reader(), one, {.limit = 0}).names) {
      articles.back().push_back({name.name, texts_of(name)});
    }
  }
  const auto found = analysis::names_in(sample().reader(), all(), {.limit = 0});
  for (const NameCount& name : found.names) {
    const std::set<std::string> texts = texts_of(name);
    const auto naming = std::count_if(articles.begin(), articles.end(), [&](const auto& names) {
      return std::any_of(names.begin(), names.end(),
                         [&](const OneName& one) { return one.is(texts); });
    });
    EXPECT_EQ(name.articles, static_cast<std::uint64_t>(naming)) << name.name;
  }
}

std::string with_single_spaces(const std::string& text) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_wide = text.compare(i, kNoBreakSpace.size(), kNoBreakSpace) == 0;
    if (is_wide) ++i;
    if (!is_wide && text[i] != ' ' && text[i] != '\n') {
      out += text[i];
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// A search in the bytes finds each variant in at least as many articles.
TEST_F(NamesOfSample, StandInTheirArticlesAsTheyAreShown) {
  const auto found = analysis::names_in(sample().reader(), all(), {.limit = 0});
  std::map<std::string, std::uint64_t> holding;
  for (const std::uint32_t document : all()) {
    const article::Article article = sample().reader().article(document);
    const std::string text = with_single_spaces(
        article.title.value_or("") + "\n" + article.abstract.value_or("") + "\n" + article.body);
    std::set<std::string> texts;
    for (const NameCount& name : found.names) texts.merge(texts_of(name));
    for (const std::string& one : texts) {
      if (text.find(one) != std::string::npos) ++holding[one];
    }
  }
  for (const NameCount& name : found.names) {
    for (const auto& variant : name.variants) {
      EXPECT_LE(variant.articles, holding[variant.text]) << variant.text;
      EXPECT_GT(variant.articles, 0U) << variant.text;
    }
  }
}

}  // namespace
}  // namespace timbao::test
