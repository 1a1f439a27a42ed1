#include "serve/metrics.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace timbao::serve {
namespace {

template <class Value>
std::string decimal(Value value) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), end.ptr};
}

void append_head(std::string_view name, std::string_view type, std::string_view help,
                 std::string& out) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
  out.append(name).append(" ").append(type).append("\n");
}

template <class Value>
void append_line(std::string_view name, std::string_view labels, Value value, std::string& out) {
  out.append(name);
  if (!labels.empty()) out.append("{").append(labels).append("}");
  out.append(" ").append(decimal(value)).append("\n");
}

template <class Value>
void append_metric(std::string_view name, std::string_view type, std::string_view help, Value value,
                   std::string& out) {
  append_head(name, type, help, out);
  append_line(name, {}, value, out);
}

}  // namespace

void Metrics::add(const RequestRecord& record) {
  const double seconds = std::chrono::duration<double>(record.time).count();
  const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
  const std::lock_guard lock(mutex_);
  ++requests_[{record.route, record.status}];
  Times& times = times_[record.route];
  ++times.counts[static_cast<std::size_t>(bound - kBounds.begin())];
  times.seconds += seconds;
  bytes_ += record.bytes;
  incomplete_ += record.complete ? 0 : 1;
}

std::string Metrics::text(const Gauges& gauges) const {
  std::string out;
  append_metric("timbao_connections", "gauge", "Open connections.", gauges.connections, out);
  append_metric("timbao_waiting_queries", "gauge", "Queries that no thread has taken yet.",
                gauges.waiting_queries, out);
  const std::lock_guard lock(mutex_);
  append_metric("timbao_sent_bytes_total", "counter", "Of answers, with headers.", bytes_, out);
  append_metric("timbao_incomplete_total", "counter",
                "Answers that were cut, and requests that took too long to arrive.", incomplete_,
                out);
  append_head("timbao_requests_total", "counter", "Requests by route and status.", out);
  for (const auto& [key, count] : requests_) {
    append_line("timbao_requests_total",
                "route=\"" + key.first + "\",status=\"" + decimal(key.second) + '"', count, out);
  }
  append_head("timbao_request_seconds", "histogram",
              "From a request's last byte to the last of its answer.", out);
  for (const auto& [route, times] : times_) {
    const std::string label = "route=\"" + route + '"';
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < times.counts.size(); ++i) {
      count += times.counts[i];
      const std::string bound = i < kBounds.size() ? decimal(kBounds[i]) : "+Inf";
      append_line("timbao_request_seconds_bucket", label + ",le=\"" + bound + '"', count, out);
    }
    append_line("timbao_request_seconds_sum", label, times.seconds, out);
    append_line("timbao_request_seconds_count", label, count, out);
  }
  return out;
}

}  // namespace timbao::serve
