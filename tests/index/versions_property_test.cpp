// What an index holds is a matter of the records in its files: not of their order, of threads, of
// rounds, of runs, or of what the files said before.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "index/update_counts.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/index/update.hpp"

namespace timbao::article {

static void PrintTo(const Article& article, std::ostream* out) {
  const auto print = [out](const Article& text) {
    *out << "\n    " << text.body << ' ' << (text.date ? text.date->iso() : "-") << ' '
         << text.author.value_or("-") << ' ' << text.path << '#' << text.content_hash;
    for (const Place& place : text.repeats)
      *out << " + " << place.path << '#' << place.content_hash;
  };
  print(article);
  for (const Article& version : article.versions) print(version);
}

}  // namespace timbao::article

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using article::Article;
using test::record;
using test::TempFolder;

constexpr int kFiles = 5;

class RandomFeeds {
 public:
  explicit RandomFeeds(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  // A page of one of four addresses with one of three texts.
  std::string page(bool date_by_text) {
    const std::string address = std::to_string(below(4)), text = std::to_string(below(3));
    const std::string url = "https://bao.example/" + address;
    test::Fields fields = {{"url", url}, {"body", "Bài " + address + " bản " + text + "."}};
    if (address == "0") fields.emplace_back("id", "rieng");
    const std::size_t day = date_by_text ? std::stoul(text) : below(4);
    if (day > 0) fields.emplace_back("date", "2024-01-0" + std::to_string(day));
    if (!date_by_text) fields.emplace_back("author", below(2) == 0 ? "Hà An" : "Minh Tú");
    if (below(3) == 0) fields.emplace_back("note", std::to_string(below(2)));
    return record(fields);
  }

  std::vector<std::string> pages(std::size_t most, bool date_by_text) {
    std::vector<std::string> pages(below(most + 1));
    for (std::string& page : pages) page = this->page(date_by_text);
    return pages;
  }

  template <class List>
  void shuffle(List& list) {
    std::shuffle(list.begin(), list.end(), random_);
  }

  UpdateOptions options() {
    UpdateOptions options = in_rounds_of(below(2) == 0 ? 1 : kOneRound, 1 + unsigned(below(3)));
    options.settling_time = std::chrono::milliseconds(0);
    options.recheck = below(4) == 0;
    return options;
  }

 private:
  std::mt19937 random_;
};

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

void forget_lines(Article& article) {
  article.line = 0;
  for (article::Place& place : article.repeats) place.line = 0;
  for (Article& version : article.versions) forget_lines(version);
}

// The articles by their ids; lines move when files are edited.
std::map<std::string, Article> articles_of(const fs::path& index) {
  std::map<std::string, Article> articles;
  const Reader reader(index);
  for (const std::string address : {"0", "1", "2", "3"}) {
    for (Article& article : reader.at_address("https://bao.example/" + address)) {
      forget_lines(article);
      articles.emplace(article.id, std::move(article));
    }
  }
  EXPECT_EQ(reader.statistics().articles, articles.size());
  return articles;
}

class VersionsOfRandomFeeds : public testing::TestWithParam<unsigned> {};

TEST_P(VersionsOfRandomFeeds, AreTheSameInAnyOrderThreadsRoundsAndRuns) {
  RandomFeeds random(GetParam());
  const TempFolder folder;
  std::vector<std::vector<std::string>> feeds;
  std::vector<std::string> paths;
  for (int file = 0; file < kFiles; ++file) {
    feeds.push_back(random.pages(6, false));
    paths.push_back(folder.write("bao/" + std::to_string(file) + ".jsonl", joined(feeds.back())));
  }
  test::run_update(folder / "db", {folder / "bao"}, in_rounds_of(kOneRound, 1));
  const auto expected = articles_of(folder / "db");

  for (int attempt = 0; attempt < 4; ++attempt) {
    for (int file = 0; file < kFiles; ++file) {
      random.shuffle(feeds[std::size_t(file)]);
      folder.write("bao/" + std::to_string(file) + ".jsonl", joined(feeds[std::size_t(file)]));
    }
    random.shuffle(paths);
    const fs::path index = folder / ("db" + std::to_string(attempt));
    for (auto first = paths.begin(); first != paths.end();) {
      const auto last = first + 1 + std::ptrdiff_t(random.below(std::size_t(paths.end() - first)));
      test::run_update(index, {first, last}, random.options());
      first = last;
    }
    EXPECT_EQ(articles_of(index), expected);
  }
}

TEST_P(VersionsOfRandomFeeds, ArePrunedToWhatAFreshIndexHolds) {
  RandomFeeds random(GetParam());
  const TempFolder folder;
  const auto base = fs::file_time_type::clock::now() - std::chrono::hours(24);
  for (int step = 0; step < 8; ++step) {
    for (int file = 0; file < kFiles; ++file) {
      const std::string name = "bao/" + std::to_string(file) + ".jsonl";
      const std::size_t dice = random.below(6);
      if (dice == 0) fs::remove(folder / name);
      if (dice > 2 && step > 0) continue;
      if (dice != 0) folder.write(name, joined(random.pages(4, true)));
      if (dice != 0) fs::last_write_time(folder / name, base + std::chrono::seconds(step));
    }
    fs::create_directories(folder / "bao");
    UpdateOptions options = random.options();
    options.prune_below = {folder / "bao"};
    const auto run = test::run_update(folder / "db", {folder / "bao"}, options);
    const TempFolder fresh;
    test::run_update(fresh / "db", {folder / "bao"}, in_rounds_of(kOneRound, 1));
    ASSERT_EQ(articles_of(folder / "db"), articles_of(fresh / "db")) << "step " << step;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, VersionsOfRandomFeeds, testing::Range(1U, 9U));

}  // namespace
}  // namespace timbao::index
