#include "input/window.hpp"

#include <utility>

namespace timbao::input {

bool Window::read_on() {
  if (is_over_) return false;
  keep_view();
  Result<std::string_view, std::string> piece = stream_.next();
  if (!piece) failure_ = std::move(piece.error());
  is_over_ = !piece || piece->empty();
  if (is_over_) return false;
  if (view_.empty()) {
    view_ = *piece;
    is_joined_ = false;
  } else {
    const std::size_t given_up = joined_.size() - view_.size();
    joined_.append(*piece);
    view_ = std::string_view(joined_).substr(given_up);
  }
  return true;
}

// Puts the view where it outlives the stream's last piece. What was given up of joined pieces is
// dropped only when it is the greater part, so that a byte moves once on average.
void Window::keep_view() {
  if (!is_joined_) {
    joined_.assign(view_);
  } else if (view_.size() <= joined_.size() / 2) {
    joined_.erase(0, joined_.size() - view_.size());
  }
  is_joined_ = true;
  view_ = std::string_view(joined_).substr(joined_.size() - view_.size());
}

void Window::give_up(std::size_t bytes) {
  view_.remove_prefix(bytes);
  offset_ += bytes;
  constexpr std::size_t kKeptCapacity = std::size_t{1} << 20;
  if (view_.empty() && joined_.capacity() > kKeptCapacity) {
    joined_ = {};
    view_ = {};
  }
}

bool Window::resume() {
  offset_ += view_.size();
  view_ = {};
  failure_.reset();
  is_over_ = !stream_.resume();
  return !is_over_;
}

}  // namespace timbao::input
