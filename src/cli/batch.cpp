#include "cli/batch.hpp"

#include <utility>

namespace timbao::cli {

Batch::Batch(const std::vector<Topic>& topics, unsigned threads,
             const std::function<TopicWorker()>& make_worker)
    : topics_(topics), answers_(topics.size()) {
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this, make_worker] { work(make_worker); });
  }
}

Batch::~Batch() {
  stopped_ = true;
  for (std::thread& thread : threads_) thread.join();
}

TopicAnswer Batch::next() {
  std::unique_lock lock(mutex_);
  std::optional<TopicAnswer>& answer = answers_[next_answer_++];
  changed_.wait(lock, [&] { return answer.has_value() || failure_ != nullptr; });
  if (!answer.has_value()) std::rethrow_exception(failure_);
  return *std::exchange(answer, std::nullopt);
}

void Batch::work(const std::function<TopicWorker()>& make_worker) {
  try {
    const TopicWorker answered = make_worker();
    while (!stopped_) {
      const std::size_t topic = next_topic_++;
      if (topic >= topics_.size()) return;
      TopicAnswer answer = answered(topics_[topic]);
      const std::lock_guard lock(mutex_);
      answers_[topic] = std::move(answer);
      changed_.notify_one();
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
    stopped_ = true;
    changed_.notify_one();
  }
}

}  // namespace timbao::cli
