// Lets libarchive read from a stream.
#pragma once

#include <archive.h>

#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_stream.hpp"

namespace timbao::input {

// What libarchive's callbacks know; see archive_read_open(3). Must outlive the reader.
struct ArchiveInput {
  ByteStream& stream;
  std::uint64_t bytes = 0;  // Read so far.
  std::uint64_t place = 0;  // In the stream, of the next byte.
  std::optional<std::string> failure{};

  static la_ssize_t read(archive* reader, void* input, const void** bytes) {
    auto& self = *static_cast<ArchiveInput*>(input);
    Result<std::string_view, std::string> piece = self.stream.next();
    if (!piece) {
      self.failure = std::move(piece.error());
      archive_set_error(reader, EIO, "read failed");
      return ARCHIVE_FATAL;
    }
    *bytes = piece->data();
    self.bytes += piece->size();
    self.place += piece->size();
    return static_cast<la_ssize_t>(piece->size());
  }

  // Why the reader failed, `what` being what it could not do.
  [[nodiscard]] std::string reason(archive* reader, std::string_view what) const {
    if (failure) return *failure;
    const char* said = archive_error_string(reader);
    return std::string(what) + ": " + (said != nullptr ? said : "unknown reason");
  }
};

}  // namespace timbao::input
