// The texts of one article: what it is made of when records with its id come and go.
//
// Every text is kept once, with all records that gave it. Of the records of one text the one with
// the earliest time speaks for it, of the texts the latest is the article; where times are equal or
// unknown, paths and hashes decide. So what comes out is a matter of the set of records, not of
// their order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "timbao/article/article.hpp"

namespace timbao::index {

// Earlier texts beyond this are dropped, the oldest first. A limit, far above any news page: only
// an address whose page changes at every look reaches it.
inline constexpr std::size_t kMaxVersionBytes = std::size_t{16} << 20;

// Of a text that more records give than this, the further ones are not noted down. A limit.
inline constexpr std::size_t kMaxRepeats = 1000;

// What became of a record.
enum class Merged : std::uint8_t {
  updated,   // It took the place of what its file said before.
  version,   // It is another text of the article.
  repeated,  // The text was there.
  refused,   // It has the article's id, but neither its text nor its address.
};

using PlaceTest = std::function<bool(const article::Place&)>;

// What is known of records that an article was made from.
struct RecordTests {
  PlaceTest was_met;   // In this run.
  PlaceTest is_there;  // Met, or in a file that is known and unchanged.
  PlaceTest is_lost;   // Its file does not exist any more.
};

class TextSet {
 public:
  // `stored`: as an index keeps it, or a single record.
  explicit TextSet(article::Article stored);

  // Takes further records with the article's id in, and says of each what became of it. What their
  // files said before and was not met is forgotten: the files were edited. So are lost records of
  // the same text: the file was moved. A record that is neither of a text nor of an address of the
  // article's is refused while a record of the article is there; else it drives the others out.
  // Cost: linear in the texts.
  std::vector<Merged> add(std::vector<article::Article> records, const RecordTests& tests);

  // Forgets records.
  void drop(const PlaceTest& is_gone);

  [[nodiscard]] bool empty() const { return texts_.empty(); }

  // The newest text, with the others as its versions. Requires: not empty.
  [[nodiscard]] article::Article take_article();

  // Paths of records that take_article() left out or add() drove out: their files are not known as
  // a whole any more.
  [[nodiscard]] const std::vector<std::string>& left_out() const { return left_out_; }

  // Whether take_article() had to drop earlier texts.
  [[nodiscard]] bool dropped_versions() const { return dropped_versions_; }

 private:
  Merged add(article::Article record, const RecordTests& tests);
  Merged repeat(std::size_t text, article::Article record, bool edited, const RecordTests& tests);
  [[nodiscard]] std::optional<std::size_t> same_text(const article::Article& record) const;
  void drive_out_all();
  void drop_oversized_versions();
  void limit_repeats(article::Article& text);

  std::vector<article::Article> texts_;  // Without versions.
  std::uint64_t first_seen_;             // Of the article.
  // Where in texts_ a text with this hash is, and the addresses; while records are added.
  std::unordered_multimap<std::uint64_t, std::size_t> by_text_;
  std::set<std::string> addresses_;
  std::set<std::size_t> repeated_;  // Texts whose records were asked for whether they are lost.
  std::set<std::string> edited_;    // Paths of files whose earlier records were forgotten.
  std::vector<std::string> left_out_;
  bool dropped_versions_ = false;
};

// Whether a text is from an earlier time. Those of unknown time come first; where times are equal,
// hashes and paths decide.
[[nodiscard]] bool is_older(const article::Article& a, const article::Article& b);

// All records that the article was made from, those of its versions included.
[[nodiscard]] std::vector<article::Place> places_of(const article::Article& article);

}  // namespace timbao::index
