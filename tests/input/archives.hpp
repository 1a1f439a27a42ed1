// Packs the inputs of tests into zip and tar archives through libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "input/compressed.hpp"

namespace timbao::input {

struct PackedFile {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;  // AE_IFDIR; AE_IFLNK, to a file named as `bytes` say.
};

struct PackOptions {
  int filter = ARCHIVE_FILTER_NONE;
  const char* options = nullptr;  // As archive_write_set_options(3) takes them.
  const char* passphrase = nullptr;
};

// `format`: ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR … Throws where libarchive refuses.
inline std::string packed(const std::vector<PackedFile>& files, int format,
                          const PackOptions& options = {}) {
  std::string output;
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(),
                                                           &archive_write_free);
  const auto require = [&](int status) {
    if (status != ARCHIVE_OK) throw std::runtime_error(archive_error_string(writer.get()));
  };
  require(archive_write_set_format(writer.get(), format));
  require(archive_write_add_filter(writer.get(), options.filter));
  if (options.options != nullptr) require(archive_write_set_options(writer.get(), options.options));
  if (options.passphrase != nullptr) {
    require(archive_write_set_passphrase(writer.get(), options.passphrase));
  }
  require(archive_write_set_bytes_in_last_block(writer.get(), 1));
  require(archive_write_open(writer.get(), &output, nullptr, &append_to_string, nullptr));
  for (const PackedFile& file : files) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         &archive_entry_free);
    archive_entry_set_pathname(entry.get(), file.name.c_str());
    archive_entry_set_filetype(entry.get(), file.type);
    archive_entry_set_perm(entry.get(), 0644);
    if (file.type == AE_IFLNK) archive_entry_set_symlink(entry.get(), file.bytes.c_str());
    const bool has_bytes = file.type == AE_IFREG;
    archive_entry_set_size(entry.get(), has_bytes ? static_cast<la_int64_t>(file.bytes.size()) : 0);
    require(archive_write_header(writer.get(), entry.get()));
    if (has_bytes && archive_write_data(writer.get(), file.bytes.data(), file.bytes.size()) !=
                         static_cast<la_ssize_t>(file.bytes.size())) {
      throw std::runtime_error(archive_error_string(writer.get()));
    }
  }
  require(archive_write_close(writer.get()));
  return output;
}

inline std::string zipped(const std::vector<PackedFile>& files, const PackOptions& options = {}) {
  return packed(files, ARCHIVE_FORMAT_ZIP, options);
}

inline std::string tarred(const std::vector<PackedFile>& files, const PackOptions& options = {}) {
  return packed(files, ARCHIVE_FORMAT_TAR_USTAR, options);
}

}  // namespace timbao::input
