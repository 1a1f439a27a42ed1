// An index survives `kill -9` of its writer at any moment.

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "support/run_timbao.hpp"
#include "support/temp_folder.hpp"
#include "timbao/article/article.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::test {
namespace {

constexpr int kArticles = 1500;
constexpr int kKills = 50;
constexpr int kKillsOfEach = 2;

using Articles = std::map<std::string, article::Article>;

std::string id_of(int number) { return "bai-" + std::to_string(number); }

// About 4 MB, so that rounds of 1 MB commit several times.
std::string generated_articles(std::mt19937& random) {
  constexpr std::string_view kWords[] = {"cầu", "đường", "lúa",   "sông", "chợ", "mưa", "trường",
                                         "xã",  "huyện", "người", "dân",  "mới", "năm", "tỉnh"};
  std::string lines;
  for (int number = 0; number < kArticles; ++number) {
    lines += R"({"id": ")" + id_of(number) + R"(", "title": "Bài )" + std::to_string(number) +
             R"(", "body": ")";
    for (int word = 0; word < 400; ++word) {
      lines += kWords[random() % std::size(kWords)];
      lines += word % 20 == 19 ? ". " : " ";
    }
    lines += "\"}\n";
  }
  return lines;
}

Articles articles_of(const index::Reader& reader) {
  Articles articles;
  for (int number = 0; number < kArticles; ++number) {
    auto article = reader.find(id_of(number));
    if (!article) continue;
    article->first_seen = 0;  // The runs of this test begin at different times.
    articles.emplace(id_of(number), *std::move(article));
  }
  return articles;
}

class Kill : public testing::Test {
 protected:
  [[nodiscard]] Arguments index_into(const std::string& db) const {
    return {"index", "--round-mb=1", "--db", db, folder_ / "in.jsonl"};
  }

  // Every article of the index is one of the source, unchanged, and nothing else is there.
  void expect_whole(const std::string& db, const Articles& source) const {
    if (!std::filesystem::exists(std::filesystem::path(db) / "XAPIANDB")) return;  // Not made yet.
    const index::Reader reader(db);
    const Articles found = articles_of(reader);
    EXPECT_EQ(reader.statistics().articles, found.size());
    for (const auto& [id, article] : found) EXPECT_TRUE(article == source.at(id)) << id;
  }

  TempFolder folder_;
};

TEST_F(Kill, LeavesAnIndexThatOpensAndCanBeFinished) {
  const unsigned seed = 20231103;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  folder_.write("in.jsonl", generated_articles(random));
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(run_timbao(index_into(folder_ / "whole")).code, 0);
  const auto undisturbed = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);
  const Articles source = articles_of(index::Reader(folder_ / "whole"));
  ASSERT_EQ(source.size(), static_cast<std::size_t>(kArticles));

  // A run that ends before its kill was faster than the first one: the moments move forward.
  int killed = 0;
  std::int64_t longest = undisturbed.count();
  for (int number = 0; killed < kKills && number < 3 * kKills; ++number) {
    const TempFolder scratch;
    const std::string db = scratch / "db";
    for (int kill = 0; kill < kKillsOfEach; ++kill) {
      const std::chrono::microseconds after(
          std::uniform_int_distribution<std::int64_t>(0, longest)(random));
      SCOPED_TRACE(testing::Message()
                   << "index " << number << " killed after " << after.count() << " us");
      const int code = run_timbao_and_signal(index_into(db), SIGKILL, after);
      ASSERT_NO_THROW(expect_whole(db, source));
      if (code == 0) {
        longest = longest * 9 / 10;
        break;
      }
      EXPECT_EQ(code, 128 + SIGKILL);
      ++killed;
    }
    ASSERT_EQ(run_timbao(index_into(db)).code, 0);
    const index::Reader finished(db);
    EXPECT_EQ(finished.statistics().articles, source.size());
    EXPECT_TRUE(articles_of(finished) == source);
  }
  EXPECT_GE(killed, kKills) << "too few kills met the program running";
}

TEST_F(Kill, AnInterruptEndsTheProgramAsASignalDoes) {
  std::mt19937 random(1);
  folder_.write("in.jsonl", generated_articles(random));
  const int code =
      run_timbao_and_signal(index_into(folder_ / "db"), SIGINT, std::chrono::milliseconds(20));
  EXPECT_EQ(code, 130);
}

TEST_F(Kill, AnInterruptSaysThatWorkCanGoOn) {
  const TempFolder capture;
  Arguments command = {TIMBAO_BINARY, "index", "--db", folder_ / "db", folder_ / "in.jsonl"};
  std::mt19937 random(1);
  folder_.write("in.jsonl", generated_articles(random));
  const run_details::Process process(std::move(command), Surroundings(), capture);
  while (!std::filesystem::exists(folder_ / "db/lock")) {
  }
  ::kill(process.id(), SIGINT);
  EXPECT_EQ(run_details::exit_code_of(process.id()), 130);
  EXPECT_NE(capture.read("err").find("the same command again goes on"), std::string::npos);
}

}  // namespace
}  // namespace timbao::test
