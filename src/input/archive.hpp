// The members of a zip or tar archive, one after another.
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

class FileStream;

struct Member {
  enum class Kind { file, folder, other };

  std::string name;  // As it is in the archive, whatever that may be.
  Kind kind = Kind::file;
  bool is_encrypted = false;
};

// Reads in the archive's order, and keeps nothing on disk. A damaged member costs the others only
// where nothing tells where the next one starts.
class Archive {
 public:
  // From any stream, which must outlive the archive.
  explicit Archive(ByteStream& below);
  // From a file of the disk: a zip is then read by its directory.
  explicit Archive(FileStream& file);
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive();

  // The next member, nothing at the end; or why the archive cannot be read on.
  [[nodiscard]] Result<std::optional<Member>, std::string> next();

  // The bytes of the member that next() gave last.
  [[nodiscard]] ByteStream& contents();

 private:
  struct Input;
  class Contents;

  [[nodiscard]] bool open();
  [[nodiscard]] Result<std::string_view, std::string> next_block();
  [[nodiscard]] std::string failure(std::string_view what) const;

  std::unique_ptr<Input> input_;
  std::unique_ptr<archive, int (*)(archive*)> reader_;
  std::unique_ptr<Contents> contents_;
  ExpansionLimit expansion_;
};

}  // namespace timbao::input
