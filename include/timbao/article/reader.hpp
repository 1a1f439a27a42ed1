// Reads a record's bytes into articles: pages and their text, Markdown, texts with front matter,
// JSON, rows of tables, feeds.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/base/issue.hpp"
#include "timbao/input/source.hpp"

namespace timbao::article {

// Goes up whenever the same bytes give another article than before: an index then reads all files
// again.
inline constexpr std::uint32_t kReadingRules = 2;

using Outcome = std::variant<Article, Issue>;

// What Article::path is for a record's path: absolute, without "." and ".." and a slash at the end;
// "-" stays.
[[nodiscard]] std::string article_path(std::string_view record_path);

// One per thread: it keeps parsers and buffers between records.
class Reader {
 public:
  Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  // Appends what the record holds: one article, or the issue that says why it is none; for a JSON
  // array, an object that holds a list of articles ({"articles": […]}), and a feed one of these for
  // each element or item. Never throws for what the bytes are. At least one outcome is appended,
  // except for an empty list or feed.
  //
  // Fields are known by the names that timbao, the common scrapers and Vietnamese spreadsheets give
  // them, without regard to case, accents and what parts words; the first that holds something
  // counts. Texts in HTML become paragraphs.
  //
  // Bytes that are not UTF-8 are converted where timbao/text/encodings.hpp finds their encoding,
  // and UTF-8 that was made of such bytes by mistake is undone (undisguised()). Ids and hashes
  // stay those of the record's own bytes; those of an array's elements are of the converted ones.
  //
  // Requires: input::kPaddingBytes readable bytes follow record.bytes, as in an input::Batch.
  void read(const input::Record& record, std::vector<Outcome>& outcomes);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace timbao::article
