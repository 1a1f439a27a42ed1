// Damaged indexes: every use ends in an answer or in timbao::Error, never in a crash or a foreign
// exception.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "index/folder.hpp"
#include "support/expect_error.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::bytes_of;
using test::error_kind_of;
using test::record;
using test::run_update;
using test::SampleIndex;

constexpr int kArticles = 120;

std::string id_of(int i) { return "bai-" + std::to_string(i); }

std::vector<std::string> sample_lines() {
  std::vector<std::string> lines;
  for (int i = 0; i < kArticles; ++i) {
    std::string body;
    for (int k = 0; k < 30; ++k) body += "Từ" + std::to_string(i * 31 + k) + " giá lúa hè thu. ";
    lines.push_back(record({{"id", id_of(i)}, {"body", body}, {"outlet", "a.example"}}));
  }
  return lines;
}

// Uses everything of an index that reads its files. Throws what the reader throws.
void read_everything(const fs::path& index) {
  const Reader reader(index);
  for (int i = 0; i < kArticles; ++i) (void)reader.find(id_of(i));
  (void)reader.statistics();
}

std::vector<fs::path> files_of_segment(const SampleIndex& index) {
  std::vector<fs::path> files;
  const fs::path segment = index.path() / segments_of(index.path()).front();
  for (const auto& entry : fs::directory_iterator(segment)) files.push_back(entry.path());
  return files;
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

// What a broken file of a segment may end with: `corrupt`, or nothing where the bytes were not
// needed.
void expect_corrupt_or_unharmed(const SampleIndex& index, const fs::path& file,
                                const std::string& how) {
  const auto kind = error_kind_of([&] { read_everything(index.path()); });
  EXPECT_TRUE(!kind || *kind == ErrorKind::corrupt)
      << file.filename() << " " << how << ": " << testing::PrintToString(*kind);
}

TEST(DamagedSegment, CutFileIsCorrupt) {
  const SampleIndex index(sample_lines());
  for (const fs::path& file : files_of_segment(index)) {
    const std::string whole = bytes_of(file);
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, whole.size() / 2}) {
      write(file, whole.substr(0, size));
      expect_corrupt_or_unharmed(index, file, "cut to " + std::to_string(size));
    }
    write(file, whole);
  }
  EXPECT_NO_THROW(read_everything(index.path()));
}

TEST(DamagedSegment, MissingFileIsCorrupt) {
  const SampleIndex index(sample_lines());
  const auto files = files_of_segment(index);
  ASSERT_FALSE(files.empty());
  for (const fs::path& file : files) {
    const fs::path aside = index.folder().path() / "aside";
    fs::rename(file, aside);
    expect_corrupt_or_unharmed(index, file, "missing");
    fs::rename(aside, file);
  }
}

// Other bytes in the place of a file, or of one of its blocks, as after a disk failure. Single
// wrong bytes within a block are not tried: Xapian has no checksums, takes what it reads for true,
// and may leave its buffers.
TEST(DamagedSegment, OtherBytesAreCorrupt) {
  constexpr std::size_t kBlockBytes = 8192;
  const SampleIndex index(sample_lines());
  int noticed = 0;
  for (const fs::path& file : files_of_segment(index)) {
    const std::string whole = bytes_of(file);
    for (const char fill : {'\0', '\xff', 'x'}) {
      write(file, std::string(whole.size(), fill));
      expect_corrupt_or_unharmed(index, file, "overwritten");
      noticed += error_kind_of([&] { read_everything(index.path()); }).has_value();
      for (std::size_t block = 0; block + kBlockBytes <= whole.size(); block += kBlockBytes) {
        std::string bytes = whole;
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(block), kBlockBytes, fill);
        write(file, bytes);
        expect_corrupt_or_unharmed(index, file, "with block at " + std::to_string(block) + " lost");
      }
    }
    write(file, whole);
  }
  EXPECT_GT(noticed, 0);
  EXPECT_NO_THROW(read_everything(index.path()));
}

TEST(DamagedIndex, MissingSegmentIsCorrupt) {
  const SampleIndex index(sample_lines());
  fs::remove_all(index.path() / segments_of(index.path()).front());
  EXPECT_EQ(error_kind_of([&] { Reader reader(index.path()); }), ErrorKind::corrupt);
  EXPECT_EQ(error_kind_of([&] { run_update(index.path(), {}); }), ErrorKind::corrupt);
}

TEST(DamagedIndex, ListOfSegmentsThatIsEmptyOrNonsenseIsCorrupt) {
  for (const std::string list :
       {"", "\n\n", "xyz\n", "auto \n", std::string("auto a\0b\n", 9).c_str(), "auto ../..\n",
        "\xff\xfe\n"}) {
    const SampleIndex index({record("a", "Lũ quét.")});
    index.folder().write("db/XAPIANDB", list);
    EXPECT_EQ(error_kind_of([&] { Reader reader(index.path()); }), ErrorKind::corrupt) << list;
  }
}

TEST(DamagedIndex, UpdateOfACutSegmentIsCorruptToo) {
  for (std::size_t i = 0;; ++i) {
    const SampleIndex index(sample_lines());
    const auto files = files_of_segment(index);
    if (i == files.size()) break;
    write(files[i], bytes_of(files[i]).substr(0, 10));
    const std::string feed =
        index.folder().write("again.jsonl", record(id_of(1), "Bản mới của bài một."));
    const auto kind = error_kind_of([&] { run_update(index.path(), {feed}); });
    EXPECT_TRUE(!kind || *kind == ErrorKind::corrupt)
        << files[i].filename() << ": " << testing::PrintToString(*kind);
  }
}

}  // namespace
}  // namespace timbao::index
