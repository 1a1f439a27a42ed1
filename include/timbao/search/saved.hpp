// Searches that are kept beside an index, each with a name and a mark up to which it was answered.
//
// They lie in the index's folder, in saved.timbao: text in UTF-8, a line for each value, which may
// be read and edited by hand; src/search/saved_text.cpp has the form. Readers see it as it was
// before a change or after it, whatever happens meanwhile.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/index/file_lock.hpp"
#include "timbao/search/mark.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

struct SavedSearch {
  std::string name;       // As name_of_search() gives it.
  std::string query;      // As typed, for parse_query().
  SearchOptions options;  // Those that say what matches are kept; the others are as they are made.
  Mark mark;
};

// The name in the form that names are compared in (Unicode's form C). Throws Error: usage for an
// empty one, and for one with a control character, a slash, or bytes that are no UTF-8.
[[nodiscard]] std::string name_of_search(std::string_view typed);

// In the order in which they were added; none where none was saved yet. Throws Error: not_found and
// usage where `index` is no folder, corrupt for a file that holds something else, wrong_rules for
// one that a newer program wrote, io.
[[nodiscard]] std::vector<SavedSearch> saved_searches(const std::filesystem::path& index);

// The same, to be changed: nobody else changes them while this lives. Used from one thread.
class SavedSearchFile {
 public:
  // Waits so long for others to end. Throws Error: locked, and what saved_searches() throws.
  explicit SavedSearchFile(const std::filesystem::path& index,
                           std::chrono::milliseconds patience = std::chrono::seconds(10));

  [[nodiscard]] std::vector<SavedSearch>& searches() { return searches_; }

  // Durable when it returns. Throws Error: io; then the file is as it was.
  void write() const;

 private:
  std::filesystem::path file_;
  index::FileLock lock_;
  std::vector<SavedSearch> searches_;
};

}  // namespace timbao::search
