// Lets threads pass one at a time in a fixed order, whatever order they come in.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace timbao::index {

// Used by many threads at once. Numbers are 0, 1, 2, … without a gap, each used by one thread.
class Turnstile {
 public:
  // Waits until every smaller number has passed, runs `work`, and lets the next number in - also
  // when `work` throws.
  template <class Work>
  void pass(std::uint64_t number, Work&& work) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return next_ == number; });
    const Advance advance{*this};
    work();
  }

 private:
  struct Advance {
    Turnstile& turnstile;
    ~Advance() {
      ++turnstile.next_;
      turnstile.changed_.notify_all();
    }
  };

  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t next_ = 0;
};

}  // namespace timbao::index
