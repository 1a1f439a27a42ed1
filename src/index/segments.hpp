// The segments of an index under a writer: new ones come in, small ones merge, articles in them
// change.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/fingerprint.hpp"
#include "index/folder.hpp"
#include "timbao/index/band_file.hpp"
#include "timbao/index/column_file.hpp"

namespace timbao::index {

// What a replacement changes: where the text stays, so do its column and its bands.
enum class Change : std::uint8_t { text, fields };

// What is put in the place of the article with an id; without a document the article goes.
struct Replacement {
  std::string id;
  std::optional<Xapian::Document> document;
  Change change = Change::text;
};

// When segments merge. Merging an older segment into a newer one costs 2 to 4 % of what indexing it
// did.
enum class Merging {
  lazy,   // Between rounds: each article is merged some log2(rounds) times.
  eager,  // At the end of a run: one segment, or few whose sizes shrink ninefold.
};

// Used from one thread.
class Segments {
 public:
  // Throws Error: corrupt, wrong_rules.
  explicit Segments(WritableFolder& folder);

  // The fingerprints of the article with this id, packed.
  [[nodiscard]] std::optional<std::string> fingerprints(std::string_view id) const;

  // The article with this id, packed. Requires: there is one.
  [[nodiscard]] std::string stored(std::string_view id) const;

  [[nodiscard]] bool empty() const { return articles_ == 0; }

  // As Reader::newest_first_seen().
  [[nodiscard]] std::uint64_t newest_first_seen() const;

  // Merges the databases `parts`, segment folders that the list does not name yet, with older
  // segments as `merging` says, publishes the result in one step and removes the parts. No parts:
  // only merges.
  void add(const std::vector<std::string>& parts, Merging merging);

  // Counts the words of every listed segment that was not counted yet, for the language model.
  void count_words() const;

  // Replaces or removes articles where they are, each segment in one commit. Ids that are nowhere
  // are passed over.
  void replace(std::vector<Replacement> replacements);

  // The files at or below `path` that articles were read from.
  [[nodiscard]] std::set<std::string> files_below(std::string_view path) const;

  struct Known {
    std::string id;
    std::vector<Fingerprint> records;
  };
  // All articles read from this file, among others.
  [[nodiscard]] std::vector<Known> articles_of(std::string_view file) const;

 private:
  void open();
  void merge(const std::vector<std::string>& sources, const std::string& target) const;
  [[nodiscard]] std::optional<std::string> value(std::string_view id, Xapian::valueno slot) const;
  void replace_in(std::size_t segment, const std::vector<Replacement>& replacements);

  WritableFolder& folder_;
  std::vector<Xapian::Database> databases_;  // One for each of folder_.segments().
  std::uint64_t articles_ = 0;
};

}  // namespace timbao::index
