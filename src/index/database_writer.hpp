// Gathers new documents in memory and writes them as one Xapian database.
//
// Xapian's own way costs three searches in balanced trees for each word of each document, and the
// B-tree is read and written again for every few hundred documents: two thirds of the time that an
// index took. Here a posting is two or three bytes behind a string, and the table is written once,
// in order (index/glass_table.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/document.hpp"
#include "index/glass_version.hpp"

namespace timbao::index {

// Used from one thread. Memory: what the tables will take, and a quarter more.
class DatabaseWriter {
 public:
  DatabaseWriter();

  // Returns the document's number: 1, 2, …
  std::uint32_t add(const DocumentContent& content);

  // Writes the database, without term lists, into an empty folder. Throws Error: io.
  void write(const std::filesystem::path& folder) const;

 private:
  // Documents that have a term, or lengths of documents, as glass packs them: a count, then for
  // each further document its distance less one and its count.
  struct Postings {
    std::string bytes;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t documents = 0;
    std::uint64_t occurrences = 0;

    void add(std::uint32_t document, std::uint32_t count);
  };
  // A value slot of all documents, in chunks as glass keeps them.
  struct Values {
    std::vector<std::pair<std::uint32_t, std::string>> chunks;  // By their first document.
    std::uint32_t last = 0;
    std::uint32_t documents = 0;
    std::string least, greatest;

    void add(std::uint32_t document, std::string_view value);
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view term) const {
      return std::hash<std::string_view>()(term);
    }
  };

  static void write_postings(std::string_view term, const Postings& postings,
                             glass::TableWriter& table);
  void write_values(glass::TableWriter& table) const;
  [[nodiscard]] std::vector<std::pair<std::string_view, const Postings*>> sorted_terms() const;

  std::vector<Postings> syllables_;  // By code.
  std::unordered_map<std::string, Postings, Hash, std::equal_to<>> others_;
  Postings lengths_;
  std::array<Values, schema::kSlotCount> values_;
  glass::Counts counts_;
};

}  // namespace timbao::index
