#include "analysis/reading_threads.hpp"

#include <algorithm>
#include <thread>

#include "timbao/base/error.hpp"

namespace timbao::analysis {

std::size_t reading_threads(std::uint32_t asked, std::size_t pieces) {
  const std::size_t threads = asked > 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
  return std::min(threads, pieces);
}

index::Reader reader_of(const std::filesystem::path& index, const std::string& revision) {
  index::Reader reader(index);
  if (reader.revision() != revision) {
    throw Error(ErrorKind::changed, "the index changed while it was read: try again");
  }
  return reader;
}

}  // namespace timbao::analysis
