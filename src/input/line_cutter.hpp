// A file with one record a line.
#pragma once

#include <cstdint>
#include <string_view>

#include "input/cutter.hpp"

namespace timbao::input {

class LineCutter : public Cutter {
 public:
  LineCutter(Kind kind, ByteStream& stream) : kind_(kind), stream_(stream) {}

  // No line is divided between two batches.
  [[nodiscard]] bool cut(Gathering& batch) override;

 private:
  void add_to_line(Gathering& batch, std::string_view piece);
  void end_line(Gathering& batch);

  Kind kind_;
  ByteStream& stream_;
  std::string_view piece_;  // What is not read yet of the stream's last piece.
  std::uint64_t line_ = 1;
  bool is_too_large_ = false;  // The line being read is.
};

}  // namespace timbao::input
