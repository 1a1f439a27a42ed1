// Says how far the name of an organisation goes, in which not every syllable has a capital: "Bộ
// Giáo dục và Đào tạo".
#pragma once

#include <cstdint>

#include "analysis/name_words.hpp"

namespace timbao::analysis {

// Whether tokens [first, end) are a Vietnamese full name: two to four syllables, the first a
// surname.
[[nodiscard]] bool is_full_name(const TokenizedText& text, std::uint32_t first, std::uint32_t end);

// One past the last capital in a row that opens at `first`.
[[nodiscard]] std::uint32_t capitals_end(const TokenizedText& text, std::uint32_t first);

// Where people's names begin in the row of capitals [first, end) behind other names ("Bộ Công
// Thương | Đỗ Văn Thử"); `end` where none does.
[[nodiscard]] std::uint32_t full_name_start(const TokenizedText& text, std::uint32_t first,
                                            std::uint32_t end);

// Whether token `i` and the one before it are parts of one abbreviation: "GD & ĐT".
[[nodiscard]] bool joins_abbreviations(const TokenizedText& text, std::uint32_t i);

// Whether token `i` is the name behind a word such as "huyện" or "TP."
[[nodiscard]] bool continues_unit(const TokenizedText& text, std::uint32_t i);

// One past the last token of the organisation whose name begins at token `i`; `i` where none does.
[[nodiscard]] std::uint32_t organisation_end(const TokenizedText& text, std::uint32_t i);

}  // namespace timbao::analysis
