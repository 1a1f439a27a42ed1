#include "input/frame_stream.hpp"

#include <archive.h>

#include <cstddef>
#include <utility>

#include "input/archive_input.hpp"

namespace timbao::input {

FrameStream::FrameStream(ByteStream& below)
    : input_(new ArchiveInput{.stream = below}), reader_(nullptr, &archive_read_free) {}

FrameStream::~FrameStream() = default;

bool FrameStream::knows(std::string_view head) {
  constexpr std::string_view kXz(
      "\xFD"
      "7zXZ\0",
      6);
  constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD";
  return head.starts_with(kZstd) || head.starts_with(kXz) ||
         (head.starts_with("BZh") && head.size() > 3 && head[3] >= '1' && head[3] <= '9');
}

bool FrameStream::open() {
  reader_.reset(archive_read_new());
  // Exactly these: libarchive's other filters run programs, or take a text that opens with "begin
  // 644" for uuencoded data.
  archive_read_support_filter_zstd(reader_.get());
  archive_read_support_filter_xz(reader_.get());
  archive_read_support_filter_bzip2(reader_.get());
  archive_read_support_format_raw(reader_.get());
  archive_read_support_format_empty(reader_.get());
  if (archive_read_open(reader_.get(), input_.get(), nullptr, &ArchiveInput::read, nullptr) !=
      ARCHIVE_OK) {
    return false;
  }
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(reader_.get(), &entry);
  is_over_ = status == ARCHIVE_EOF;
  return status == ARCHIVE_OK || is_over_;
}

Unexpected<std::string> FrameStream::failed(std::string reason) {
  is_over_ = true;
  return {std::move(reason)};
}

Result<std::string_view, std::string> FrameStream::next() {
  constexpr std::string_view kWhat = "cannot decompress";
  if (!reader_ && !open()) return failed(input_->reason(reader_.get(), kWhat));
  // libarchive counts the reading itself as a filter; what is too short for a header passes as it
  // is.
  if (archive_filter_count(reader_.get()) == 1) {
    return failed(std::string(kWhat) + ": the data end within their header");
  }
  while (!is_over_) {
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(reader_.get(), &bytes, &size, &offset);
    expansion_.took(input_->bytes - std::exchange(bytes_taken_, input_->bytes));
    expansion_.gave(size);
    if (status != ARCHIVE_OK && status != ARCHIVE_EOF) {
      return failed(input_->reason(reader_.get(), kWhat));
    }
    if (expansion_.is_exceeded()) return failed(ExpansionLimit::reason());
    is_over_ = status == ARCHIVE_EOF;
    if (size > 0 && !is_over_) return std::string_view(static_cast<const char*>(bytes), size);
  }
  return std::string_view();
}

}  // namespace timbao::input
