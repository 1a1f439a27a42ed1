// What a request is answered with.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/status.hpp"

namespace timbao::serve {

struct Header {
  std::string name, value;
};

// Takes a piece of a stream, and may wait until the client has taken earlier ones; false once
// nobody reads any more.
using ChunkSink = std::function<bool(std::string_view)>;

// Gives a stream to the sink, piece by piece. May throw, which cuts the stream so that the client
// sees that it is not whole.
using Stream = std::function<void(const ChunkSink&)>;

struct Reply {
  unsigned status = kOk;
  std::string type = "application/json";  // Empty: no body.
  std::vector<Header> headers = {};
  std::string body = {};
  Stream stream = {};        // Where it is set, the body is made while it is sent.
  std::string route = {};    // For the log: whose reply it is.
  std::string failure = {};  // For the log: why the status is 5xx.

  void add(std::string_view name, std::string_view value);
};

// Status line and headers as they are sent, with the empty line behind them. Content-Length,
// Connection and Transfer-Encoding are the transport's, and in `framing`.
//
// Throws std::invalid_argument for a header with CR, LF, NUL or another control character in its
// name or value: what comes from articles or clients must not make headers of its own.
[[nodiscard]] std::string head_of(const Reply& reply, const std::vector<Header>& framing);

// The line before the bytes of a chunk (RFC 9112, 7.1).
[[nodiscard]] std::string chunk_head(std::size_t bytes);

// What every answer has: what browsers must not do with it, and the request's id.
void add_common_headers(Reply& reply, std::string_view request_id);

}  // namespace timbao::serve
