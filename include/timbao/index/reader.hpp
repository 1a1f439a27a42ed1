// Opens an index for reading: articles by id, counts, and the Xapian handle that search works on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/index/band_file.hpp"
#include "timbao/index/column_file.hpp"
#include "timbao/index/language_model.hpp"
#include "timbao/index/word_sets.hpp"

namespace Xapian {
class Database;
}

namespace timbao::index {

using CountedOutlets = std::vector<std::pair<article::Outlet, std::uint64_t>>;

struct Statistics {
  std::uint64_t articles = 0;
  std::uint64_t passages = 0;
  std::uint64_t terms = 0;  // Distinct words in normal form.
  std::uint64_t bytes = 0;  // On disk, the stored articles included.
  std::optional<Date> first_date;
  std::optional<Date> last_date;
  CountedOutlets outlets;                            // As outlets() gives them.
  std::vector<std::pair<int, std::uint64_t>> years;  // Ascending.
  std::uint64_t without_outlet = 0;
  std::uint64_t without_date = 0;
};

// One of the databases that an index consists of, with the files beside it; null where it lacks
// one.
struct SegmentView {
  const Xapian::Database* database = nullptr;
  const ColumnFile* columns = nullptr;
  const WordSetFile* word_sets = nullptr;  // Null without columns, which tell what changed.
  // Documents of which neither file knows what they hold now, ascending: they changed since, or are
  // no more.
  std::span<const std::uint32_t> changed = {};
};

// Sees the commit that it was opened on. One per thread: the Xapian handles inside may not be
// shared.
class Reader {
 public:
  // `index`: a folder that update() made, or a Xapian stub file that lists several. Throws Error:
  // not_found, corrupt, or wrong_rules when other text rules or another schema made it.
  explicit Reader(const std::filesystem::path& index);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // As it was opened.
  [[nodiscard]] const std::filesystem::path& path() const;

  // Names the commit that it sees, so that counts can be made again: 16 hex digits, others after
  // each update that wrote something, and in each index that is built anew.
  [[nodiscard]] std::string revision() const;

  // How many articles there are.
  [[nodiscard]] std::uint64_t articles() const;

  // No article was first seen (Article::first_seen) later, and none that an update adds after this
  // commit will have been earlier; 0 where there is none. Cost: some µs. Throws Error: corrupt,
  // changed.
  [[nodiscard]] std::uint64_t newest_first_seen() const;

  // Nothing where no article has this id. Throws Error: corrupt, changed.
  [[nodiscard]] std::optional<article::Article> find(std::string_view id) const;

  // The articles of the page at this address, however it is spelt, by their ids. Throws Error:
  // corrupt, changed.
  [[nodiscard]] std::vector<article::Article> at_address(std::string_view url) const;

  // The article of a Xapian document. Throws Error: corrupt, changed.
  [[nodiscard]] article::Article article(std::uint32_t document) const;

  // The document of the article with this id; nothing where no article has it. Throws Error:
  // corrupt, changed.
  [[nodiscard]] std::optional<std::uint32_t> document(std::string_view id) const;

  // The id of a document's article. Throws Error: corrupt, changed.
  [[nodiscard]] std::string id(std::uint32_t document) const;

  // The token column of a document. The view lives until the next call, or as long as the reader,
  // whichever ends first. Throws Error: corrupt, changed.
  [[nodiscard]] TokenColumn column(std::uint32_t document) const;

  // Asks the processor for a column that will be read soon.
  void prefetch_column(std::uint32_t document) const;

  // The segments in Xapian's order: document_number.hpp says how documents are numbered. They live
  // as long as the reader.
  [[nodiscard]] std::span<const SegmentView> segments() const;

  // How many articles hold a word in normal form. Some 0.1 µs for a syllable, some µs for other
  // words. Throws Error: corrupt, changed.
  [[nodiscard]] std::uint32_t frequency(const std::string& word) const;

  // False where no other article has this one's address or a text that may be a copy of its text.
  // Cost: a look at one bit. True for all where the index has several segments.
  [[nodiscard]] bool may_have_copies(std::uint32_t document) const;

  // The documents whose texts may be copies of the one with these bands, ascending, each once;
  // their columns decide. Throws Error: corrupt, changed.
  [[nodiscard]] std::vector<std::uint32_t> alike(const Bands& bands) const;

  // The documents that alike() might find others for, and those that share their address,
  // ascending. Cost: one pass over all bands.
  [[nodiscard]] std::vector<std::uint32_t> with_alike() const;

  // What the index's articles teach about the words of the language. Read at the first call. Lives
  // as long as the reader. Throws Error: corrupt.
  [[nodiscard]] const LanguageModel& language_model() const;

  // Reads two value slots of every article: about 1 s for a million.
  [[nodiscard]] Statistics statistics() const;

  // Who published how many articles, most articles first, then by domain. Reads one article an
  // outlet.
  [[nodiscard]] CountedOutlets outlets() const;

  // How many of Statistics::bytes are the articles as they are kept, packed. Reads them all: about
  // 1 KB of a news story.
  [[nodiscard]] std::uint64_t stored_bytes() const;

  // For the modules above that ask Xapian themselves. Lives as long as the reader.
  [[nodiscard]] const Xapian::Database& database() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::index
