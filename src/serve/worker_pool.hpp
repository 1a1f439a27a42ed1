// Threads that answer from the index, each with a searcher of its own, and a queue before them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "serve/current_searcher.hpp"

namespace timbao::serve {

class WorkerPool {
 public:
  using Job = std::function<void(CurrentSearcher&)>;  // Does not throw.

  // `most_waiting`: jobs that no thread has taken yet.
  WorkerPool(const std::filesystem::path& index, std::size_t threads, std::size_t most_waiting);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  // Does what is waiting first.
  ~WorkerPool();

  // From any thread. False where too much is waiting.
  [[nodiscard]] bool submit(Job job);

  [[nodiscard]] std::size_t waiting() const;

 private:
  void work(const std::filesystem::path& index);

  const std::size_t most_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::size_t idle_ = 0;  // Threads.
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace timbao::serve
