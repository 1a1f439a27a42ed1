// Answers requests: checks who asks, finds the route, and hands the work to threads that have the
// index open.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "serve/metrics.hpp"
#include "serve/router.hpp"
#include "serve/transport.hpp"
#include "serve/worker_pool.hpp"
#include "timbao/serve/server.hpp"

namespace timbao::serve {

// Any thread.
class Site {
 public:
  // `any_host`: whatever name the server is asked for by.
  enum class Hosts { loopback_only, any };
  // Throws what index::Reader throws. `options` must outlive this.
  // `connections`: how many there are, for the metrics.
  Site(const ServerOptions& options, Hosts hosts, std::function<std::size_t()> connections);

  // Calls `done` once, now or later.
  void answer(Request request, Service::Done done);

  // Counts it for the metrics.
  void note(const RequestRecord& record) { metrics_.add(record); }

 private:
  struct Work;

  [[nodiscard]] std::vector<Route> routes();
  [[nodiscard]] std::optional<Reply> refusal(const Request& request) const;
  void dispatch(const std::shared_ptr<Work>& work);
  void submit(WorkerPool& pool, const std::shared_ptr<Work>& work);
  void run(Work& work, CurrentSearcher& searcher) const;
  void send_stream(Work& work, Reply reply) const;

  const ServerOptions& options_;
  Hosts hosts_;
  std::function<std::size_t()> connections_;
  Metrics metrics_;
  Router router_;
  WorkerPool queries_;
  WorkerPool streams_;
};

}  // namespace timbao::serve
