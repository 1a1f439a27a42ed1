#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "input/collected.hpp"
#include "input/compressed.hpp"
#include "support/temp_folder.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {
namespace {

using test::TempFolder;

constexpr std::uint32_t kSeed = 20231108;

struct RandomFile {
  std::string bytes;
  std::vector<CopiedRecord> expected;  // Without paths.
};

std::size_t random_up_to(std::size_t most, std::mt19937& random) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

// A line without line ends; in one of eight it is long, so that it crosses pieces of the stream.
std::string random_line(std::mt19937& random) {
  std::string line(random_up_to(random_up_to(7, random) == 0 ? 400000 : 200, random), '\0');
  for (char& byte : line) {
    byte = static_cast<char>(random_up_to(255, random));
    if (byte == '\n' || byte == '\r') byte = 'x';
  }
  return line;
}

RandomFile random_file(std::mt19937& random) {
  RandomFile file;
  const std::size_t lines = random_up_to(60, random);
  for (std::size_t number = 1; number <= lines; ++number) {
    const std::string line = random_line(random);
    file.bytes += line;
    if (random_up_to(3, random) == 0) file.bytes += '\r';
    if (number < lines || random_up_to(1, random) == 0) file.bytes += '\n';
    if (line.find_first_not_of(" \t") != std::string::npos) {
      file.expected.push_back({.path = "", .line = number, .bytes = line, .kind = Kind::json_line});
    }
  }
  return file;
}

void expect_same_records(const std::string& path, std::size_t target_bytes,
                         std::vector<CopiedRecord> expected) {
  for (CopiedRecord& record : expected) record.path = path;
  const Collected all = collected({path}, target_bytes);
  EXPECT_TRUE(all.issues.empty()) << all.issues[0];
  EXPECT_EQ(all.records, expected);
  for (std::size_t i = 0; i + 1 < all.batch_bytes.size(); ++i) {
    EXPECT_GE(all.batch_bytes[i], target_bytes) << "batch " << i;
  }
}

TEST(SourceProperty, YieldsTheLinesThatWereWrittenHoweverTheyAreCompressedAndCut) {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 6; ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", round " + std::to_string(round));
    const TempFolder folder;
    const RandomFile file = random_file(random);
    expect_same_records(folder.write("a.jsonl", file.bytes), random_up_to(300000, random),
                        file.expected);
    for (const auto& [suffix, filter] : kCompressions) {
      const std::size_t cut = random_up_to(file.bytes.size(), random);
      const std::string two_members = compressed(file.bytes.substr(0, cut), filter) +
                                      compressed(file.bytes.substr(cut), filter);
      expect_same_records(folder.write(std::string("b.jsonl").append(suffix), two_members),
                          random_up_to(300000, random), file.expected);
    }
  }
}

TEST(SourceProperty, ReadsWhatTheUsualProgramsWrite) {
  std::mt19937 random(kSeed);
  const TempFolder folder;
  const RandomFile file = random_file(random);
  folder.write("a.jsonl", file.bytes);
  for (const std::string command :
       {"gzip -9 -k", "zstd -q -19 --long=27 -k", "xz -k", "bzip2 -k"}) {
    SCOPED_TRACE(command + ", seed " + std::to_string(kSeed));
    const std::string shell = command + " '" + (folder / "a.jsonl") + "'";
    ASSERT_EQ(std::system(shell.c_str()), 0) << "tools/setup --tests installs these programs";
  }
  for (const auto& [suffix, filter] : kCompressions) {
    expect_same_records(folder / std::string("a.jsonl").append(suffix), 100000, file.expected);
  }
}

// Any damage is an answer. What is delivered before it need not be right: gzip's sum is not checked
// by libarchive.
TEST(SourceProperty, SurvivesDamagedArchives) {
  std::mt19937 random(kSeed);
  const RandomFile file = random_file(random);
  for (const auto& [suffix, filter] : kCompressions) {
    const std::string whole = compressed(file.bytes, filter);
    for (int round = 0; round < 8; ++round) {
      const TempFolder folder;
      std::string damaged = whole;
      for (int change = 0; change < 3; ++change) {
        damaged[random_up_to(damaged.size() - 1, random)] =
            static_cast<char>(random_up_to(255, random));
      }
      const Collected all =
          collected({folder.write(std::string("a.jsonl").append(suffix), damaged)});
      EXPECT_LE(all.issues.size(), 1U) << "seed " << kSeed << ' ' << suffix << " round " << round;
      EXPECT_EQ(all.counts.files + (all.counts.files == 0 ? all.counts.rejected : 0), 1U);
    }
  }
}

}  // namespace
}  // namespace timbao::input
