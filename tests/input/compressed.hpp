// Compresses the inputs of tests through libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cstddef>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace timbao::input {

struct Compression {
  std::string_view suffix;
  int filter;

  friend std::ostream& operator<<(std::ostream& out, const Compression& compression) {
    return out << compression.suffix;
  }
};

inline constexpr std::array<Compression, 4> kCompressions = {{{".gz", ARCHIVE_FILTER_GZIP},
                                                              {".zst", ARCHIVE_FILTER_ZSTD},
                                                              {".xz", ARCHIVE_FILTER_XZ},
                                                              {".bz2", ARCHIVE_FILTER_BZIP2}}};

inline la_ssize_t append_to_string(archive*, void* output, const void* bytes, std::size_t size) {
  static_cast<std::string*>(output)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

// One member or frame of the given kind. Throws where libarchive refuses.
inline std::string compressed(std::string_view bytes, int filter) {
  std::string output;
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(),
                                                           &archive_write_free);
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                       &archive_entry_free);
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_pathname(entry.get(), "data");
  const bool done =
      archive_write_add_filter(writer.get(), filter) == ARCHIVE_OK &&
      archive_write_set_format_raw(writer.get()) == ARCHIVE_OK &&
      // 1: no padding of the last block, which would be bytes after the end of the member.
      archive_write_set_bytes_in_last_block(writer.get(), 1) == ARCHIVE_OK &&
      archive_write_open(writer.get(), &output, nullptr, &append_to_string, nullptr) ==
          ARCHIVE_OK &&
      archive_write_header(writer.get(), entry.get()) == ARCHIVE_OK &&
      archive_write_data(writer.get(), bytes.data(), bytes.size()) ==
          static_cast<la_ssize_t>(bytes.size()) &&
      archive_write_close(writer.get()) == ARCHIVE_OK;
  if (!done) throw std::runtime_error(archive_error_string(writer.get()));
  return output;
}

}  // namespace timbao::input
