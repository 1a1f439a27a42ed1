// Answers many topics on several threads, and hands the answers on in the order of the topics.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/topics.hpp"

namespace timbao::cli {

struct TopicAnswer {
  std::string output;
  double milliseconds = 0;
  std::optional<std::string> note;
};

// Answers one topic; used by one thread.
using TopicWorker = std::function<TopicAnswer(const Topic&)>;

// The threads start at once and stop with the object. Used from one thread.
class Batch {
 public:
  // `topics` must outlive the batch. `make_worker` is called once in each thread.
  Batch(const std::vector<Topic>& topics, unsigned threads,
        const std::function<TopicWorker()>& make_worker);
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch();

  // Waits for the answer to the next topic. Throws what a worker threw. Requires: called once for
  // each topic at most.
  [[nodiscard]] TopicAnswer next();

 private:
  void work(const std::function<TopicWorker()>& make_worker);

  const std::vector<Topic>& topics_;
  std::atomic<std::size_t> next_topic_ = 0;
  std::atomic<bool> stopped_ = false;
  std::size_t next_answer_ = 0;

  std::mutex mutex_;  // Guards the two below.
  std::vector<std::optional<TopicAnswer>> answers_;
  std::exception_ptr failure_;

  std::condition_variable changed_;
  std::vector<std::thread> threads_;
};

}  // namespace timbao::cli
