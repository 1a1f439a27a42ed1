#include "input/folder_names.hpp"

#include <algorithm>
#include <cstring>

namespace timbao::input {

void FolderNames::add(std::string_view name, bool is_plain_file) {
  starts_.push_back(bytes_.size());
  bytes_.append(name);
  bytes_ += '\0';
  bytes_ += is_plain_file ? '\1' : '\0';
}

void FolderNames::sort() {
  // strcmp() compares as unsigned char, which is the order of bytes.
  std::sort(starts_.begin(), starts_.end(), [this](std::size_t left, std::size_t right) {
    return std::strcmp(&bytes_[left], &bytes_[right]) < 0;
  });
}

FolderNames::Entry FolderNames::operator[](std::size_t index) const {
  const std::string_view name(&bytes_[starts_[index]]);
  return {.name = name, .is_plain_file = name.data()[name.size() + 1] != 0};
}

}  // namespace timbao::input
