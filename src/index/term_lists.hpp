// The list of each document's terms, which Xapian needs to replace or remove one.
//
// All lists of a segment would take a third of the text's size, and most articles never change. So
// segments have none, and the lists of those that do are made from the stored articles, just before
// they change.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace timbao::index {

// While it lives, the segment has the term lists of some documents, whose articles are stored
// there. A crash may leave them behind, and so may an error at the end: they do no harm.
class TermLists {
 public:
  // Throws Error: corrupt, io; Xapian::Error.
  TermLists(std::filesystem::path segment, std::vector<std::uint32_t> documents);
  TermLists(const TermLists&) = delete;
  TermLists& operator=(const TermLists&) = delete;
  ~TermLists();

 private:
  void remove() const;

  std::filesystem::path segment_;
};

}  // namespace timbao::index
