#include "serve/worker_pool.hpp"

#include <utility>

namespace timbao::serve {

WorkerPool::WorkerPool(const std::filesystem::path& index, std::size_t threads,
                       std::size_t most_waiting)
    : most_waiting_(most_waiting), idle_(threads) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, index] { work(index); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() >= most_waiting_ + idle_) return false;
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size();
}

void WorkerPool::work(const std::filesystem::path& index) {
  CurrentSearcher searcher(index);
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    --idle_;
    lock.unlock();
    job(searcher);
    job = nullptr;
    lock.lock();
    ++idle_;
  }
}

}  // namespace timbao::serve
