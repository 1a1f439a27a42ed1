// The bytes of a file or member as they were before compression.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/byte_stream.hpp"
#include "input/peeked_stream.hpp"
#include "timbao/base/result.hpp"

namespace timbao::input {

// What the bytes are decides how they are read, not the name: gzip, zstd, xz and bzip2, twice over
// too, and everything else as it is.
class DecompressedStream : public ByteStream {
 public:
  // Reads the first bytes of the stream below.
  explicit DecompressedStream(ByteStream& below);

  [[nodiscard]] bool was_compressed() const { return layers_.size() > 1; }

  // At least `bytes` of what next() gives first, fewer where the stream ends. Called before next().
  [[nodiscard]] std::string_view peek(std::size_t bytes) { return top_->peek(bytes); }

  [[nodiscard]] Result<std::string_view, std::string> next() override { return top_->next(); }
  [[nodiscard]] bool resume() override { return top_->resume(); }

 private:
  std::vector<std::unique_ptr<ByteStream>> layers_;  // Each reads from the one before.
  PeekedStream* top_ = nullptr;                      // The last of them.
};

}  // namespace timbao::input
