// Texts of feeds and records that may be HTML: a title with "&amp;", a description with an image, a
// body of <p>s.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbao::article {

// Whether the text holds tags of HTML: an end tag, a line break or the start of a block. "a < b"
// and "<Tên>" are none.
[[nodiscard]] bool holds_markup(std::string_view text);

// Whether the text is a whole page: "<!DOCTYPE html>…" or "<html>…".
[[nodiscard]] bool is_html_page(std::string_view text);

// The paragraphs of an HTML fragment as plain text, none blank. Blocks end paragraphs, and so do
// two line breaks, one behind a sentence, and line ends where the fragment has neither blocks nor
// breaks. Captions, scripts and images leave nothing.
[[nodiscard]] std::vector<std::string> fragment_paragraphs(std::string_view html);

// `text` with its character references replaced, those that end in a semicolon: "T&amp;T" gives
// "T&T", "AT&T" stays.
[[nodiscard]] std::string unescaped(std::string_view text);

// What a field says whose text may be HTML, as one line; empty where nothing is left of it.
[[nodiscard]] std::string plain_line(std::string_view text);

// The same as paragraphs, joined by "\n\n".
[[nodiscard]] std::string plain_paragraphs(std::string_view text);

}  // namespace timbao::article
