// The stamp of a file from what the operating system says of it.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>
#include <utility>

#include "timbao/input/source.hpp"

namespace timbao::input {

[[nodiscard]] inline FileStamp stamp_of(std::string path, const struct ::stat& status) {
  const auto nanoseconds = [](const struct ::timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
  };
  return {.path = std::move(path),
          .bytes = static_cast<std::uint64_t>(status.st_size),
          .modified_ns = nanoseconds(status.st_mtim),
          .changed_ns = nanoseconds(status.st_ctim),
          .inode = status.st_ino};
}

}  // namespace timbao::input
