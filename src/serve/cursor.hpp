// Where a list of results goes on, also when the index has changed meanwhile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbao::serve {

struct Cursor {
  std::uint32_t rank = 0;  // Of the last result that was given.
  std::string id;          // Of its article.
  std::string revision;    // Of the commit that it is from.
};

// Letters and digits, to be given back as they are.
[[nodiscard]] std::string text_of(const Cursor& cursor);

// Nothing for a text that text_of() did not make.
[[nodiscard]] std::optional<Cursor> parse_cursor(std::string_view text);

}  // namespace timbao::serve
