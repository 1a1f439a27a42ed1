// Any bytes, as a table, a web archive or an archive: the first byte chooses the name, the rest is
// the file. What is found does not depend on how batches are cut.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/input_checks.hpp"
#include "support/temp_folder.hpp"

namespace {

constexpr std::array<std::string_view, 8> kNames = {"a.csv", "a.tsv", "a.warc",   "a.warc.gz",
                                                    "a.zip", "a.tar", "a.tar.gz", "a.wacz"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static timbao::test::TempFolder folder;
  if (size == 0) return 0;
  const std::string path = folder.write(kNames[bytes[0] % kNames.size()],
                                        {reinterpret_cast<const char*>(bytes) + 1, size - 1});
  using timbao::input::checked;
  timbao::input::require(checked(path, 0) == checked(path, std::size_t{1} << 20));
  return 0;
}
