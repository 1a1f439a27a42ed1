#include "input/reading.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "input/member_path.hpp"
#include "input/utf16_stream.hpp"

namespace timbao::input {
namespace {

// An archive, and one in it.
constexpr std::size_t kMostArchives = 2;

bool is_on_disk(const FoundFile& file) { return file.stamp.path != "-"; }

}  // namespace

bool Reading::open(FoundFile file, Gathering& batch) {
  file_ = std::move(file);
  has_issue_ = false;
  if (std::optional<std::string> reason = stream_.open(file_->stamp.path)) {
    batch.set_path(file_->stamp.path);
    batch.reject(0, std::move(*reason));
  } else if (open_part(file_->stamp.path, file_->format, stream_, batch)) {
    return true;
  }
  has_issue_ = true;
  close(batch);
  return false;
}

// False, and an issue, where the bytes are not what the name says.
bool Reading::open_part(std::string path, const Format& format, ByteStream& below,
                        Gathering& batch) {
  Part part{.path = std::move(path),
            .format = format,
            .decompressed = std::make_unique<DecompressedStream>(below),
            .converted = nullptr,
            .cutter = nullptr,
            .members = nullptr};
  // Catches a copy that was cut within the first bytes, too.
  if (is_compressed_name(part.path) && !part.decompressed->was_compressed()) {
    batch.set_path(part.path);
    batch.reject(0, "not gzip, zstd, xz or bzip2 data");
    return false;
  }
  if (holds_members(format.layout)) {
    make_members_of(part, below);
  } else {
    make_cutter_of(part);
  }
  parts_.push_back(std::move(part));
  return true;
}

void Reading::make_cutter_of(Part& part) {
  ByteStream* bytes = part.decompressed.get();
  if (part.format.layout == Layout::lines || part.format.layout == Layout::rows) {
    const std::string_view head = part.decompressed->peek(2);
    if (Utf16Stream::has_mark(head)) {
      part.converted = std::make_unique<Utf16Stream>(*bytes, head);
      bytes = part.converted.get();
    }
  }
  part.cutter = make_cutter(part.format, *bytes);
}

void Reading::make_members_of(Part& part, ByteStream& below) {
  const bool is_plain_file = &below == &stream_ && !part.decompressed->was_compressed();
  part.members = is_plain_file && stream_.seek(0) ? std::make_unique<Archive>(stream_)
                                                  : std::make_unique<Archive>(*part.decompressed);
}

void Reading::go_on(Gathering& batch) {
  const std::size_t issues_before = batch.issues().size();
  if (Part& part = parts_.back(); part.cutter) {
    batch.set_path(part.path);
    if (!part.cutter->cut(batch)) parts_.pop_back();
  } else {
    visit_next_member(batch);
  }
  if (batch.issues().size() > issues_before) has_issue_ = true;
  if (parts_.empty()) close(batch);
}

void Reading::visit_next_member(Gathering& batch) {
  batch.add_step();
  Result<std::optional<Member>, std::string> member = parts_.back().members->next();
  if (member && member->has_value()) {
    visit_member(**member, batch);
    return;
  }
  if (!member) {
    batch.set_path(parts_.back().path);
    batch.reject(0, std::move(member.error()));
  }
  parts_.pop_back();
}

void Reading::visit_member(const Member& member, Gathering& batch) {
  if (member.kind == Member::Kind::folder) return;
  Part& archive = parts_.back();
  const std::optional<Format> format = format_of_name(member.name);
  const bool is_wanted =
      archive.format.layout == Layout::archive || (format && format->layout == Layout::web_archive);
  if (member.kind != Member::Kind::file || !format || !is_wanted || is_system_junk(member.name)) {
    ++skipped_;
    return;
  }
  std::string path = member_path(archive.path, member.name);
  batch.set_path(path);
  if (member.is_encrypted) {
    batch.reject(0, "encrypted member of the archive");
  } else if (holds_members(format->layout) && parts_.size() == kMostArchives) {
    batch.reject(0, "archive in an archive in an archive: not opened");
  } else {
    static_cast<void>(open_part(std::move(path), *format, archive.members->contents(), batch));
  }
}

void Reading::close(Gathering& batch) {
  if (is_on_disk(*file_) && !has_issue_) batch.add_finished(stream_.stamp());
  passed_disk_bytes_ += is_on_disk(*file_) ? file_->stamp.bytes : stream_.disk_bytes();
  parts_.clear();
  stream_.close();
  file_.reset();
}

std::uint64_t Reading::disk_bytes() const {
  if (!file_) return passed_disk_bytes_;
  const std::uint64_t read = stream_.disk_bytes();  // Some of it twice, by the directory of a zip.
  return passed_disk_bytes_ + (is_on_disk(*file_) ? std::min(read, file_->stamp.bytes) : read);
}

}  // namespace timbao::input
