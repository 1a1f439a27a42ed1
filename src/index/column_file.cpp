#include "timbao/index/column_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <limits>

#include "index/mapped_file.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "column files are read where they lie");

constexpr char kMagic[8] = {'t', 'i', 'm', 'b', 'a', 'o', 'C', '3'};
constexpr std::size_t kStalePlace = sizeof kMagic + sizeof(std::uint64_t);
constexpr std::size_t kHeaderBytes = kStalePlace + sizeof(std::uint64_t);
constexpr std::size_t kEntryBytes = sizeof(std::uint64_t);
// Codes: two of length, one of the title's size, one of the length of the paragraphs' ends.
constexpr std::size_t kColumnHeader = 4;

// Passes over a whole file give its memory back each time that they have read so much.
constexpr std::size_t kPassCodes = std::size_t{4} << 20U;

std::uint64_t number_at(const unsigned char* bytes) {
  std::uint64_t number;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

}  // namespace

ColumnFile::ColumnFile(const fs::path& path)
    : file_(std::make_unique<MappedFile>(path)),
      bytes_(file_->bytes().data()),
      file_bytes_(file_->bytes().size()) {
  if (file_bytes_ < kHeaderBytes || std::memcmp(bytes_, kMagic, sizeof kMagic) != 0) {
    throw_damaged(path, "token columns");
  }
  size_ = number_at(bytes_ + sizeof kMagic);
  if (size_ > (file_bytes_ - kHeaderBytes) / kEntryBytes) throw_damaged(path, "token columns");
}

ColumnFile::~ColumnFile() = default;

std::uint64_t ColumnFile::entry(std::uint32_t document) const {
  return number_at(bytes_ + kHeaderBytes + (document - 1) * kEntryBytes);
}

std::span<const text::TokenCode> ColumnFile::codes() const {
  const std::size_t start = kHeaderBytes + size_ * kEntryBytes;
  return {reinterpret_cast<const text::TokenCode*>(bytes_ + start),
          (file_bytes_ - start) / sizeof(text::TokenCode)};
}

std::optional<TokenColumn> ColumnFile::find(std::uint32_t document) const {
  if (document == 0 || document > size_) return std::nullopt;
  const std::uint64_t place = entry(document);
  const auto all = codes();
  // A damaged entry leads nowhere, and the column is made from the article.
  if (place == 0 || place > all.size() || all.size() - place < kColumnHeader) return std::nullopt;
  const auto column = all.subspan(place - 1);
  const std::size_t length = column[0] | std::size_t{column[1]} << 16;
  const std::size_t ends = column[3];
  if (length + ends > column.size() - kColumnHeader) return std::nullopt;
  return TokenColumn{column.subspan(kColumnHeader, length),
                     std::min<std::size_t>(column[2], length),
                     column.subspan(kColumnHeader + length, ends)};
}

void ColumnFile::for_each(const std::function<void(std::uint32_t, const TokenColumn&)>& visit,
                          std::uint64_t step) const {
  std::size_t read = 0;
  for (std::uint64_t document = 1; document <= size_; document += step) {
    const auto number = static_cast<std::uint32_t>(document);
    const auto column = find(number);
    if (!column) continue;
    visit(number, *column);
    read += column->codes.size();
    if (read < kPassCodes) continue;
    file_->release();
    read = 0;
  }
}

void ColumnFile::copy_codes(std::ostream& out) const {
  for (auto rest = codes(); !rest.empty();) {
    const auto piece = rest.first(std::min(rest.size(), kPassCodes));
    out.write(reinterpret_cast<const char*>(piece.data()),
              static_cast<std::streamsize>(piece.size_bytes()));
    file_->release();
    rest = rest.subspan(piece.size());
  }
}

void ColumnFile::prefetch(std::uint32_t document) const {
  constexpr std::size_t kLine = 64 / sizeof(text::TokenCode);
  constexpr std::size_t kLines = 8;
  if (document == 0 || document > size_) return;
  const std::uint64_t place = entry(document);
  const auto all = codes();
  for (std::size_t i = 0; i < kLines && place + i * kLine < all.size(); ++i) {
    __builtin_prefetch(all.data() + place + i * kLine);
  }
}

std::vector<std::uint32_t> ColumnFile::stale() const {
  std::vector<std::uint32_t> documents;
  if (number_at(bytes_ + kStalePlace) == 0) return documents;
  for (std::uint32_t document = 1; document <= size_; ++document) {
    if (entry(document) == 0) documents.push_back(document);
  }
  return documents;
}

void ColumnFileWriter::add(std::uint32_t document, const TokenColumn& column) {
  if (starts_.size() < document) starts_.resize(document);
  starts_[document - 1] = copied_codes_ + codes_.size() + 1;
  const std::size_t length = column.codes.size();
  codes_.push_back(static_cast<std::uint16_t>(length & 0xFFFF));
  codes_.push_back(static_cast<std::uint16_t>(length >> 16));
  codes_.push_back(static_cast<std::uint16_t>(column.title_size));
  const bool fits = column.paragraph_ends.size() <= std::numeric_limits<std::uint16_t>::max();
  const auto ends = fits ? column.paragraph_ends : decltype(column.paragraph_ends)();
  codes_.push_back(static_cast<std::uint16_t>(ends.size()));
  codes_.insert(codes_.end(), column.codes.begin(), column.codes.end());
  codes_.insert(codes_.end(), ends.begin(), ends.end());
}

void ColumnFileWriter::append(const ColumnFile& file, std::int64_t offset) {
  const std::int64_t last = static_cast<std::int64_t>(file.size()) + offset;
  if (last > static_cast<std::int64_t>(starts_.size())) {
    starts_.resize(static_cast<std::size_t>(last));
  }
  for (std::uint32_t document = 1; document <= file.size(); ++document) {
    const std::uint64_t place = file.entry(document);
    const std::int64_t number = document + offset;
    if (place != 0 && number > 0) {
      starts_[static_cast<std::size_t>(number - 1)] = place + copied_codes_;
    }
  }
  copied_.push_back(&file);
  copied_codes_ += file.codes().size();
}

void ColumnFileWriter::write(const fs::path& path) const {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  const std::uint64_t size = starts_.size();
  const auto put = [&out](const void* bytes, std::size_t count) {
    out.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(count));
  };
  put(kMagic, sizeof kMagic);
  put(&size, sizeof size);
  constexpr std::uint64_t kNoneStale = 0;
  put(&kNoneStale, sizeof kNoneStale);
  put(starts_.data(), starts_.size() * sizeof(std::uint64_t));
  for (const ColumnFile* const file : copied_) file->copy_codes(out);
  put(codes_.data(), codes_.size() * sizeof(text::TokenCode));
  if (!out.flush()) throw_io(path, "cannot be written");
}

void mark_stale(const fs::path& path, const std::vector<std::uint32_t>& documents) {
  if (!fs::exists(path)) return;
  const std::uint64_t size = ColumnFile(path).size();
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number < 0) throw_io(path, "cannot be opened");
  const auto put = [&](std::uint64_t number, std::uint64_t place) {
    if (::pwrite(file.number, &number, sizeof number, static_cast<off_t>(place)) != sizeof number) {
      throw_io(path, "cannot be written");
    }
  };
  const auto sync = [&] {
    if (::fdatasync(file.number) != 0) throw_io(path, "cannot be written to disk");
  };
  put(1, kStalePlace);
  sync();  // Before the entries: a reader looks for these only where it is set.
  for (const std::uint32_t document : documents) {
    if (document == 0 || document > size) continue;
    put(0, kHeaderBytes + (document - 1) * kEntryBytes);
  }
  sync();
}

}  // namespace timbao::index
