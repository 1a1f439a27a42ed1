#include "timbao/index/whole_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
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

void write_whole(const fs::path& path, std::string_view bytes) {
  const fs::path next = path.string() + ".next";
  std::ofstream out(next, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw_io(next, "cannot be written");
  sync_to_disk(next);
  put_in_place(next, path);
  sync_to_disk(fs::absolute(path).parent_path());
}

}  // namespace timbao::index
