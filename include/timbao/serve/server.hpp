// Answers HTTP requests about an index: an API for programs, a page for people.
//
// The API takes the words of the command line and gives what timbao/render makes of the answers;
// /api/openapi.json describes it. The index may be written while it is served: each answer is made
// of one commit, the newest when it was begun.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace timbao::serve {

// What clients may take. What is beyond is refused with a problem (RFC 9457) that says so, or the
// connection is closed where the client is too slow to be told.
struct Limits {
  std::uint32_t header_bytes = 16 * 1024;  // Of the request line and all headers.
  std::uint32_t body_bytes = 16 * 1024;    // No request needs a body; it is read and dropped.
  std::chrono::milliseconds request_time{10'000};  // From a request's first byte to its last.
  std::chrono::milliseconds idle_time{60'000};     // From an answer to the next request.
  std::chrono::milliseconds write_time{30'000};    // For an answer, or 64 KB of a stream.
  std::chrono::milliseconds query_time{10'000};    // From a request to its answer.
  std::chrono::milliseconds stream_time{600'000};  // For a whole stream.
  std::chrono::milliseconds drain_time{10'000};    // For what is under way when the server stops.
  std::uint32_t connections = 4096;                // At a time; further ones are closed at once.
  std::uint32_t waiting_queries = 256;             // More get 503. Each waits for those before it.
  std::uint32_t streams = 4;                       // At a time; each has a thread.
  std::uint32_t results = 1000;                    // Of one request.
};

// What a log says of a request when it is done.
struct RequestRecord {
  std::string id;      // Also in the answer's header X-Request-Id.
  std::string client;  // Address.
  std::string method;  // Empty where the request could not be read.
  std::string path;    // As it was sent, without the query.
  std::string query;   // What stood behind "?": what people look for.
  std::string route;   // "/api/article/{id}"; empty where none has the path.
  unsigned status = 0;
  std::uint64_t bytes = 0;            // Of the answer, headers included.
  std::chrono::microseconds time{0};  // From the request's last byte to the answer's last.
  bool complete = true;               // False where the client went away or a stream was cut.
  std::string failure;                // Why the status is 5xx, where clients are not told.
};

struct ServerOptions {
  std::filesystem::path index;
  std::string address = "127.0.0.1";  // Of the interface to listen on, IPv4 or IPv6.
  std::uint16_t port = 8080;          // 0: any that is free.
  // Each request needs it as `Authorization: Bearer TOKEN` but those for /healthz.
  std::optional<std::string> token;
  bool serves_anyone = false;  // Without a token, on an address that others can reach.
  std::uint32_t threads = 0;   // That answer queries; 0: one for each core.
  Limits limits;
  // Called in several threads at once.
  std::function<void(const RequestRecord&)> log = {};
};

// One server on one port.
//
// On a loopback address without a token, requests that name another host are refused: a web page
// elsewhere must not read the index by way of its visitor's browser (DNS rebinding).
class Server {
 public:
  // Listens; nobody is answered before run(). Throws Error: usage for an address that is none, or
  // that others can reach without a token or `serves_anyone`; io where the port cannot be had; and
  // what index::Reader throws.
  explicit Server(ServerOptions options);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  // The port that it listens on.
  [[nodiscard]] std::uint16_t port() const;

  // Answers until stop(), then finishes what is under way, and returns. At most once.
  void run();

  // From any thread, also before run(); not from a signal handler.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::serve
