// What the bytes of an HTML page say in UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace timbao::article {

// Of the page's bytes, or of their conversion.
struct PageText {
  std::string_view text;  // Well-formed UTF-8 without control characters.
  std::string converted;  // What `text` is of, where the bytes had to be converted.
};

// By the byte order mark; else as UTF-8 where that is well-formed, whatever the page declares; else
// by the Vietnamese encoding that the bytes read as; else by the character set that `http_charset`
// (empty: none), the page's <meta> or its XML declaration names; else as UTF-8 with U+FFFD for each
// stray byte where those are few; else as windows-1252. Always gives a text. Linear.
void read_page_text(std::string_view bytes, std::string_view http_charset, PageText& page);

}  // namespace timbao::article
