// Reads one file of the disk after another, as it is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_stream.hpp"
#include "timbao/base/result.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {

class FileStream : public ByteStream {
 public:
  FileStream() = default;
  ~FileStream() override;

  // Starts to read a file, or standard input for "-", in place of the one before. Nothing, or why
  // it cannot be opened; what is not a regular file is never opened.
  [[nodiscard]] std::optional<std::string> open(const std::string& path);
  void close();

  [[nodiscard]] Result<std::string_view, std::string> next() override;

  [[nodiscard]] bool seek(std::uint64_t offset) override;

  // The file as it lay on disk when it was opened; of standard input the path alone.
  [[nodiscard]] const FileStamp& stamp() const { return stamp_; }

  // How many bytes were read from disk since the file was opened.
  [[nodiscard]] std::uint64_t disk_bytes() const { return disk_bytes_; }

 private:
  static constexpr std::size_t kPieceBytes = std::size_t{256} << 10;

  int descriptor_ = -1;
  bool is_owned_ = false;
  FileStamp stamp_;
  std::uint64_t disk_bytes_ = 0;
  std::array<char, kPieceBytes> piece_;
};

}  // namespace timbao::input
