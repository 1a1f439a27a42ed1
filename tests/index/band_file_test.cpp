#include "timbao/index/band_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/expect_error.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/shingles.hpp"

namespace timbao::index {
namespace {

using test::error_kind_of;
using test::TempFolder;
using Codes = std::vector<text::TokenCode>;

constexpr std::uint32_t kSeed = 20231103;

Codes random_text(std::mt19937& random, std::size_t words) {
  Codes codes(words);
  for (auto& code : codes) code = static_cast<text::TokenCode>(1 + random() % 10'000);
  return codes;
}

// `text` with one word in `every` put in place of another.
Codes edited(Codes text, std::size_t every, std::mt19937& random) {
  for (auto& code : text) {
    if (random() % every == 0) code = static_cast<text::TokenCode>(1 + random() % 10'000);
  }
  return text;
}

std::set<std::uint32_t> found_in(const BandFile& file, const Codes& text) {
  std::vector<std::uint32_t> documents;
  file.find(Bands({text, 0}), documents);
  return {documents.begin(), documents.end()};
}

TEST(Bands, AreNoneForFewerThanThreeWords) {
  const Codes two = {4, 5};
  EXPECT_TRUE(Bands({two, 0}).hashes().empty());
}

TEST(Bands, DoNotDependOnSentenceEnds) {
  const Codes plain = {4, 5, 6, 7, 8};
  const Codes ended = {4, 5, 0, 6, 7, 0, 8};
  const Bands first({plain, 0});
  const Bands second({ended, 0});
  EXPECT_TRUE(std::equal(first.hashes().begin(), first.hashes().end(), second.hashes().begin(),
                         second.hashes().end()));
}

TEST(BandFile, FindsEditedAndShortenedTextsAmongOthers) {
  std::mt19937 random(kSeed);
  const TempFolder folder;
  BandFileWriter writer;
  std::vector<Codes> texts;
  for (std::uint32_t document = 1; document <= 300; ++document) {
    texts.push_back(random_text(random, 60 + random() % 400));
    writer.add(document, Bands({texts.back(), 0}));
  }
  writer.write(folder / "bands");
  const BandFile file(folder / "bands");
  int others = 0;
  for (std::uint32_t document = 1; document <= texts.size(); ++document) {
    const Codes& text = texts[document - 1];
    const auto again = found_in(file, edited(text, 30, random));
    EXPECT_TRUE(again.contains(document)) << document;
    others += static_cast<int>(again.size()) - 1;
    const Codes head(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.size() / 3));
    if (head.size() >= 64) {
      EXPECT_TRUE(found_in(file, head).contains(document)) << document;
    }
  }
  EXPECT_EQ(others, 0);
}

TEST(BandFile, MergesFilesAndLeavesOutWhatWasRemovedBeforeTheFirst) {
  std::mt19937 random(kSeed);
  const TempFolder folder;
  std::vector<Codes> texts;
  for (int i = 0; i < 6; ++i) texts.push_back(random_text(random, 80));
  BandFileWriter first, second;
  for (std::uint32_t i = 0; i < 3; ++i) {
    first.add(i + 1, Bands({texts[i], 0}));
    second.add(i + 1, Bands({texts[i + 3], 0}));
  }
  first.write(folder / "first");
  second.write(folder / "second");
  {
    const BandFile a(folder / "first");
    const BandFile b(folder / "second");
    merge_bands({{&a, -1}, {&b, 2}}, folder / "both");
  }
  const BandFile both(folder / "both");
  EXPECT_EQ(found_in(both, texts[0]), std::set<std::uint32_t>{});
  for (std::uint32_t i = 1; i < 6; ++i) {
    EXPECT_EQ(found_in(both, texts[i]), std::set<std::uint32_t>{i}) << i;
  }
}

TEST(BandFile, FindsWhatWasAddedBeforeAndAfterItIsWrittenAnew) {
  std::mt19937 random(kSeed);
  const TempFolder folder;
  const std::string path = folder / "bands";
  BandFileWriter().write(path);
  std::vector<Codes> texts;
  constexpr std::uint32_t kDocuments = 2'000;  // More entries than may stay unsorted.
  for (std::uint32_t document = 1; document <= kDocuments; document += 100) {
    std::vector<std::pair<std::uint32_t, Bands>> added;
    for (std::uint32_t i = 0; i < 100; ++i) {
      texts.push_back(random_text(random, 40));
      added.emplace_back(document + i, Bands({texts.back(), 0}));
    }
    add_bands(path, added);
  }
  const BandFile file(path);
  EXPECT_FALSE(file.sorted().empty());
  EXPECT_TRUE(std::is_sorted(file.sorted().begin(), file.sorted().end()));
  for (std::uint32_t document = 1; document <= kDocuments; ++document) {
    ASSERT_TRUE(found_in(file, texts[document - 1]).contains(document)) << document;
  }
}

TEST(BandFile, PassesOverHalfAnEntryAtItsEnd) {
  std::mt19937 random(kSeed);
  const TempFolder folder;
  const std::string path = folder / "bands";
  BandFileWriter().write(path);
  const Codes text = random_text(random, 40);
  add_bands(path, {{1, Bands({text, 0})}});
  std::filesystem::resize_file(path, std::filesystem::file_size(path) + 3);
  EXPECT_TRUE(found_in(BandFile(path), text).contains(1));
  add_bands(path, {{2, Bands({text, 0})}});
  EXPECT_EQ(found_in(BandFile(path), text), (std::set<std::uint32_t>{1, 2}));
}

TEST(BandFile, RefusesWhatIsNone) {
  const TempFolder folder;
  EXPECT_EQ(error_kind_of([&] { BandFile file(folder.write("text", "not bands at all")); }),
            ErrorKind::corrupt);
  EXPECT_EQ(error_kind_of([&] {
              BandFile file(folder.write("cut", std::string("timbaoB2\x09\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 24)));
            }),
            ErrorKind::corrupt);
}

TEST(BandFile, TellsWhichDocumentsShareABand) {
  std::mt19937 random(kSeed);
  const TempFolder folder;
  const Codes shared = random_text(random, 50);
  BandFileWriter first, second;
  first.add(1, Bands({random_text(random, 50), 0}));
  first.add(2, Bands({shared, 0}));
  second.add(1, Bands({shared, 0}));
  second.add(2, Bands({random_text(random, 50), 0}));
  first.write(folder / "first");
  second.write(folder / "second");
  const BandFile a(folder / "first");
  const BandFile b(folder / "second");
  std::set<std::pair<std::size_t, std::uint32_t>> told;
  for_each_shared_band({&a, nullptr, &b}, [&](std::size_t file, std::uint32_t document) {
    told.emplace(file, document);
  });
  EXPECT_EQ(told, (std::set<std::pair<std::size_t, std::uint32_t>>{{0, 2}, {2, 1}}));
}

// One bit a document against a comparison of all, through writing, adding, writing anew, merging.
TEST(BandFile, TellsWhoSharesABandOrAnAddress) {
  std::mt19937 random(kSeed);
  const TempFolder folder;
  const std::string path = folder / "bands";
  std::vector<std::pair<std::uint32_t, Bands>> all;
  std::uint32_t next = 1;
  const auto some = [&](std::size_t count) {
    std::vector<std::pair<std::uint32_t, Bands>> documents;
    for (; documents.size() < count; ++next) {
      Bands bands({random_text(random, 40), 0});
      if (next % 3 == 0) bands.add_address("https://bao.vn/" + std::to_string(random() % 300));
      if (next % 50 == 0) bands = all[random() % all.size()].second;
      documents.emplace_back(next, bands);
    }
    all.insert(all.end(), documents.begin(), documents.end());
    return documents;
  };
  const auto expect_right = [&](const BandFile& file) {
    std::map<std::uint32_t, std::set<std::uint32_t>> by_hash;
    for (const auto& [document, bands] : all) {
      for (const std::uint32_t hash : bands.hashes()) by_hash[hash].insert(document);
    }
    std::set<std::uint32_t> sharing;
    for (const auto& [hash, documents] : by_hash) {
      if (documents.size() > 1) sharing.insert(documents.begin(), documents.end());
    }
    for (std::uint32_t document = 1; document <= 2'000; ++document) {
      ASSERT_EQ(file.is_shared(document), sharing.contains(document)) << document;
    }
    EXPECT_GT(sharing.size(), 0U);
    EXPECT_LT(sharing.size(), 2'000U);
  };
  BandFileWriter writer;
  some(1);
  for (const auto& [document, bands] : some(399)) writer.add(document, bands);
  writer.add(1, all.front().second);
  for (std::uint32_t later = 401; later <= 2'000; ++later) {
    writer.add(later, all.emplace_back(later, Bands({random_text(random, 40), 0})).second);
  }
  writer.write(path);
  expect_right(BandFile(path));
  next = 1;  // What was alone may be so no more, and what is new may be like it.
  add_bands(path, some(200));
  expect_right(BandFile(path));
  add_bands(path, some(1'500));
  EXPECT_TRUE(BandFile(path).added().empty());
  expect_right(BandFile(path));
  const BandFile file(path);
  merge_bands({{&file, 0}}, folder / "merged");
  expect_right(BandFile(folder / "merged"));
}

TEST(BandFile, KnowsNothingOfDocumentsBehindItsLast) {
  const TempFolder folder;
  const std::string path = folder / "bands";
  BandFileWriter().write(path);
  EXPECT_TRUE(BandFile(path).is_shared(1));
}

TEST(Shingles, OverlapAsABruteForceCountSays) {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 200; ++round) {
    const Codes text = random_text(random, 3 + random() % 100);
    const Codes other = edited(text, 5, random);
    const auto runs = [](const Codes& codes) {
      std::set<Codes> all;
      for (std::size_t i = 0; i + 3 <= codes.size(); ++i) {
        all.insert(Codes(codes.begin() + static_cast<std::ptrdiff_t>(i),
                         codes.begin() + static_cast<std::ptrdiff_t>(i) + 3));
      }
      return all;
    };
    const auto first_runs = runs(text);
    const auto second_runs = runs(other);
    std::size_t shared = 0;
    for (const Codes& run : first_runs) shared += second_runs.count(run);
    Shingles first, second;
    shingles_of({text, 0}, first);
    shingles_of({other, 0}, second);
    const Overlap overlap = overlap_of(first, second);
    EXPECT_EQ(overlap.first, first_runs.size());
    EXPECT_EQ(overlap.second, second_runs.size());
    EXPECT_EQ(overlap.shared, shared);
  }
}

TEST(Shingles, BriefTextsOfDifferentDaysHaveToBeMoreAlike) {
  const Overlap half{50, 50, 35};  // 35 of 65.
  EXPECT_TRUE(are_copies(half, Days::same_or_unknown));
  EXPECT_FALSE(are_copies(half, Days::different));
  const Overlap cut{40, 400, 36};
  EXPECT_TRUE(are_copies(cut, Days::same_or_unknown));
  EXPECT_FALSE(are_copies(cut, Days::different));
  const Overlap title{10, 10, 10};
  EXPECT_FALSE(are_copies(title, Days::same_or_unknown));
  EXPECT_TRUE(are_copies({300, 900, 280}, Days::different));
}

}  // namespace
}  // namespace timbao::index
