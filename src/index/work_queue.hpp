// Hands pieces of work from one thread to several, at most a few ahead.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace timbao::index {

// Used by many threads at once.
template <class Work>
class WorkQueue {
 public:
  explicit WorkQueue(std::size_t capacity) : capacity_(capacity) {}

  // Waits for room. False, and `work` is dropped, once the queue is closed.
  bool push(Work work) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return closed_ || waiting_.size() < capacity_; });
    if (closed_) return false;
    waiting_.push_back(std::move(work));
    ++unfinished_;
    filled_.notify_one();
    return true;
  }

  // Waits for work; nothing once the queue is closed. Each piece taken is followed by a call of
  // done().
  std::optional<Work> take() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    if (closed_) return std::nullopt;
    Work work = std::move(waiting_.front());
    waiting_.pop_front();
    room_.notify_one();
    return work;
  }

  void done() {
    const std::lock_guard lock(mutex_);
    if (--unfinished_ == 0) idle_.notify_all();
  }

  // Waits until all that was pushed is done, or the queue is closed.
  void wait_until_idle() {
    std::unique_lock lock(mutex_);
    idle_.wait(lock, [this] { return closed_ || unfinished_ == 0; });
  }

  // Wakes everyone; work that waits is dropped.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    room_.notify_all();
    filled_.notify_all();
    idle_.notify_all();
  }

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable room_, filled_, idle_;
  std::deque<Work> waiting_;
  std::size_t unfinished_ = 0;
  bool closed_ = false;
};

}  // namespace timbao::index
