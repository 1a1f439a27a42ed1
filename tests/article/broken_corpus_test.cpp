// corpus/broken through the readers as the program drives them: every file gives the articles and
// the reasons that its README promises.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "timbao/article/reader.hpp"
#include "timbao/input/source.hpp"

namespace timbao::article {
namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(TIMBAO_SOURCE_DIR) / "corpus" / "broken";

struct Findings {
  std::vector<Article> articles;
  std::vector<Issue> issues;
};

Findings findings_in(const std::string& path) {
  input::Source source({path});
  input::Batch batch;
  Reader reader;
  Findings findings;
  while (source.next(batch)) {
    for (const auto& issue : batch.issues()) findings.issues.push_back(issue);
    std::vector<Outcome> outcomes;
    for (const auto& record : batch.records()) reader.read(record, outcomes);
    for (const auto& outcome : outcomes) {
      if (const auto* article = std::get_if<Article>(&outcome)) {
        findings.articles.push_back(*article);
      } else {
        findings.issues.push_back(std::get<Issue>(outcome));
      }
    }
  }
  return findings;
}

struct BrokenFile {
  std::string_view name;
  std::size_t articles;
  std::vector<std::string> reasons;  // The start of each issue's reason, in order.
};

const std::vector<BrokenFile> kFiles = {
    {"binary.txt", 0, {"binary data (NUL at byte 4)"}},
    {"blank.txt", 0, {"empty file"}},
    {"control-characters.json", 1, {}},
    {"cut.warc", 1, {"record at byte 630: the file ends after 325 of 441 bytes of the record"}},
    {"cut.zip", 1, {"cannot unpack: ", "cannot read the archive: "}},
    {"damaged-member.warc.gz", 2, {"record at byte 630: cannot decompress: "}},
    {"deep-nesting.json", 0, {"JSON nested deeper than 1024 levels"}},
    {"empty.txt", 0, {"empty file"}},
    {"front-matter-without-colon.txt", 0, {"front matter: no \"key: value\" in line 3"}},
    {"half-line.jsonl", 2, {"half a JSON object: the string that opens at byte 65"}},
    {"half.json", 0, {"half a JSON object: the string that opens at byte 92"}},
    {"huge-number.json", 0, {"malformed JSON: a number"}},
    {"invalid-utf8-line.jsonl", 2, {"invalid UTF-8 at byte 12"}},
    {"invalid-utf8.txt", 0, {"invalid UTF-8 at byte 52"}},
    {"lone-surrogate.json", 0, {"malformed JSON: a string with a wrong escape"}},
    {"missing-comma.json", 0, {"malformed JSON: commas"}},
    {"mixed-array.json", 2, {"element 2: expected an object", "element 3: no title"}},
    {"no-text.json", 0, {"no title, abstract or body"}},
    {"not-gzip.jsonl.gz", 0, {"not gzip"}},
    {"not-zip.zip", 0, {"cannot read the archive: Unrecognized archive format"}},
    {"not-object.json", 0, {"expected an object, found a string"}},
    {"unclosed-front-matter.txt", 0, {"front matter: opened in line 1"}},
    {"unclosed-quote.csv", 2, {"a quoted field is opened and not closed"}},
    {"utf16.txt", 1, {}},
    {"wrong-length.warc", 2, {"record at byte 630: its length of 200 bytes does not lead to"}},
};

class BrokenCorpus : public testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenCorpus, IsReportedAndItsGoodPartsAreRead) {
  const auto& wanted = GetParam();
  const auto found = findings_in((kFolder / wanted.name).string());
  EXPECT_EQ(found.articles.size(), wanted.articles);
  ASSERT_EQ(found.issues.size(), wanted.reasons.size());
  for (std::size_t i = 0; i < found.issues.size(); ++i) {
    EXPECT_TRUE(found.issues[i].reason.starts_with(wanted.reasons[i])) << found.issues[i].message();
  }
}

INSTANTIATE_TEST_SUITE_P(Article, BrokenCorpus, testing::ValuesIn(kFiles));

TEST(BrokenCorpusFolder, HoldsNoFileThatIsNotTested) {
  std::map<std::string, int> tested = {{"README.md", 1}, {"truncated.jsonl.gz", 1}};
  for (const auto& file : kFiles) tested[std::string(file.name)] = 1;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    EXPECT_TRUE(tested.contains(entry.path().filename().string())) << entry.path();
  }
}

TEST(BrokenCorpusFolder, HoldsATruncatedFileThatIsReported) {
  const auto found = findings_in((kFolder / "truncated.jsonl.gz").string());
  EXPECT_FALSE(found.issues.empty());
}

TEST(BrokenCorpusFolder, KeepsWordsApartWhereControlCharactersStood) {
  const auto found = findings_in((kFolder / "control-characters.json").string());
  ASSERT_EQ(found.articles.size(), 1U);
  EXPECT_EQ(found.articles[0].title, "Cầu tre mới");
  EXPECT_EQ(found.articles[0].body, "Dài 24 m.");
}

}  // namespace
}  // namespace timbao::article
