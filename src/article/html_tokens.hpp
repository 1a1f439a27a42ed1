// Cuts a page into tags and texts, as HTML 5 does, one after another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "article/html_tags.hpp"

namespace timbao::article {

struct HtmlAttribute {
  Attribute name;
  std::string_view value;
};

struct HtmlToken {
  enum class Kind : std::uint8_t { text, start, end };

  Kind kind = Kind::text;
  Tag tag = Tag::text;
  std::string_view name;  // Of a tag, as written.
  std::string_view text;  // As written: of a text, or what a start tag with is_raw() holds.
  bool is_empty = false;  // "<svg/>"
};

// Views are of the page. Linear in its size whatever it is: what is never closed (a quote, a
// comment, a script) is looked for once.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view page) : page_(page) {}

  // False at the end of the page.
  [[nodiscard]] bool next(HtmlToken& token);

  // Those that are kept of the last start tag, each name once: the first counts.
  [[nodiscard]] const std::vector<HtmlAttribute>& attributes() const { return attributes_; }

 private:
  [[nodiscard]] bool starts_markup(std::size_t at) const;
  // The page's size where there is none.
  [[nodiscard]] std::size_t next_markup(std::size_t from) const;
  void skip_declaration();
  void read_text(HtmlToken& token);
  void read_tag(HtmlToken& token);
  void read_attributes(HtmlToken& token);
  void read_attribute();
  std::string_view read_value();
  std::string_view read_quoted_value();
  void read_raw(HtmlToken& token);
  [[nodiscard]] std::size_t find_end_tag(std::string_view name) const;

  std::string_view page_;
  std::size_t at_ = 0;
  std::vector<HtmlAttribute> attributes_;
  std::uint64_t seen_ = 0;  // Names of the tag's attributes, a bit each.
  std::array<bool, 2> no_more_quotes_{};
  bool no_more_comment_ends_ = false;
  std::array<bool, kTagCount> no_more_ends_{};  // By tag.
};

}  // namespace timbao::article
