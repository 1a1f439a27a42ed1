#include "input/peeked_stream.hpp"

#include <utility>

namespace timbao::input {

std::string_view PeekedStream::peek(std::size_t bytes) {
  while (head_.size() < bytes && !failure_) {
    if (!head_.empty() && joined_head_.empty()) {
      joined_head_ = head_;  // The view dies with the next call.
      head_ = joined_head_;
    }
    Result<std::string_view, std::string> piece = below_.next();
    if (!piece) {
      failure_ = std::move(piece.error());
    } else if (piece->empty()) {
      break;
    } else if (head_.empty()) {
      head_ = *piece;
    } else {
      joined_head_ += *piece;
      head_ = joined_head_;
    }
  }
  return head_;
}

Result<std::string_view, std::string> PeekedStream::next() {
  if (!head_.empty()) return std::exchange(head_, {});
  if (failure_) return Unexpected{*std::exchange(failure_, std::nullopt)};
  return below_.next();
}

bool PeekedStream::seek(std::uint64_t offset) {
  head_ = {};
  failure_.reset();
  return below_.seek(offset);
}

}  // namespace timbao::input
