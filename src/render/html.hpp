// Writes HTML into a string: what this program says as it stands, everything else escaped.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "timbao/base/byte_range.hpp"

namespace timbao::render {

// HTML that stands in this program's source: only a literal becomes one, so nothing that was read
// can be taken for HTML.
class Markup {
 public:
  template <std::size_t N>
  consteval Markup(const char (&literal)[N]) : text_(literal, N - 1) {}  // NOLINT: implicit.

  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// The only place where text becomes part of a page. Bytes that are not UTF-8 become U+FFFD, control
// characters other than tabs and line ends are left out.
void append_escaped(std::string& out, std::string_view text);

// One per thread.
class HtmlWriter {
 public:
  // Appends to `out`, which must outlive the writer.
  explicit HtmlWriter(std::string& out) : out_(out) {}

  HtmlWriter& markup(Markup markup);
  HtmlWriter& text(std::string_view text);
  // ` name="value"`.
  HtmlWriter& attribute(Markup name, std::string_view value);
  // Text with <mark> around byte ranges of it, which ascend; what lies beyond the text is cut off.
  HtmlWriter& marked(std::string_view text, std::span<const ByteRange> marks);
  // A data block for scripts. `json` is well-formed; "<" must not stand outside its strings.
  HtmlWriter& data_block(Markup id, std::string_view json);

 private:
  std::string& out_;
};

// The address, if a browser may be sent there: http or https, without blanks or controls.
[[nodiscard]] std::optional<std::string_view> web_address(const std::optional<std::string>& url);

}  // namespace timbao::render
