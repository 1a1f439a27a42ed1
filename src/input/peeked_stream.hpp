// A stream whose first bytes can be looked at before they are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_stream.hpp"
#include "timbao/base/result.hpp"

namespace timbao::input {

class PeekedStream : public ByteStream {
 public:
  explicit PeekedStream(ByteStream& below) : below_(below) {}

  // At least `bytes` of what next() gives first, fewer where the stream ends. Called before next().
  [[nodiscard]] std::string_view peek(std::size_t bytes);

  [[nodiscard]] Result<std::string_view, std::string> next() override;
  [[nodiscard]] bool seek(std::uint64_t offset) override;
  [[nodiscard]] bool resume() override { return below_.resume(); }

 private:
  ByteStream& below_;
  std::string_view head_;
  std::string joined_head_;  // Where it took several pieces.
  std::optional<std::string> failure_;
};

}  // namespace timbao::input
