// Which letters are typed, by mistake or on purpose, for others that look alike.
#pragma once

#include <map>

namespace timbao::text {

// Letters of the Latin script -> the Vietnamese letter that they stand for in any word: Icelandic ð
// for đ, phonetic ɡ for g, small capitals. In lower case but for those whose lower case is no
// look-alike.
[[nodiscard]] const std::map<char32_t, char32_t>& latin_look_alikes();

// Cyrillic and Greek letters in lower case -> the letter that they stand for in a word that is
// Latin otherwise. 0 for other letters.
[[nodiscard]] char32_t look_alike_of(char32_t letter);

}  // namespace timbao::text
