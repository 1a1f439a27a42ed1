// Finds the files to read below the paths that a user named, in a fixed order, each real file once.
#pragma once

#include <sys/stat.h>
#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "input/folder_names.hpp"
#include "input/formats.hpp"
#include "input/inode_set.hpp"
#include "timbao/base/issue.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {

struct FoundFile {
  FileStamp stamp;  // The path alone for standard input, which is "-".
  Format format;
};

using Finding = std::variant<FoundFile, Issue>;

// Walks the paths in their order, folders depth first in byte order of the names in them. One
// folder's names at each level are in memory at a time, and the inode number of every file met.
class Walk {
 public:
  explicit Walk(std::vector<std::string> paths);

  // The next file or issue; nothing at the end.
  [[nodiscard]] std::optional<Finding> next();

  // Files of no known kind, and files and folders met before under another name.
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }

 private:
  // A real file or folder, whatever the paths that lead to it.
  struct Identity {
    dev_t device;
    ino_t inode;
    friend bool operator==(const Identity&, const Identity&) = default;
  };
  // A folder that is being walked.
  struct Folder {
    std::string path;
    Identity identity;
    FolderNames entries;
    std::size_t next_entry = 0;
  };
  enum class NamedBy { user, folder };

  std::optional<Finding> visit(std::string path, NamedBy named_by);
  std::optional<Finding> visit_named_path();
  std::optional<Finding> visit_next_entry();
  std::optional<Finding> visit_standard_input();
  std::optional<Finding> visit_file(std::string path, const struct ::stat& status,
                                    NamedBy named_by);
  std::optional<Finding> enter_folder(std::string path, Identity identity);

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  std::vector<Folder> folders_;  // From the named folder down to the one being walked.
  InodeSet met_;
  bool standard_input_met_ = false;
  std::uint64_t skipped_ = 0;
};

}  // namespace timbao::input
