#include "input/reading.hpp"

#include <utility>

#include "input/utf16_stream.hpp"

namespace timbao::input {
namespace {

bool is_on_disk(const FoundFile& file) { return file.stamp.path != "-"; }

}  // namespace

bool Reading::open(FoundFile file, Gathering& batch) {
  file_ = std::move(file);
  has_issue_ = false;
  std::optional<std::string> reason = stream_.open(file_->stamp.path);
  if (!reason) reason = open_layers();
  if (!reason) return true;
  batch.set_path(file_->stamp.path);
  batch.reject(0, std::move(*reason));
  has_issue_ = true;
  close(batch);
  return false;
}

// Nothing, or why the file is not what its name says.
std::optional<std::string> Reading::open_layers() {
  layers_ = std::make_unique<Layers>(stream_);
  // Catches a copy that was cut within the first bytes, too.
  if (is_compressed_name(file_->stamp.path) && !layers_->decompressed.was_compressed()) {
    return "not gzip, zstd, xz or bzip2 data";
  }
  ByteStream* bytes = &layers_->decompressed;
  if (file_->format.layout == Layout::lines || file_->format.layout == Layout::rows) {
    const std::string_view head = layers_->decompressed.peek(2);
    if (Utf16Stream::has_mark(head)) {
      layers_->converted = std::make_unique<Utf16Stream>(*bytes, head);
      bytes = layers_->converted.get();
    }
  }
  layers_->cutter = make_cutter(file_->format, *bytes);
  return std::nullopt;
}

void Reading::go_on(Gathering& batch) {
  const std::size_t issues_before = batch.issues().size();
  batch.set_path(file_->stamp.path);
  const bool has_more = layers_->cutter->cut(batch);
  if (batch.issues().size() > issues_before) has_issue_ = true;
  if (!has_more) close(batch);
}

void Reading::close(Gathering& batch) {
  if (is_on_disk(*file_) && !has_issue_) batch.add_finished(stream_.stamp());
  passed_disk_bytes_ += is_on_disk(*file_) ? file_->stamp.bytes : stream_.disk_bytes();
  layers_.reset();
  stream_.close();
  file_.reset();
}

std::uint64_t Reading::disk_bytes() const {
  return passed_disk_bytes_ + (file_ ? stream_.disk_bytes() : 0);
}

}  // namespace timbao::input
