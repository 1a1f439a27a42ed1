#include "timbao/search/saved.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>

#include "search/saved_text.hpp"
#include "timbao/base/error.hpp"
#include "timbao/index/whole_file.hpp"
#include "timbao/text/compose.hpp"

namespace timbao::search {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFileName = "saved.timbao";
constexpr const char* kLockName = "saved.timbao.lock";

// In UTF-8: C0, C1 and DEL.
bool has_control_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F) return true;
    const bool is_c1 = byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (is_c1) return true;
  }
  return false;
}

fs::path folder_of(const fs::path& index) {
  std::error_code error;
  if (fs::is_directory(index, error)) return index;
  if (!fs::exists(index, error)) {
    throw Error(ErrorKind::not_found,
                index.string() + ": no index here; make one with `timbao index`");
  }
  throw Error(
      ErrorKind::usage,
      index.string() +
          ": a file that lists indexes has no saved searches, since each index tells on its "
          "own what is new in it; save them in the indexes that it lists");
}

std::vector<SavedSearch> read(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return {};
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) {
    throw Error(ErrorKind::io,
                path.string() + ": cannot be read: " + std::generic_category().message(errno));
  }
  return searches_of(text, path.string());
}

}  // namespace

std::string name_of_search(std::string_view typed) {
  const auto fail = [](const std::string& reason) {
    throw Error(ErrorKind::usage, "the name of the search " + reason);
  };
  const std::optional<std::string> name = text::composed(typed);
  if (!name) fail("is no text in UTF-8");
  if (name->empty()) fail("is empty");
  if (name->find('/') != std::string::npos) fail("has a slash in it");
  if (has_control_character(*name)) fail("has a control character in it");
  return *name;
}

std::vector<SavedSearch> saved_searches(const fs::path& index) {
  return read(folder_of(index) / kFileName);
}

SavedSearchFile::SavedSearchFile(const fs::path& index, std::chrono::milliseconds patience)
    : file_(folder_of(index) / kFileName), lock_(folder_of(index) / kLockName) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!lock_.try_lock()) {
    if (std::chrono::steady_clock::now() >= end) {
      throw Error(ErrorKind::locked,
                  index.string() +
                      ": another `timbao saved` is at work on its searches; wait for it to end");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  searches_ = read(file_);
}

void SavedSearchFile::write() const { index::write_whole(file_, text_of(searches_)); }

}  // namespace timbao::search
