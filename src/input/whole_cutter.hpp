// A file that is one record.
#pragma once

#include "input/cutter.hpp"

namespace timbao::input {

class WholeCutter : public Cutter {
 public:
  WholeCutter(Kind kind, ByteStream& stream) : kind_(kind), stream_(stream) {}

  [[nodiscard]] bool cut(Gathering& batch) override;

 private:
  Kind kind_;
  ByteStream& stream_;
};

}  // namespace timbao::input
