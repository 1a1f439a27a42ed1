// Reads and writes `iamglass`, the file that says what a database of Xapian's glass format holds:
// where each table's tree starts, and its counts.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "index/glass_table.hpp"

namespace timbao::index::glass {

enum class Table : std::uint8_t { postlist, docdata, termlist, position, spelling, synonym };
inline constexpr std::size_t kTableCount = 6;

// Of a database's documents, numbered from 1 without a gap.
struct Counts {
  std::uint64_t documents = 0;
  std::uint64_t length = 0;  // Of all documents: the sum of their terms' counts.
  std::uint32_t shortest = 0;  // Of those that have a length.
  std::uint32_t longest = 0;
  std::uint32_t highest_count = 0;  // Of any term in one document.
};

class Version {
 public:
  // Of a new database, without tables.
  Version(const std::string& uuid, const Counts& counts);

  // Of the database in `folder`. Throws Error: corrupt, io.
  explicit Version(const std::filesystem::path& folder);

  // Nothing for a table that is empty, whatever its file holds.
  void set_root(Table table, const std::optional<Root>& root);

  // Whole or not at all, and durably. Throws Error: io.
  void write(const std::filesystem::path& folder) const;

 private:
  std::string header_;  // What comes before the roots, and behind them.
  std::array<std::string, kTableCount> roots_;
  std::string counts_;
};

}  // namespace timbao::index::glass
