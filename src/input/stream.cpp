#include "input/stream.hpp"

#include <archive.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "input/file_stamp.hpp"
#include "input/system_error.hpp"
#include "input/walk.hpp"

namespace timbao::input {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{256} << 10;

}  // namespace

struct Stream::Descriptor {
  int fd = -1;
  bool owned = false;
  int read_error = 0;
  FileStamp stamp;
  std::uint64_t bytes_read = 0;
  std::array<char, kPieceBytes> piece;

  Descriptor() = default;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  void close() {
    if (owned) ::close(fd);
    fd = -1;
    owned = false;
    read_error = 0;
    bytes_read = 0;
  }

  // Nothing, or why the file cannot be opened.
  std::optional<std::string> open(const std::string& path) {
    close();
    // The walk has seen a regular file, but it may have been replaced since: O_NONBLOCK keeps a
    // FIFO from blocking.
    fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) return reason_of_error(errno);
    owned = true;
    struct ::stat status {};
    if (::fstat(fd, &status) != 0) return reason_of_error(errno);
    if (!S_ISREG(status.st_mode)) return "not a regular file";
    stamp = stamp_of(path, status);
    return std::nullopt;
  }

  // Called by libarchive for more bytes; see archive_read_open(3).
  static la_ssize_t read(archive* reader, void* descriptor, const void** bytes) {
    auto& self = *static_cast<Descriptor*>(descriptor);
    *bytes = self.piece.data();
    ssize_t count = 0;
    do {
      count = ::read(self.fd, self.piece.data(), self.piece.size());
    } while (count < 0 && errno == EINTR);
    if (count >= 0) {
      self.bytes_read += static_cast<std::uint64_t>(count);
      return count;
    }
    self.read_error = errno;
    archive_set_error(reader, errno, "read failed");
    return ARCHIVE_FATAL;
  }
};

Stream::Stream()
    : descriptor_(std::make_unique<Descriptor>()), archive_(nullptr, &archive_read_free) {}

Stream::~Stream() = default;

void Stream::close() {
  archive_.reset();
  descriptor_->close();
  at_end_ = true;
}

std::optional<std::string> Stream::open(const std::string& path) {
  close();
  std::optional<std::string> reason;
  if (path == "-") {
    descriptor_->fd = STDIN_FILENO;
    descriptor_->stamp = {.path = path};
  } else {
    reason = descriptor_->open(path);
  }
  if (!reason) reason = open_archive();
  // Catches a copy that was cut within the first bytes, too.
  if (!reason && is_compressed_name(path) && !is_compressed()) {
    reason = "not gzip, zstd, xz or bzip2 data";
  }
  if (reason) close();
  return reason;
}

std::optional<std::string> Stream::open_archive() {
  archive_.reset(archive_read_new());
  // Exactly these: libarchive's other filters run programs, or take a text that opens with "begin
  // 644" for uuencoded data.
  archive_read_support_filter_gzip(archive_.get());
  archive_read_support_filter_zstd(archive_.get());
  archive_read_support_filter_xz(archive_.get());
  archive_read_support_filter_bzip2(archive_.get());
  archive_read_support_format_raw(archive_.get());
  archive_read_support_format_empty(archive_.get());
  if (archive_read_open(archive_.get(), descriptor_.get(), nullptr, &Descriptor::read, nullptr) !=
      ARCHIVE_OK) {
    return failure();
  }
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(archive_.get(), &entry);
  at_end_ = status == ARCHIVE_EOF;
  if (status != ARCHIVE_OK && status != ARCHIVE_EOF) return failure();
  return std::nullopt;
}

Result<std::string_view, std::string> Stream::next() {
  while (!at_end_) {
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(archive_.get(), &bytes, &size, &offset);
    at_end_ = status != ARCHIVE_OK;
    if (status != ARCHIVE_OK && status != ARCHIVE_EOF) return Unexpected{failure()};
    if (size > 0 && !at_end_) return std::string_view(static_cast<const char*>(bytes), size);
  }
  return std::string_view();
}

const FileStamp& Stream::stamp() const { return descriptor_->stamp; }

std::uint64_t Stream::disk_bytes() const { return descriptor_->bytes_read; }

bool Stream::is_compressed() const {
  // libarchive counts the reading of the file itself as a filter.
  return archive_filter_count(archive_.get()) > 1;
}

std::string Stream::failure() const {
  if (descriptor_->read_error != 0) return reason_of_error(descriptor_->read_error);
  const char* said = archive_error_string(archive_.get());
  return std::string("cannot decompress: ") + (said != nullptr ? said : "unknown reason");
}

}  // namespace timbao::input
