// `timbao related` as users run it.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

Outcome related(Arguments arguments, Surroundings surroundings = {}) {
  arguments.insert(arguments.begin(), {"related", "--db", news_db()});
  return run_timbao(std::move(arguments), std::move(surroundings));
}

constexpr const char* kDraft =
    "Dân đi chợ bằng cầu Mây Trắng\n\nÔng Lê Văn Thử kể: từ ngày có cây cầu, bà con hai bờ sông "
    "Trăng "
    "chở lúa sang chợ mỗi sáng.\n";

TEST(RelatedCommand, FindsWhatIsRelatedToAnArticle) {
  const Outcome outcome = related({"cau-1", "--format", "ids"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_TRUE(contains(outcome.out, "cau-2\n")) << outcome.out;
  EXPECT_FALSE(contains(outcome.out, "cau-1")) << outcome.out;
  EXPECT_TRUE(contains(outcome.err, "đang tìm theo: ")) << outcome.err;
}

TEST(RelatedCommand, TakesADraftFromAFileAndFromStandardInput) {
  const TempFolder folder;
  const std::string path = folder.write("nhap.txt", kDraft);
  const Outcome file = related({"--file", path, "--format", "ids"});
  EXPECT_EQ(file.code, 0) << file.err;
  EXPECT_EQ(lines_of(file.out).at(0), "cau-1");
  EXPECT_EQ(related({"-", "--format", "ids"}, {.in = kDraft}).out, file.out);
  EXPECT_EQ(related({"-", "--format", "ids"},
                    {.in = R"({"title": "Cầu Mây Trắng", "body": "Ông Lê Văn Thử kể."})"})
                .out,
            related({"-", "--format", "ids"},
                    {.in = "---\ntitle: Cầu Mây Trắng\n---\n\nÔng Lê Văn Thử kể.\n"})
                .out);
}

TEST(RelatedCommand, HasTheOutputOfSearch) {
  const Outcome json = related({"cau-1", "--format", "json", "--explain", "-n", "2"});
  EXPECT_EQ(json.code, 0);
  for (const char* key : {"{\"query\": \"cau-1\"", "\"interpreted\": \"đang tìm theo: ",
                          "\"total\": ", "\"passage\": {\"text\"",
                          "\"article\": {\"id\": \"cau-2\"", "\"explanation\": [{\"part\": \""}) {
    EXPECT_TRUE(contains(json.out, key)) << key << '\n' << json.out;
  }
  const Outcome text = related({"cau-1", "--explain", "--limit", "2"});
  EXPECT_TRUE(contains(text.out, ". Cầu mới giúp nông dân chở lúa")) << text.out;
  EXPECT_TRUE(contains(text.out, "27 days apart")) << text.out;
  EXPECT_TRUE(contains(related({"cau-1", "--format", "bibtex"}).out, "@")) << text.out;
}

TEST(RelatedCommand, NarrowsByTime) {
  const auto ids = [](Arguments arguments) {
    arguments.insert(arguments.end(), {"cau-1", "--format", "ids"});
    return related(std::move(arguments)).out;
  };
  EXPECT_TRUE(contains(ids({"--within", "5w"}), "cau-2"));
  EXPECT_FALSE(contains(ids({"--within", "20d"}), "cau-2"));
  EXPECT_TRUE(contains(ids({"--within", "1m"}), "cau-2"));
  EXPECT_TRUE(contains(ids({"--within", "1y"}), "cau-2"));
  EXPECT_TRUE(contains(ids({"--after", "story"}), "cau-2"));
  EXPECT_FALSE(contains(ids({"--before", "story"}), "cau-2"));
  EXPECT_TRUE(contains(ids({"--before", "2023-12-02"}), "cau-2"));
  EXPECT_FALSE(contains(ids({"--before", "2023-12"}), "cau-2"));
  EXPECT_TRUE(contains(ids({"--after", "2023-11"}), "cau-2"));
  EXPECT_FALSE(contains(ids({"--after", "2023"}), "cau-2"));
  EXPECT_FALSE(contains(ids({"--after", "2023-11", "--until", "2023-11-30"}), "cau-2"));
}

TEST(RelatedCommand, SaysWhatIsWrong) {
  const TempFolder folder;
  const std::string two = folder.write("hai.jsonl", kNewsLines);
  const std::vector<std::pair<Arguments, std::string>> cases = {
      {{}, "one ID, --file FILE or - is needed"},
      {{"a", "b"}, "one ID, --file FILE or - is needed"},
      {{"cau-1", "--file", "x.txt"}, "one ID, --file FILE or - is needed"},
      {{"cau-1", "--within", "soon"}, "--within: 'soon' is not a time such as 30d"},
      {{"cau-1", "--within", "d"}, "--within: 'd' is not a time"},
      {{"cau-1", "--before", "yesterday"}, "--before: 'yesterday' is not a date"},
      {{"cau-1", "--before", "story", "--after", "story"}, "exclude each other"},
      {{"ngoai-giao", "--within", "30d"}, "the story has no date"},
      {{"--file", two}, "holds more than one article"},
      {{"--file", folder / "none.txt"}, "holds no article"},
  };
  for (const auto& [arguments, message] : cases) {
    const Outcome outcome = related(arguments);
    EXPECT_EQ(outcome.code, 2) << message;
    EXPECT_EQ(outcome.out, "") << message;
    EXPECT_TRUE(contains(outcome.err, message)) << outcome.err;
  }
}

TEST(RelatedCommand, ExitsWithOneWhereNothingIsFound) {
  const Outcome unknown = related({"khong-co"});
  EXPECT_EQ(unknown.code, 1);
  EXPECT_TRUE(contains(unknown.err, "no article has the id 'khong-co'")) << unknown.err;
  const Outcome nothing = related({"-"}, {.in = "xyzzy\n"});
  EXPECT_EQ(nothing.code, 1);
  EXPECT_EQ(nothing.out, "");
  EXPECT_TRUE(contains(nothing.err, "nothing is related")) << nothing.err;
}

}  // namespace
}  // namespace timbao::test
