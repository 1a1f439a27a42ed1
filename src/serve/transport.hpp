// HTTP over TCP: reads requests within limits, sends replies, and ends connections in order.
//
// Knows nothing of what is asked. One request of a connection is answered at a time; what a client
// sends ahead waits in its socket, so pipelining costs the server nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "serve/chunk_pipe.hpp"
#include "serve/reply.hpp"
#include "serve/request.hpp"
#include "timbao/serve/server.hpp"

namespace timbao::serve {

// A reply on its way out; `chunks` where it is a stream.
struct Outgoing {
  Reply reply;
  std::shared_ptr<ChunkPipe> chunks;
};

// What answers requests.
struct Service {
  using Done = std::function<void(Outgoing)>;
  // Called in an io thread, and must not hold it up. `done` is to be called once, from any thread.
  std::function<void(Request, Done)> answer;
  // Called for each request that was answered, or that could not be read.
  std::function<void(const RequestRecord&)> finished;
};

class Transport {
 public:
  // Listens. Throws Error: usage, io.
  explicit Transport(const ServerOptions& options);
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  ~Transport();

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] bool is_loopback() const;
  [[nodiscard]] std::size_t connections() const;

  // Serves until stop(); afterwards no request is under way but those that took longer than
  // Limits::drain_time.
  void run(Service service);
  // From any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::serve
