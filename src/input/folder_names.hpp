// The names in one folder, in byte order, in little memory: a folder may hold millions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::input {

// Each name takes its bytes and ten more.
class FolderNames {
 public:
  struct Entry {
    std::string_view name;  // Lives as long as the names do not change.
    bool is_plain_file;     // Known from the folder itself, without asking for the file.
  };

  void add(std::string_view name, bool is_plain_file);
  // Puts the names in order. Requires: called once, after the last add().
  void sort();

  [[nodiscard]] std::size_t size() const { return starts_.size(); }
  [[nodiscard]] Entry operator[](std::size_t index) const;

 private:
  std::string bytes_;  // Of each entry: its name, a zero byte, 1 for a plain file.
  std::vector<std::size_t> starts_;
};

}  // namespace timbao::input
