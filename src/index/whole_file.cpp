#include "index/whole_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

#include "index/mapped_file.hpp"
#include "timbao/base/error.hpp"

namespace timbao::index {

namespace fs = std::filesystem;

void sync_to_disk(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number < 0 || ::fsync(file.number) != 0) throw_io(path, "cannot be written to disk");
}

void put_in_place(const fs::path& finished, const fs::path& path) {
  std::error_code error;
  fs::rename(finished, path, error);
  if (error) throw Error(ErrorKind::io, path.string() + ": cannot be replaced: " + error.message());
}

}  // namespace timbao::index
