// Finds the copies of a story: syndicated, lightly edited, re-titled or cut short, and the same
// address under another id.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "timbao/index/reader.hpp"
#include "timbao/index/shingles.hpp"
#include "timbao/index/token_column.hpp"

namespace timbao::search {

using Documents = std::vector<std::uint32_t>;

// Candidates come from the index's bands; the words of both articles decide. So the answer depends
// on the texts alone, whatever the order of indexing, but for copies that no band gives away: by
// calculation one in 600 of those that are alike by 0.7, one in 20 of those by 0.5. Being a copy is
// symmetric, and not transitive: of a chain of edited copies the ends need not be copies of each
// other. Earlier texts of an article (article::Version) are no copies.
//
// Keeps buffers. One per thread; the reader must outlive it.
class CopyFinder {
 public:
  explicit CopyFinder(const index::Reader& reader) : reader_(reader) {}

  // The documents that are copies of this one, ascending, itself left out. Cost: none to speak of
  // where index::Reader::may_have_copies() says so; else some 40 us, and 10 us for each copy. Throws
  // Error: corrupt, changed.
  [[nodiscard]] Documents copies_of(std::uint32_t document);

  // The documents that are copies of a text with this column and address, ascending; one that is
  // the same text is among them. Days do not count. Throws Error: corrupt, changed.
  [[nodiscard]] Documents copies_of(const index::TokenColumn& column,
                                    const std::optional<std::string>& url);

 private:
  [[nodiscard]] Documents at_address(const std::optional<std::string>& url) const;
  [[nodiscard]] Documents alike(const index::TokenColumn& column);
  [[nodiscard]] bool is_copy(std::uint32_t document, std::uint32_t other);

  const index::Reader& reader_;
  index::Shingles own_, other_;
};

// Oldest first, those without a date last, equal dates by id. Throws Error: corrupt, changed.
void sort_by_age(const index::Reader& reader, Documents& documents);

// All groups of copies in an index, of two articles and more, largest first, then by the age of
// their first. A group is its oldest article and those copies of that one which no older article
// claimed: each member is like the first, so no chain of small changes joins different stories.
// Cost: one pass over all bands, and copies_of() for each article that shares one. Throws Error:
// corrupt, changed.
[[nodiscard]] std::vector<Documents> copy_groups(const index::Reader& reader);

}  // namespace timbao::search
