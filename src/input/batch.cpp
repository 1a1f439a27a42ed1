#include "input/batch.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace timbao::input {

Batch::Batch() : gathering_(std::make_unique<Gathering>()) {}
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

const std::vector<Record>& Batch::records() const { return gathering_->records(); }
const std::vector<Issue>& Batch::issues() const { return gathering_->issues(); }
const std::vector<FileStamp>& Batch::finished() const { return gathering_->finished(); }
std::uint64_t Batch::bytes() const { return gathering_->bytes(); }

void Gathering::clear(std::size_t target_bytes) {
  if (capacity_ / 8 > target_bytes) {
    buffer_.reset();
    capacity_ = 0;
  }
  used_ = 0;
  gathered_start_ = 0;
  record_bytes_ = 0;
  starts_.clear();
  records_.clear();
  issues_.clear();
  finished_.clear();
  texts_.clear();
  path_ = {};
  target_bytes_ = target_bytes;
  steps_ = 0;
  passed_over_ = 0;
}

bool Gathering::is_full() const {
  const bool has_content = !records_.empty() || !issues_.empty();
  return (has_content && record_bytes_ >= target_bytes_) ||
         records_.size() + issues_.size() + finished_.size() + steps_ >= kMaxBatchSteps;
}

bool Gathering::is_empty() const {
  return records_.empty() && issues_.empty() && finished_.empty();
}

void Gathering::set_path(const std::string& path) {
  if (path_ != path || path_.data() == nullptr) path_ = keep(path);
}

std::string_view Gathering::keep(std::string_view text) { return texts_.emplace_back(text); }

void Gathering::reject(std::uint64_t line, std::string reason) {
  add_issue({.path = std::string(path_), .line = line, .reason = std::move(reason)});
}

void Gathering::reserve(std::size_t bytes) {
  if (bytes <= capacity_ && buffer_) return;
  const std::size_t capacity = std::max(bytes, capacity_ + capacity_ / 2);
  auto larger = std::make_unique_for_overwrite<char[]>(capacity + kPaddingBytes);
  if (used_ > 0) std::memcpy(larger.get(), buffer_.get(), used_);
  buffer_ = std::move(larger);
  capacity_ = capacity;
}

void Gathering::append(std::string_view piece) {
  reserve(used_ + piece.size());
  if (!piece.empty()) std::memcpy(buffer_.get() + used_, piece.data(), piece.size());
  used_ += piece.size();
}

std::string_view Gathering::gathered() const {
  return {buffer_.get() + gathered_start_, used_ - gathered_start_};
}

void Gathering::discard_gathered() { used_ = gathered_start_; }

void Gathering::end_record(Record record) {
  starts_.push_back(record.bytes.empty()
                        ? gathered_start_
                        : static_cast<std::size_t>(record.bytes.data() - buffer_.get()));
  record.path = path_;
  record_bytes_ += record.bytes.size();
  records_.push_back(record);
  gathered_start_ = used_;
}

void Gathering::finish() {
  reserve(used_);
  std::memset(buffer_.get() + used_, 0, kPaddingBytes);
  for (std::size_t i = 0; i < records_.size(); ++i) {
    records_[i].bytes = {buffer_.get() + starts_[i], records_[i].bytes.size()};
  }
}

}  // namespace timbao::input
