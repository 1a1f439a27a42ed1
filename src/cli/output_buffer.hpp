// A stream buffer on a file descriptor that remembers why writing failed.
#pragma once

#include <array>
#include <streambuf>

namespace timbao::cli {

// std::cout drops the reason, and `timbao ... | head` (a closed pipe, success) must be told from a
// full disk (a failure). One thread.
class OutputBuffer : public std::streambuf {
 public:
  // Does not own the descriptor.
  explicit OutputBuffer(int descriptor);

  // The errno of the first write that failed; 0 so far. After it nothing is written any more.
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  int descriptor_;
  int error_ = 0;
  std::array<char, 1 << 16> buffer_;
};

}  // namespace timbao::cli
