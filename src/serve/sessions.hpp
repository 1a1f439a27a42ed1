// Who is connected, and what the connections of one server share.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "serve/request_ids.hpp"
#include "serve/transport.hpp"
#include "timbao/serve/server.hpp"

namespace timbao::serve {

class Session;

// So that all can be told when the server stops. Any thread.
class Sessions {
 public:
  // False where the server is stopping.
  bool add(const std::shared_ptr<Session>& session) {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    sessions_.emplace(session.get(), session);
    return true;
  }

  // From now on none is added.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }

  void remove(const Session* session) {
    const std::lock_guard lock(mutex_);
    sessions_.erase(session);
    if (sessions_.empty()) empty_.notify_all();
  }

  [[nodiscard]] std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return sessions_.size();
  }

  [[nodiscard]] std::vector<std::shared_ptr<Session>> all() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<Session>> all;
    for (const auto& [key, session] : sessions_) {
      if (auto alive = session.lock()) all.push_back(std::move(alive));
    }
    return all;
  }

  bool wait_until_empty(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    return empty_.wait_for(lock, most, [this] { return sessions_.empty(); });
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable empty_;
  std::unordered_map<const Session*, std::weak_ptr<Session>> sessions_;
  bool closed_ = false;
};

// What the sessions of one server share.
struct Shared {
  Limits limits;
  Service service;
  Sessions sessions;
  RequestIds ids;
};

}  // namespace timbao::serve
