// An article's words as an array of 16-bit codes, which decides phrases, NEAR and closeness without
// Xapian's position table (three quarters of an index that has one).
//
// Layout of the value in slot schema::kTokenColumn: 16-bit numbers, little endian. The first counts
// the codes of the title, at most 65,535. Then come the codes (timbao/text/syllables.hpp) of the
// title, the abstract and the body; text::kSentenceEnd stands wherever a sentence, a paragraph or
// one of the three parts ends, never twice in a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::index {

// Writes a column. Reuse one object for many articles to reuse its memory.
class TokenColumnBuilder {
 public:
  void clear();
  void append(
      const text::Tokens& part);  // Call it for title, abstract and body in turn, empty or not.
  void end_title();               // Call it after the title.

  // The value; lives until the builder changes.
  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  void push(text::TokenCode code);

  std::string value_;
};

// A view of one column; it must not outlive the value it was made from. Cheap to copy. A value of
// odd or no length is read as an empty column.
class TokenColumn {
 public:
  TokenColumn() = default;
  explicit TokenColumn(std::string_view value);

  // Codes of title, abstract and body; positions in this class's users are indices into it.
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] text::TokenCode operator[](std::size_t i) const {
    const auto* bytes = codes_ + 2 * i;
    return static_cast<text::TokenCode>(bytes[0] | bytes[1] << 8);
  }
  // How many of the codes belong to the title.
  [[nodiscard]] std::size_t title_size() const { return title_size_; }

 private:
  const unsigned char* codes_ = nullptr;
  std::size_t size_ = 0;
  std::size_t title_size_ = 0;
};

}  // namespace timbao::index
