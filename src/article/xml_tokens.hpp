// Cuts XML into tags and texts, one after another, and forgives what feeds get wrong: a bare "&" or
// "<", entities of HTML, attributes without quotes.
//
// Nothing is looked up or expanded but character references: a DOCTYPE is passed over.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbao::article {

struct XmlToken {
  enum class Kind : std::uint8_t { text, cdata, start, end };

  Kind kind = Kind::text;
  std::string_view name;  // Of a tag, with its prefix: "dc:creator".
  std::string_view text;  // As written; of a start tag what stands behind its name.
  std::size_t start = 0;  // Where the token starts in the text, and where it ends.
  std::size_t end = 0;
  bool is_empty = false;  // "<link/>"
};

// Views are of the text. Linear in its size.
class XmlTokens {
 public:
  explicit XmlTokens(std::string_view text) : text_(text) {}

  // False at the end, and where a tag, comment or CDATA section does not end: is_broken() then.
  [[nodiscard]] bool next(XmlToken& token);

  [[nodiscard]] bool is_broken() const { return broken_; }

 private:
  enum class Markup : std::uint8_t { none, tag, passed_over, cdata };

  [[nodiscard]] Markup markup_at(std::size_t at) const;
  bool pass_over();
  bool read_cdata(XmlToken& token);
  bool read_tag(XmlToken& token);
  void read_text(XmlToken& token);
  [[nodiscard]] std::size_t tag_end();
  bool fail();

  std::string_view text_;
  std::size_t at_ = 0;
  bool broken_ = false;
  std::array<bool, 2> no_more_quotes_{};
};

// The value of an attribute of a start tag, unescaped. `tag` is XmlToken::text.
[[nodiscard]] std::optional<std::string> xml_attribute(std::string_view tag, std::string_view name);

// The prefix that a start tag binds to a namespace ("" for xmlns="…"), one after another. Takes
// what it has read off `tag`.
struct XmlNamespace {
  std::string_view prefix;
  std::string_view address;
};
[[nodiscard]] std::optional<XmlNamespace> next_namespace(std::string_view& tag);

// Text with its character references replaced.
[[nodiscard]] std::string xml_unescaped(std::string_view text);

}  // namespace timbao::article
