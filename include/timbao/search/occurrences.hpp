// Finds every place where an article says what a query asks for: what a search highlights, without
// a choice of passages.
//
// Each word, whole phrase and variant of the query counts wherever it stands in a matching article,
// the words of NEAR beyond its distance too; neighbours with no more than a space between them are
// one occurrence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/base/byte_range.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {

struct Occurrence {
  PassageHit::Part part = PassageHit::Part::body;
  ByteRange bytes;  // In that part's text.
};

// Keeps its buffers between articles. One per thread.
class OccurrenceFinder {
 public:
  // Reads the query as Searcher::matched() does. `reader` must outlive this. Throws Error: corrupt,
  // changed.
  OccurrenceFinder(const index::Reader& reader, const Query& query, const SearchOptions& options);
  OccurrenceFinder(OccurrenceFinder&&) noexcept;
  ~OccurrenceFinder();

  // In the order of the text. `column` is the article's; only its paragraphs that may hold an
  // occurrence are tokenized.
  [[nodiscard]] std::vector<Occurrence> in_article(const article::Article& article,
                                                   const index::TokenColumn& column);

  // Sets marks[i] where code i of the document's column is part of an occurrence. Reads the text
  // only where a code may stand for several words.
  void mark_codes(std::uint32_t document, const index::TokenColumn& column,
                  std::vector<bool>& marks);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::search
