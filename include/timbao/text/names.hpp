// Finds what is written as a name: runs of words with capitals, such as "Nguyễn Văn Thử" or
// "TP.HCM".
//
// Vietnamese spells names of people, places and organisations with a capital on each syllable, or
// on the first of each word ("Bộ Công an"), and little else but the first word of a sentence. So a
// run says that something is named, not what.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "timbao/text/compounds.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

// The longest runs of words that open with a capital, in order, with nothing but white space, one
// hyphen or the dot of an abbreviation between them. The first word of a sentence is taken only
// with another behind it, and not where it often stands before names ("Ông Lê Thử", "Theo Bộ").
// Empty where three of four words have capitals, as headlines of some papers do. Linear.
//
// Requires: `tokens` made from `source`.
[[nodiscard]] std::vector<WordSpan> names_of(std::string_view source, const Tokens& tokens);

// Whether the word opens with a capital. Requires: `token` is of `source`.
[[nodiscard]] bool is_capitalised(std::string_view source, const Token& token);

// Whether token `i` may go on a name that holds the token before it: what names_of() allows between
// them. Requires: 0 < i < tokens.size(), `tokens` made from `source`.
[[nodiscard]] bool continues_name(std::string_view source, const Tokens& tokens, std::size_t i);

}  // namespace timbao::text
