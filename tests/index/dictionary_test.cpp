#include "index/dictionary.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "support/expect_error.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::bytes_of;
using test::error_kind_of;
using test::record;
using test::run_update;

std::string id_of(std::size_t i) { return "bai-" + std::to_string(i); }

// Some 3 KB, in words of which a few are frequent.
std::string body_of(std::size_t i) {
  std::mt19937 random(static_cast<std::uint32_t>(i));
  std::string body;
  while (body.size() < 3000) {
    const auto rarity = static_cast<std::uint32_t>(1U << (random() % 13));
    body += text::spelling(static_cast<text::TokenCode>(1 + random() % rarity));
    body += random() % 12 == 0 ? ". " : " ";
  }
  return body.substr(0, body.rfind(' '));
}

std::string lines(std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) text += record(id_of(i), body_of(i));
  return text;
}

void expect_articles(const fs::path& index, std::size_t first, std::size_t last) {
  const Reader reader(index);
  for (std::size_t i = first; i < last; ++i) {
    const auto article = reader.find(id_of(i));
    ASSERT_TRUE(article) << i;
    ASSERT_EQ(article->body, body_of(i));
  }
}

constexpr std::size_t kMany = 1500;  // Some 4.5 MB.

class DictionaryOfAnIndex : public testing::Test {
 protected:
  void update(const fs::path& index, std::size_t first, std::size_t last, unsigned threads = 2) {
    UpdateOptions options;
    options.threads = threads;
    run_update(index, {folder_.write("bai.jsonl", lines(first, last))}, options);
  }

  [[nodiscard]] fs::path path(const std::string& name) const { return folder_.path() / name; }

  test::TempFolder folder_;
};

TEST_F(DictionaryOfAnIndex, IsTheSameForAnyNumberOfThreads) {
  for (const unsigned threads : {1U, 2U, 5U}) {
    const fs::path index = path("db" + std::to_string(threads));
    update(index, 0, kMany, threads);
    expect_articles(index, 0, kMany);
    EXPECT_EQ(bytes_of(index / kDictionaryFileName), bytes_of(path("db1") / kDictionaryFileName));
  }
  EXPECT_GT(fs::file_size(path("db1") / kDictionaryFileName), 10'000U);
}

TEST_F(DictionaryOfAnIndex, MakesArticlesSmaller) {
  update(path("db"), 0, kMany);
  const auto dictionary = Dictionary::open(path("db"));
  article::Article article;
  article.body = body_of(kMany);
  Packer packer;
  const std::size_t alone = packer.pack(article).size();
  packer.use(dictionary);
  const std::string packed(packer.pack(article));
  EXPECT_LT(packed.size(), alone * 9 / 10);
  EXPECT_EQ(unpack(packed), article);
  packer.use(nullptr);
  EXPECT_EQ(packer.pack(article).size(), alone);
}

TEST_F(DictionaryOfAnIndex, IsMadeOnceThereIsEnoughAndThenStays) {
  const fs::path index = path("db");
  update(index, 0, 20);
  EXPECT_FALSE(fs::exists(index / kDictionaryFileName));
  update(index, 20, kMany);
  const std::string made = bytes_of(index / kDictionaryFileName);
  EXPECT_FALSE(made.empty());
  update(index, kMany, 2 * kMany);
  EXPECT_EQ(bytes_of(index / kDictionaryFileName), made);
  expect_articles(index, 0, 2 * kMany);
}

TEST_F(DictionaryOfAnIndex, IsNotMixedUpWithThatOfAnother) {
  update(path("one"), 0, kMany);
  update(path("two"), kMany, 2 * kMany);
  folder_.write("both", "auto one\nauto two\n");
  expect_articles(path("both"), 0, 2 * kMany);
  const Reader one(path("one"));
  expect_articles(path("two"), kMany, 2 * kMany);
  EXPECT_EQ(one.find(id_of(7))->body, body_of(7));
}

TEST_F(DictionaryOfAnIndex, IsMissedOnlyWhereItIsNeeded) {
  update(path("db"), 0, kMany);
  fs::remove(path("db") / kDictionaryFileName);
  const Reader reader(path("db"));
  EXPECT_EQ(error_kind_of([&] { (void)reader.find(id_of(3)); }), ErrorKind::corrupt);
}

TEST_F(DictionaryOfAnIndex, IsRefusedWhereItIsDamaged) {
  update(path("db"), 0, kMany);
  const std::string whole = bytes_of(path("db") / kDictionaryFileName);
  for (const std::size_t place : {0UL, 9UL, 30UL, whole.size() - 1}) {
    std::string damaged = whole;
    damaged[place] = static_cast<char>(damaged[place] ^ 1);
    folder_.write("db/dictionary.timbao", damaged);
    EXPECT_EQ(error_kind_of([&] { Reader(path("db")); }), ErrorKind::corrupt) << place;
    EXPECT_EQ(error_kind_of([&] { update(path("db"), 0, 1); }), ErrorKind::corrupt) << place;
  }
  for (const std::size_t size : {0UL, 10UL, 17UL, whole.size() - 1}) {
    folder_.write("db/dictionary.timbao", whole.substr(0, size));
    EXPECT_EQ(error_kind_of([&] { Reader(path("db")); }), ErrorKind::corrupt) << size;
  }
}

}  // namespace
}  // namespace timbao::index
