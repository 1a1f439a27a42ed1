#include "input/gzip_stream.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>
#include <utility>

namespace timbao::input {
namespace {

constexpr int kGzipWindowBits = 15 + 16;

// Broken members may be read again from their second byte, to find one that starts within. Only so
// often: else a file made for it would cost the square of its size.
constexpr std::uint64_t kMostBytesReadAgain = std::uint64_t{256} << 20;

Bytef* zlib_bytes(const char* bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes)); }

// Where a member's header may start, in part at the end; the size of `bytes` where nowhere.
std::size_t member_header_in(std::string_view bytes) {
  constexpr std::string_view kMagic = "\x1f\x8b\x08";
  constexpr unsigned kReservedFlags = 0xE0;
  for (std::size_t at = bytes.find(kMagic[0]); at < bytes.size();
       at = bytes.find(kMagic[0], at + 1)) {
    const std::string_view head = bytes.substr(at, kMagic.size() + 1);
    const bool is_magic = head.substr(0, kMagic.size()) == kMagic.substr(0, head.size());
    const bool is_known = head.size() <= kMagic.size() ||
                          (static_cast<unsigned char>(head.back()) & kReservedFlags) == 0;
    if (is_magic && is_known) return at;
  }
  return bytes.size();
}

}  // namespace

GzipStream::GzipStream(ByteStream& below)
    : below_(below), inflater_(std::make_unique<z_stream_s>()) {
  if (::inflateInit2(inflater_.get(), kGzipWindowBits) != Z_OK) throw std::bad_alloc();
}

GzipStream::~GzipStream() { ::inflateEnd(inflater_.get()); }

Result<std::string_view, std::string> GzipStream::next() {
  given_ = 0;
  while (!is_over_ && given_ < output_.size()) {
    if (!is_in_member_ && !start_member()) break;
    if (piece_.empty() && !refill()) {
      if (!is_over_) fail("the compressed data end too early");
      break;
    }
    inflate_piece();
  }
  if (given_ > 0) return std::string_view(output_.data(), given_);
  is_over_ = true;
  if (failure_) return Unexpected{*std::exchange(failure_, std::nullopt)};
  return std::string_view();
}

void GzipStream::fail(std::string reason) {
  failure_ = "cannot decompress: " + std::move(reason) + ", at byte " + std::to_string(offset_);
  is_over_ = true;
}

// False at the end of the stream below, and where it fails.
bool GzipStream::refill() {
  Result<std::string_view, std::string> piece = below_.next();
  if (!piece) {
    failure_ = std::move(piece.error());
    is_over_ = true;
    return false;
  }
  expansion_.took(piece->size());
  piece_ = *piece;
  return !piece_.empty();
}

void GzipStream::consume(std::size_t bytes) {
  piece_.remove_prefix(bytes);
  offset_ += bytes;
}

// False where nothing but padding follows.
bool GzipStream::start_member() {
  do {
    consume(std::min(piece_.find_first_not_of('\0'), piece_.size()));
  } while (piece_.empty() && refill());
  if (piece_.empty()) return false;
  member_ = offset_;
  is_in_member_ = true;
  ::inflateReset(inflater_.get());
  return true;
}

void GzipStream::inflate_piece() {
  inflater_->next_in = zlib_bytes(piece_.data());
  inflater_->avail_in = static_cast<uInt>(piece_.size());
  inflater_->next_out = zlib_bytes(output_.data() + given_);
  inflater_->avail_out = static_cast<uInt>(output_.size() - given_);
  const int status = ::inflate(inflater_.get(), Z_NO_FLUSH);
  consume(piece_.size() - inflater_->avail_in);
  const std::size_t given = output_.size() - inflater_->avail_out;
  expansion_.gave(given - given_);
  given_ = given;
  if (status == Z_STREAM_END) {
    is_in_member_ = false;
  } else if (status != Z_OK && status != Z_BUF_ERROR) {
    fail(inflater_->msg != nullptr ? inflater_->msg : "damaged data");
  } else if (expansion_.is_exceeded()) {
    failure_ = ExpansionLimit::reason();
    is_over_ = true;
  }
}

bool GzipStream::resume() {
  if (expansion_.is_exceeded()) return false;
  go_back_into_broken_member();
  failure_.reset();
  is_in_member_ = false;
  is_over_ = !skip_to_member_header();
  return !is_over_;
}

void GzipStream::go_back_into_broken_member() {
  const std::uint64_t start = member_ + 1;
  if (offset_ < start && !piece_.empty()) consume(1);
  if (offset_ <= start) return;
  bytes_read_again_ += offset_ - start;
  if (bytes_read_again_ > kMostBytesReadAgain || !below_.seek(start)) return;
  piece_ = {};
  offset_ = start;
}

// To what looks like the header of a member: two magic bytes, method 8, no reserved flag. What lies
// across two pieces is taken for one: that it is none shows at once.
bool GzipStream::skip_to_member_header() {
  while (!piece_.empty() || refill()) {
    const std::size_t found = member_header_in(piece_);
    consume(found);
    if (!piece_.empty()) return true;
  }
  return false;
}

}  // namespace timbao::input
