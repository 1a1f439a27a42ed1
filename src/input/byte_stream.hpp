// Bytes in pieces: of a file, of what is compressed in it, of a member of an archive.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "timbao/base/result.hpp"

namespace timbao::input {

// Streams are layered: one reads from another, which must outlive it. Each is used by one thread.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  // The next bytes, empty at the end; or why they cannot be had, after which the stream is over.
  // The view lives until the next call.
  [[nodiscard]] virtual Result<std::string_view, std::string> next() = 0;

  // Goes on at this byte of the stream. False where that cannot be; the stream is then as before.
  [[nodiscard]] virtual bool seek(std::uint64_t /*offset*/) { return false; }

  // After a failure: goes on behind the damage. False where that cannot be.
  [[nodiscard]] virtual bool resume() { return false; }
};

}  // namespace timbao::input
