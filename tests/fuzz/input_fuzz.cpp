// Any bytes, as any kind of file: the first byte chooses the name and how batches are cut, the rest
// is the file.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "support/temp_folder.hpp"
#include "timbao/input/source.hpp"

namespace {

using timbao::input::Batch;
using timbao::input::Kind;
using timbao::input::Record;
using timbao::input::Source;

constexpr std::array<std::string_view, 16> kNames = {
    "a.jsonl",    "a.txt",        "a.json",   "a.ndjson",  "a.jsonl.gz", "a.jsonl.zst",
    "a.jsonl.xz", "a.jsonl.bz2",  "a.txt.gz", "a.txt.zst", "a.txt.xz",   "a.txt.bz2",
    "a.json.gz",  "a.ndjson.zst", "a.html",   "a.JSONL"};
constexpr std::array<std::size_t, 4> kTargets = {0, 10, 1000, std::size_t{1} << 20};

void require(bool holds) {
  if (!holds) std::abort();
}

// Reads every byte of the record and of the padding, so that a sanitizer sees them.
void check_record(const Record& record, std::string_view path) {
  require(record.path == path);
  require((record.line > 0) == (record.kind == Kind::json_line));
  std::uint64_t sum = 0;
  const char* end = record.bytes.data() + record.bytes.size() + timbao::input::kPaddingBytes;
  for (const char* byte = record.bytes.data(); byte != end; ++byte) {
    sum += static_cast<unsigned char>(*byte);
  }
  require(sum < UINT64_MAX);
  if (record.kind == Kind::json_line) {
    require(record.bytes.find('\n') == std::string_view::npos);
    require(record.bytes.find_first_not_of(" \t\r") != std::string_view::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static timbao::test::TempFolder folder;
  if (size == 0) return 0;
  const std::string path = folder.write(kNames[bytes[0] % kNames.size()],
                                        {reinterpret_cast<const char*>(bytes) + 1, size - 1});

  Source source({path});
  Batch batch;
  std::uint64_t records = 0;
  std::uint64_t issues = 0;
  std::uint64_t finished = 0;
  std::uint64_t last_line = 0;
  while (source.next(batch, kTargets[bytes[0] / kNames.size() % kTargets.size()])) {
    require(!batch.records().empty() || !batch.issues().empty() || !batch.finished().empty());
    for (const Record& record : batch.records()) {
      check_record(record, path);
      require(record.kind != Kind::json_line || record.line > last_line);
      last_line = record.line;
    }
    records += batch.records().size();
    issues += batch.issues().size();
    finished += batch.finished().size();
  }
  require(records == source.counts().records);
  require(issues == source.counts().rejected);
  require(issues <= 1);
  require(issues + finished == 1);
  return 0;
}
