// A server on a free port for one test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "serve/connection.hpp"
#include "support/eventually.hpp"
#include "support/sample_index.hpp"
#include "timbao/serve/server.hpp"

namespace timbao::test {

// Three articles; the first two are copies of one story.
inline const SampleIndex& press() {
  static const SampleIndex index{
      record({{"id", "cau"},
              {"title", "Khánh thành cầu Mây Trắng"},
              {"body",
               "Sáng 3/11, cầu Mây Trắng được khánh thành sau ba năm xây dựng, nối hai bờ "
               "sông Trăng, dài hơn một cây số và có bốn làn xe."},
              {"outlet", "baosongtrang.example"},
              {"url", "https://baosongtrang.example/cau.html"},
              {"date", "2023-11-03T13:33:00+07:00"},
              {"author", "Hà An"},
              {"topic", "Xã hội"}}),
      record({{"id", "cau/chép"},
              {"title", "Khánh thành cầu Mây Trắng"},
              {"body",
               "Sáng 3/11, cầu Mây Trắng được khánh thành sau ba năm xây dựng, nối hai bờ "
               "sông Trăng, dài hơn một cây số và có bốn làn xe."},
              {"outlet", "nguoitronglua.example"},
              {"date", "2023-11-04"}}),
      record(
          {{"id", "lua"},
           {"title", "Cầu mới giúp nông dân chở lúa"},
           {"body", "Từ ngày có cầu, nông dân chở lúa sang chợ trong mười phút. Giá lúa ổn định."},
           {"outlet", "nguoitronglua.example"},
           {"date", "2023-12-01"}})};
  return index;
}

// Runs in a thread of its own from construction to destruction.
class Served {
 public:
  explicit Served(serve::ServerOptions options = {}) : server_(completed(std::move(options))) {}
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served() { stop(); }

  [[nodiscard]] std::uint16_t port() const { return server_.port(); }

  // Returns when the server has finished what was under way.
  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

  // What was logged, once that is so many requests: a client may have its answer earlier.
  [[nodiscard]] std::vector<serve::RequestRecord> records(std::size_t least) const {
    eventually([&] { return logged() >= least; });
    const std::lock_guard lock(mutex_);
    return records_;
  }

 private:
  serve::ServerOptions completed(serve::ServerOptions options) {
    if (options.index.empty()) options.index = press().path();
    options.port = 0;
    options.log = [this](const serve::RequestRecord& record) {
      const std::lock_guard lock(mutex_);
      records_.push_back(record);
    };
    return options;
  }

  [[nodiscard]] std::size_t logged() const {
    const std::lock_guard lock(mutex_);
    return records_.size();
  }

  mutable std::mutex mutex_;
  std::vector<serve::RequestRecord> records_;
  serve::Server server_;
  std::thread thread_{[this] { server_.run(); }};
};

// Over a connection of its own.
inline HttpAnswer fetched(const Served& served, std::string_view target,
                          std::string_view headers = {}) {
  Connection connection(served.port());
  connection.send(get(target, headers));
  return connection.receive();
}

}  // namespace timbao::test
