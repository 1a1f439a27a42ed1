// Texts that an address gave at different times are versions of one article.
#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "index/update_counts.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/update.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::Fields;
using test::record;
using test::TempFolder;
using test::UpdateRun;

constexpr const char* kUrl = "https://baosongtrang.example/cau-may-trang.html";

std::string page(const std::string& body, const std::string& date = "", const std::string& id = "",
                 const std::string& url = kUrl) {
  Fields fields = {{"url", url}, {"title", "Cầu Mây Trắng"}, {"body", body}};
  if (!date.empty()) fields.emplace_back("date", date);
  if (!id.empty()) fields.emplace_back("id", id);
  return record(fields);
}

class Versions : public testing::Test {
 protected:
  Versions() { options_.settling_time = std::chrono::milliseconds(0); }

  UpdateRun run(const std::vector<std::string>& names) const {
    std::vector<std::string> paths;
    for (const std::string& name : names) paths.push_back(folder_ / name);
    return test::run_update(folder_ / "db", paths, options_);
  }
  UpdateRun prune(const std::vector<std::string>& names) {
    options_.prune_below = {folder_ / "bao"};
    const UpdateRun pruned = run(names);
    options_.prune_below.clear();
    return pruned;
  }
  // The texts of the one article, oldest first, each with the files that gave it: "Cũ@a+b Mới@c".
  [[nodiscard]] std::string texts() const {
    const Reader reader(folder_ / "db");
    if (reader.statistics().articles != 1) return "(not one article)";
    const article::Article article = reader.article(1);
    std::string said;
    for (const article::Article& version : article.versions) said += text(version) + ' ';
    return said + text(article);
  }
  static std::string text(const article::Article& version) {
    std::string said = version.body + '@' + fs::path(version.path).stem().string();
    for (const article::Place& place : version.repeats) {
      said += '+' + fs::path(place.path).stem().string();
    }
    return said;
  }

  TempFolder folder_;
  UpdateOptions options_;
};

TEST_F(Versions, AreTextsOfOneAddressAndTheLatestIsTheArticle) {
  folder_.write("bao/a.jsonl", page("Mới", "2024-02-01"));
  folder_.write("bao/b.jsonl", page("Cũ", "2024-01-01") + page("Giữa", "2024-01-15"));
  EXPECT_EQ(counts_of(run({"bao"}).report), (Counts{.added = 1, .versions = 2}));
  EXPECT_EQ(texts(), "Cũ@b Giữa@b Mới@a");
  EXPECT_EQ(articles_in(folder_ / "db"), 1U);
}

TEST_F(Versions, AreFoundUnchangedByTheNextRun) {
  folder_.write("bao/a.jsonl", page("Mới", "2024-02-01") + page("Cũ", "2024-01-01"));
  folder_.write("bao/b.jsonl", page("Cũ", "2024-01-01"));
  EXPECT_EQ(counts_of(run({"bao"}).report), (Counts{.added = 1, .versions = 1, .repeated = 1}));
  for (int again = 0; again < 2; ++again) {
    EXPECT_EQ(counts_of(run({"bao"}).report), Counts{.unchanged = 3});
    options_.recheck = true;
  }
  EXPECT_EQ(texts(), "Cũ@a+b Mới@a");
}

TEST_F(Versions, KeepTheDateOfEachText) {
  folder_.write("bao/a.jsonl", page("Mới", "2024-02-01") + page("Cũ", "2024-01-01"));
  run({"bao"});
  const article::Article article = Reader(folder_ / "db").article(1);
  EXPECT_EQ(article.date->iso(), "2024-02-01");
  EXPECT_EQ(article.versions.at(0).date->iso(), "2024-01-01");
  EXPECT_EQ(article.versions.at(0).line, 2U);
  EXPECT_EQ(article.versions.at(0).url, kUrl);
}

TEST_F(Versions, AreOfOneAddressHoweverItIsSpelt) {
  folder_.write("bao/a.jsonl", page("Mới", "2024-02-01", "x"));
  folder_.write("bao/b.jsonl",
                page("Cũ", "2024-01-01", "x",
                     "http://www.baosongtrang.example/cau-may-trang.html?utm_source=z"));
  EXPECT_EQ(counts_of(run({"bao"}).report), (Counts{.added = 1, .versions = 1}));
}

TEST_F(Versions, AreNoneWhereOnlyTheIdIsTheSame) {
  folder_.write("bao/a.jsonl", page("Bài", "2024-02-01", "x"));
  folder_.write("bao/b.jsonl", page("Bài khác", "2024-03-01", "x", "https://khac.example/b"));
  const UpdateRun first = run({"bao"});
  EXPECT_EQ(counts_of(first.report), (Counts{.added = 1, .repeated = 1}));
  EXPECT_EQ(first.warned.size(), 1U);
  EXPECT_EQ(texts(), "Bài@a");
}

TEST_F(Versions, GiveWayWhenTheirFileIsEdited) {
  folder_.write("bao/a.jsonl", page("Sai", "2024-01-01"));
  run({"bao"});
  folder_.write("bao/a.jsonl", page("Đúng", "2024-01-01"));
  EXPECT_EQ(counts_of(run({"bao"}).report), Counts{.updated = 1});
  EXPECT_EQ(texts(), "Đúng@a");
}

TEST_F(Versions, StayWhileAnotherFileHoldsThem) {
  folder_.write("bao/a.jsonl", page("Cũ", "2024-01-01"));
  folder_.write("bao/b.jsonl", page("Cũ", "2024-01-01"));
  EXPECT_EQ(counts_of(run({"bao"}).report), (Counts{.added = 1, .repeated = 1}));
  folder_.write("bao/a.jsonl", page("Mới", "2024-02-01"));
  EXPECT_EQ(counts_of(run({"bao/a.jsonl"}).report), Counts{.updated = 1});
  EXPECT_EQ(texts(), "Cũ@b Mới@a");
}

TEST_F(Versions, ArePrunedWithTheirLastFile) {
  folder_.write("bao/a.jsonl", page("Mới", "2024-02-01"));
  folder_.write("bao/b.jsonl", page("Cũ", "2024-01-01"));
  folder_.write("bao/c.jsonl", page("Cũ", "2024-01-01"));
  run({"bao"});
  fs::remove(folder_ / "bao/b.jsonl");
  EXPECT_EQ(counts_of(prune({"bao"}).report), (Counts{.updated = 1, .unchanged = 2}));
  EXPECT_EQ(texts(), "Cũ@c Mới@a");
  fs::remove(folder_ / "bao/a.jsonl");
  EXPECT_EQ(counts_of(prune({"bao"}).report), (Counts{.updated = 1, .unchanged = 1}));
  EXPECT_EQ(texts(), "Cũ@c");
  fs::remove(folder_ / "bao/c.jsonl");
  EXPECT_EQ(counts_of(prune({"bao"}).report), Counts{.removed = 1});
  EXPECT_EQ(articles_in(folder_ / "db"), 0U);
}

TEST_F(Versions, AreNotLostWhenOnlyTheVanishedFileIsLookedAt) {
  folder_.write("bao/a.jsonl", page("Bài", "2024-02-01"));
  folder_.write("khac/b.jsonl", page("Bài", "2024-02-01"));
  run({"bao", "khac"});
  fs::remove(folder_ / "bao/a.jsonl");
  prune({"bao"});
  EXPECT_EQ(texts(), "Bài@b");
}

TEST_F(Versions, AreSearchedByTheNewestTextOnly) {
  folder_.write("bao/a.jsonl", page("Mới", "2024-02-01") + page("Cũ rích", "2024-01-01"));
  run({"bao"});
  const Reader reader(folder_ / "db");
  const Xapian::Database& database = reader.database();
  EXPECT_TRUE(database.term_exists("mới"));
  EXPECT_FALSE(database.term_exists("rích"));
}

}  // namespace
}  // namespace timbao::index
