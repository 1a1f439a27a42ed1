// Any bytes, as a file of text or lines: the first byte chooses the name and how batches are cut,
// the rest is the file.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/input_checks.hpp"
#include "support/temp_folder.hpp"

namespace {

constexpr std::array<std::string_view, 16> kNames = {
    "a.jsonl",    "a.txt",        "a.json",   "a.ndjson",  "a.jsonl.gz", "a.jsonl.zst",
    "a.jsonl.xz", "a.jsonl.bz2",  "a.txt.gz", "a.txt.zst", "a.txt.xz",   "a.txt.bz2",
    "a.json.gz",  "a.ndjson.zst", "a.html",   "a.JSONL"};
constexpr std::array<std::size_t, 4> kTargets = {0, 10, 1000, std::size_t{1} << 20};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static timbao::test::TempFolder folder;
  if (size == 0) return 0;
  const std::string path = folder.write(kNames[bytes[0] % kNames.size()],
                                        {reinterpret_cast<const char*>(bytes) + 1, size - 1});
  timbao::input::checked(path, kTargets[bytes[0] / kNames.size() % kTargets.size()]);
  return 0;
}
