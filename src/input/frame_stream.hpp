// Decompresses zstd, xz and bzip2 of any number of frames.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_stream.hpp"
#include "input/expansion_limit.hpp"
#include "timbao/base/result.hpp"

struct archive;

namespace timbao::input {

struct ArchiveInput;

// Up to 64 KiB before the point where a file was cut are lost.
class FrameStream : public ByteStream {
 public:
  explicit FrameStream(ByteStream& below);
  ~FrameStream() override;

  [[nodiscard]] static bool knows(std::string_view head);

  [[nodiscard]] Result<std::string_view, std::string> next() override;

 private:
  [[nodiscard]] bool open();
  [[nodiscard]] Unexpected<std::string> failed(std::string reason);

  std::unique_ptr<ArchiveInput> input_;
  std::unique_ptr<archive, int (*)(archive*)> reader_;
  std::uint64_t bytes_taken_ = 0;
  ExpansionLimit expansion_;
  bool is_over_ = false;
};

}  // namespace timbao::input
