// Says when compressed data are a bomb: a few bytes that would keep the reader busy for hours.
#pragma once

#include <cstdint>
#include <string>

namespace timbao::input {

// Newspaper text expands 3- to 20-fold. Up to kFreeBytes anything may expand as it likes, so that a
// small file of one letter is no bomb.
class ExpansionLimit {
 public:
  static constexpr std::uint64_t kMostFold = 250;
  static constexpr std::uint64_t kFreeBytes = std::uint64_t{256} << 20;

  void took(std::uint64_t bytes) { taken_ += bytes; }
  void gave(std::uint64_t bytes) { given_ += bytes; }

  [[nodiscard]] bool is_exceeded() const {
    return given_ > kFreeBytes && given_ / kMostFold > taken_;
  }
  [[nodiscard]] static std::string reason() {
    return "expands more than " + std::to_string(kMostFold) + "-fold, as a bomb does: not read on";
  }

 private:
  std::uint64_t taken_ = 0;
  std::uint64_t given_ = 0;
};

}  // namespace timbao::input
