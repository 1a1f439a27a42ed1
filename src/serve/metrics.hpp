// Counts what the server does, for Prometheus.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "timbao/serve/server.hpp"

namespace timbao::serve {

// What is so at the moment.
struct Gauges {
  std::uint64_t connections = 0;
  std::uint64_t waiting_queries = 0;
};

// Any thread.
class Metrics {
 public:
  void add(const RequestRecord& record);

  // In the text format 0.0.4: requests by route and status, bytes, incomplete answers, and how long
  // answers took as a histogram by route.
  [[nodiscard]] std::string text(const Gauges& gauges) const;

 private:
  // Upper bounds in seconds; what took longer is in the last, which has none.
  static constexpr std::array<double, 10> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,  0.1,    0.25,  1,    10};
  struct Times {
    std::array<std::uint64_t, kBounds.size() + 1> counts{};
    double seconds = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, unsigned>, std::uint64_t> requests_;  // By route and status.
  std::map<std::string, Times> times_;                                  // By route.
  std::uint64_t bytes_ = 0;
  std::uint64_t incomplete_ = 0;
};

}  // namespace timbao::serve
