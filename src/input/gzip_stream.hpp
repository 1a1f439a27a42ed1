// Decompresses gzip of any number of members, and finds the next one behind a broken one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_stream.hpp"
#include "input/expansion_limit.hpp"
#include "timbao/base/result.hpp"

struct z_stream_s;

namespace timbao::input {

// Everything before a failure is given, and each member's check sum is compared: of a file that was
// cut, nothing is lost but what was cut off. Zero bytes behind a member are padding.
class GzipStream : public ByteStream {
 public:
  explicit GzipStream(ByteStream& below);
  ~GzipStream() override;

  [[nodiscard]] static bool knows(std::string_view head) { return head.starts_with("\x1f\x8b"); }

  [[nodiscard]] Result<std::string_view, std::string> next() override;

  // Goes on at the next member behind the start of the broken one, or, where the stream below
  // cannot go back, behind the point of failure.
  [[nodiscard]] bool resume() override;

 private:
  [[nodiscard]] bool refill();
  [[nodiscard]] bool start_member();
  void inflate_piece();
  void fail(std::string reason);
  void go_back_into_broken_member();
  [[nodiscard]] bool skip_to_member_header();
  void consume(std::size_t bytes);

  ByteStream& below_;
  std::unique_ptr<z_stream_s> inflater_;
  std::string_view piece_;    // What is not read yet of the stream below.
  std::uint64_t offset_ = 0;  // Of piece_ in the stream below.
  std::uint64_t member_ = 0;  // Where the member being read starts there.
  bool is_in_member_ = false;
  bool is_over_ = false;
  std::size_t given_ = 0;  // Bytes in output_.
  std::optional<std::string> failure_;
  std::uint64_t bytes_read_again_ = 0;
  ExpansionLimit expansion_;
  static constexpr std::size_t kOutputBytes = std::size_t{128} << 10;
  std::array<char, kOutputBytes> output_;
};

}  // namespace timbao::input
