#include "timbao/input/source.hpp"

#include <optional>
#include <utility>
#include <variant>

#include "input/batch.hpp"
#include "input/stream.hpp"
#include "input/walk.hpp"

namespace timbao::input {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string too_large() {
  return "record larger than the limit of " + std::to_string(kMaxRecordBytes >> 20) + " MiB";
}

// The record in a line of JSON Lines; empty where the line is blank. In UTF-16 half a line end, a
// NUL, is all that may be left of one.
std::string_view record_of_line(std::string_view line, std::uint64_t number) {
  if (number == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  if (line.ends_with('\r')) line.remove_suffix(1);
  constexpr std::string_view kBlank(" \t\r\0", 4);
  return line.find_first_not_of(kBlank) == std::string_view::npos ? std::string_view() : line;
}

}  // namespace

struct Source::Impl {
 public:
  Impl(std::vector<std::string> paths, SourceOptions options)
      : walk_(std::move(paths)), options_(std::move(options)) {}

  // Refills `batch`. False where there was nothing more to fill it with.
  bool gather(Batch::Impl& batch, std::size_t target_bytes);

  [[nodiscard]] const SourceCounts& counts() const { return counts_; }

 private:
  bool open_next(Batch::Impl& batch);
  void open(Batch::Impl& batch, FoundFile file);
  [[nodiscard]] bool is_known(const FoundFile& file) const;
  void read_whole(Batch::Impl& batch);
  void read_lines(Batch::Impl& batch, std::size_t target_bytes);
  void add_to_record(Batch::Impl& batch, std::string_view piece);
  void end_line(Batch::Impl& batch);
  void end_broken_file(Batch::Impl& batch, std::string reason);
  void reject(Batch::Impl& batch, std::uint64_t line, std::string reason);
  void end_file(Batch::Impl& batch);

  Walk walk_;
  SourceOptions options_;
  Stream stream_;
  std::optional<FoundFile> file_;        // The one being read.
  std::string_view piece_;               // What is not read yet of the stream's last piece.
  std::uint64_t line_ = 0;               // Number of the line being read.
  bool is_too_large_ = false;            // The record being read is.
  bool had_issue_ = false;               // The file being read had one.
  std::uint64_t passed_disk_bytes_ = 0;  // Of the files before the one being read.
  SourceCounts counts_;
};

Source::Source(std::vector<std::string> paths, SourceOptions options)
    : impl_(std::make_unique<Impl>(std::move(paths), std::move(options))) {}
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

const SourceCounts& Source::counts() const { return impl_->counts(); }

bool Source::next(Batch& batch, std::size_t target_bytes) {
  if (!batch.impl_) batch = Batch();  // It was moved from: to a worker, mostly.
  return impl_->gather(*batch.impl_, target_bytes);
}

bool Source::Impl::gather(Batch::Impl& batch, std::size_t target_bytes) {
  batch.clear(target_bytes);
  bool has_more = true;
  std::size_t known_files = 0;
  const auto is_full = [&] {
    const std::size_t entries =
        batch.records().size() + batch.issues().size() + batch.finished().size();
    const bool has_content = !batch.records().empty() || !batch.issues().empty();
    return (has_content && batch.bytes() >= target_bytes) ||
           entries + known_files >= kMaxBatchSteps;
  };
  while (has_more && !is_full()) {
    if (!file_) {
      const std::uint64_t unchanged = counts_.unchanged;
      has_more = open_next(batch);
      known_files += counts_.unchanged - unchanged;
    } else if (file_->kind == Kind::json_line) {
      read_lines(batch, target_bytes);
    } else {
      read_whole(batch);
    }
  }
  batch.finish();
  counts_.records += batch.records().size();
  counts_.bytes += batch.bytes();
  counts_.rejected += batch.issues().size();
  counts_.skipped = walk_.skipped();
  counts_.disk_bytes = passed_disk_bytes_ + (file_ ? stream_.disk_bytes() : 0);
  return has_more || !batch.records().empty() || !batch.issues().empty() ||
         !batch.finished().empty();
}

// False when there is no further file.
bool Source::Impl::open_next(Batch::Impl& batch) {
  std::optional<Finding> finding = walk_.next();
  if (!finding) return false;
  if (Issue* issue = std::get_if<Issue>(&*finding)) {
    batch.add_issue(std::move(*issue));
    return true;
  }
  auto& file = std::get<FoundFile>(*finding);
  if (is_known(file)) {
    ++counts_.unchanged;
    passed_disk_bytes_ += file.stamp.bytes;
  } else {
    open(batch, std::move(file));
  }
  return true;
}

bool Source::Impl::is_known(const FoundFile& file) const {
  return options_.is_known && file.stamp.path != "-" && options_.is_known(file.stamp);
}

void Source::Impl::open(Batch::Impl& batch, FoundFile file) {
  file_ = std::move(file);
  line_ = file_->kind == Kind::json_line ? 1 : 0;
  if (std::optional<std::string> reason = stream_.open(file_->stamp.path)) {
    reject(batch, 0, std::move(*reason));
    end_file(batch);
  } else {
    ++counts_.files;
  }
}

void Source::Impl::end_file(Batch::Impl& batch) {
  const bool is_on_disk = file_->stamp.path != "-";
  if (is_on_disk && !had_issue_) batch.add_finished(stream_.stamp());
  passed_disk_bytes_ += is_on_disk ? file_->stamp.bytes : stream_.disk_bytes();
  stream_.close();
  file_.reset();
  piece_ = {};
  is_too_large_ = false;
  had_issue_ = false;
}

void Source::Impl::reject(Batch::Impl& batch, std::uint64_t line, std::string reason) {
  had_issue_ = true;
  batch.add_issue({.path = file_->stamp.path, .line = line, .reason = std::move(reason)});
}

// Keeps memory bounded: of a record beyond the limit nothing is kept.
void Source::Impl::add_to_record(Batch::Impl& batch, std::string_view piece) {
  if (is_too_large_) return;
  if (batch.gathered().size() + piece.size() <= kMaxRecordBytes) {
    batch.append(piece);
    return;
  }
  batch.discard_gathered();
  is_too_large_ = true;
}

void Source::Impl::read_whole(Batch::Impl& batch) {
  batch.set_path(file_->stamp.path);
  while (!is_too_large_) {
    Result<std::string_view, std::string> piece = stream_.next();
    if (!piece) {
      end_broken_file(batch, piece.error());
      return;
    }
    if (piece->empty()) break;
    add_to_record(batch, *piece);
  }
  if (is_too_large_) {
    reject(batch, 0, too_large());
  } else {
    batch.end_record(batch.gathered(), file_->kind, 0);
  }
  end_file(batch);
}

// Stops after a whole line, so that no line is ever divided between two batches.
void Source::Impl::read_lines(Batch::Impl& batch, std::size_t target_bytes) {
  batch.set_path(file_->stamp.path);
  do {
    if (piece_.empty()) {
      Result<std::string_view, std::string> piece = stream_.next();
      if (!piece) {
        end_broken_file(batch, piece.error());
        return;
      }
      if (piece->empty()) {
        end_line(batch);
        end_file(batch);
        return;
      }
      piece_ = *piece;
    }
    const std::size_t line_end = piece_.find('\n');
    add_to_record(batch, piece_.substr(0, line_end));
    piece_.remove_prefix(line_end == std::string_view::npos ? piece_.size() : line_end + 1);
    if (line_end != std::string_view::npos) end_line(batch);
  } while (!batch.gathered().empty() || is_too_large_ || batch.bytes() < target_bytes);
}

void Source::Impl::end_line(Batch::Impl& batch) {
  if (is_too_large_) {
    reject(batch, line_, too_large());
  } else if (const auto record = record_of_line(batch.gathered(), line_); !record.empty()) {
    batch.end_record(record, file_->kind, line_);
  } else {
    batch.discard_gathered();
  }
  is_too_large_ = false;
  ++line_;
}

// The file cannot be read on. Of a record that was cut nothing is kept: half a story is not the
// story.
void Source::Impl::end_broken_file(Batch::Impl& batch, std::string reason) {
  batch.discard_gathered();
  reject(batch, line_, std::move(reason));
  end_file(batch);
}

}  // namespace timbao::input
