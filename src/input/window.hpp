// A stretch of a stream in one piece of memory, read on and given up as a cutter goes along.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_stream.hpp"

namespace timbao::input {

class Window {
 public:
  explicit Window(ByteStream& stream) : stream_(stream) {}

  // What was read and not given up. Moves with read_on().
  [[nodiscard]] std::string_view view() const { return view_; }

  // Where view() starts in the stream.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

  // Adds the stream's next piece to the view. False at the stream's end, and where it failed.
  [[nodiscard]] bool read_on();

  // Gives up the first bytes of the view.
  void give_up(std::size_t bytes);

  // Why the stream could not be read on; nothing where it was read to its end.
  [[nodiscard]] const std::optional<std::string>& failure() const { return failure_; }

  // After a failure: gives up the view and goes on behind the damage. False where that cannot be.
  [[nodiscard]] bool resume();

 private:
  void keep_view();

  ByteStream& stream_;
  std::string_view view_;  // Of the stream's last piece, or of joined_.
  std::string joined_;     // Where the view took several pieces.
  std::uint64_t offset_ = 0;
  std::optional<std::string> failure_;
  bool is_joined_ = false;
  bool is_over_ = false;
};

}  // namespace timbao::input
