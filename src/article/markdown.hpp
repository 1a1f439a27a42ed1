// Reads Markdown into plain paragraphs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace timbao::article {

struct MarkdownText {
  // A heading that opens the text, else the first of the first level. Not in the body.
  std::optional<std::string> title;
  std::string body;  // Paragraphs, headings, items of lists and rows of tables, joined by "\n\n".
};

// Links and emphasis leave their text, code stays as it is written; images, tags of HTML, rules,
// comments and the shortcodes of site generators leave nothing. Linear in the size of the text.
[[nodiscard]] MarkdownText read_markdown(std::string_view text);

// One paragraph without its marks: "**Hà Nội** - [tin](a.html)" gives "Hà Nội - tin".
[[nodiscard]] std::string without_marks(std::string_view paragraph);

}  // namespace timbao::article
