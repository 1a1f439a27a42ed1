// Shares numbered pieces of work among threads and takes the results in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace timbao::analysis {

// Results wait until those before them are taken; workers wait where they are `window` pieces
// ahead, so that memory stays bounded. All threads may use it at once.
template <class Result>
class OrderedWork {
 public:
  OrderedWork(std::size_t pieces, std::size_t window) : pieces_(pieces), window_(window) {}

  // The number of the next piece to do; nothing where none is left.
  std::optional<std::size_t> next_piece() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return is_over() || started_ < taken_ + window_; });
    if (is_over()) return std::nullopt;
    return started_++;
  }

  void finish(std::size_t piece, Result result) {
    const std::lock_guard lock(mutex_);
    results_.emplace(piece, std::move(result));
    changed_.notify_all();
  }

  // Ends the work; take() throws `error`.
  void fail(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    error_ = std::move(error);
    changed_.notify_all();
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  // The result of the next piece, in order; nothing behind the last.
  std::optional<Result> take() {
    std::unique_lock lock(mutex_);
    if (taken_ == pieces_) return std::nullopt;
    changed_.wait(lock, [&] { return error_ || results_.contains(taken_); });
    if (error_) std::rethrow_exception(error_);
    auto node = results_.extract(taken_++);
    changed_.notify_all();
    return std::move(node.mapped());
  }

 private:
  [[nodiscard]] bool is_over() const { return stopped_ || error_ || started_ == pieces_; }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t pieces_;
  std::size_t window_;
  std::size_t started_ = 0;
  std::size_t taken_ = 0;
  bool stopped_ = false;
  std::exception_ptr error_;
  std::map<std::size_t, Result> results_;
};

}  // namespace timbao::analysis
