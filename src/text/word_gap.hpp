// Says which neighbouring tokens may belong to one word.
#pragma once

#include <cstddef>
#include <string_view>

#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

// Whether token `i` goes on where token `i` - 1 stopped: the sentence does, and nothing but white
// space or one hyphen stands between them. "ngoại giao" and "Thái-lan" do, "trường, học" does not,
// nor does "Hà Nội - Huế". Requires: 0 < i < tokens.size(), `tokens` made from `source`.
[[nodiscard]] bool continues_word(std::string_view source, const Tokens& tokens, std::size_t i);

}  // namespace timbao::text
