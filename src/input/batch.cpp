#include "input/batch.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace timbao::input {

Batch::Batch() : impl_(std::make_unique<Impl>()) {}
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

const std::vector<Record>& Batch::records() const { return impl_->records(); }
const std::vector<Issue>& Batch::issues() const { return impl_->issues(); }
const std::vector<FileStamp>& Batch::finished() const { return impl_->finished(); }
std::uint64_t Batch::bytes() const { return impl_->bytes(); }

void Batch::Impl::clear(std::size_t target_bytes) {
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
  paths_.clear();
}

void Batch::Impl::set_path(const std::string& path) {
  if (paths_.empty() || paths_.back() != path) paths_.push_back(path);
}

void Batch::Impl::reserve(std::size_t bytes) {
  if (bytes <= capacity_ && buffer_) return;
  const std::size_t capacity = std::max(bytes, capacity_ + capacity_ / 2);
  auto larger = std::make_unique_for_overwrite<char[]>(capacity + kPaddingBytes);
  if (used_ > 0) std::memcpy(larger.get(), buffer_.get(), used_);
  buffer_ = std::move(larger);
  capacity_ = capacity;
}

void Batch::Impl::append(std::string_view piece) {
  reserve(used_ + piece.size());
  if (!piece.empty()) std::memcpy(buffer_.get() + used_, piece.data(), piece.size());
  used_ += piece.size();
}

std::string_view Batch::Impl::gathered() const {
  return {buffer_.get() + gathered_start_, used_ - gathered_start_};
}

void Batch::Impl::discard_gathered() { used_ = gathered_start_; }

void Batch::Impl::end_record(std::string_view part, Kind kind, std::uint64_t line) {
  starts_.push_back(part.empty() ? gathered_start_
                                 : static_cast<std::size_t>(part.data() - buffer_.get()));
  records_.push_back({.bytes = part, .path = paths_.back(), .line = line, .kind = kind});
  record_bytes_ += part.size();
  gathered_start_ = used_;
}

void Batch::Impl::finish() {
  reserve(used_);
  std::memset(buffer_.get() + used_, 0, kPaddingBytes);
  for (std::size_t i = 0; i < records_.size(); ++i) {
    records_[i].bytes = {buffer_.get() + starts_[i], records_[i].bytes.size()};
  }
}

}  // namespace timbao::input
