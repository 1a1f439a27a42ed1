// The lines of a page's text, and what their letters say about them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::article {

// Without white space, control and zero-width characters at both ends, the no-break space included.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Trimmed, and each control character within replaced by a space.
[[nodiscard]] std::string cleaned(std::string_view text);

// The same for a text of several lines: every line that is not blank becomes a paragraph, joined by
// "\n\n".
[[nodiscard]] std::string paragraphs_of(std::string_view text);

struct TextLine {
  std::string_view text;  // Trimmed, never empty; a view of the page.
  bool after_gap;         // A blank line, or the start of the page, stands before it.
};

// The lines that are not blank. LF, CR and CRLF end a line.
[[nodiscard]] std::vector<TextLine> lines_of(std::string_view page);

[[nodiscard]] std::size_t code_points(std::string_view text);

// At most `bytes` from the front (from the back), cut between characters.
[[nodiscard]] std::string_view front_of(std::string_view text, std::size_t bytes);
[[nodiscard]] std::string_view back_of(std::string_view text, std::size_t bytes);

// Splits at spaces, tabs and no-break spaces.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

// At most `most` are counted.
[[nodiscard]] std::size_t word_count(std::string_view text, std::size_t most);

// Ends in . ! ? … : or ;, closing quotes and brackets after it allowed.
[[nodiscard]] bool ends_sentence(std::string_view text);

[[nodiscard]] bool ends_in_full_stop(std::string_view text);

// The first letter is a capital ("Ủy", "đ" is none).
[[nodiscard]] bool starts_upper(std::string_view word);

// Has a letter, and no small one: "VŨ".
[[nodiscard]] bool all_upper(std::string_view word);

[[nodiscard]] bool is_ascii(std::string_view text);

[[nodiscard]] std::string ascii_lower(std::string_view text);

}  // namespace timbao::article
