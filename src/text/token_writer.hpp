// Appends tokens and their terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "text/spelled.hpp"
#include "text/utf8.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

// Where a token stands in the source, and what ends before it.
struct Place {
  const Byte* start;
  const Byte* end;
  Boundary before;
};

// Replaces the contents of a Tokens, which are complete once finish() is called. Until then
// Tokens::terms is longer than what is in use.
class TokenWriter {
 public:
  // Keeps references to both.
  TokenWriter(std::string_view source, Tokens& tokens);

  void put_syllable(const Place& place, TokenCode code);
  void put_spelled(const Place& place, const SpelledWord& word, TokenCode code) {
    std::memcpy(room(sizeof word.key()), &word.key(), sizeof word.key());
    put(place, TokenKind::syllable, code, word.size());
  }

  // A term that is no syllable. Cuts it where it is too long.
  void put_term(const Place& place, TokenKind kind, std::string& term);

  void drop_last();

  // Gives the last token another end and term.
  void replace_last(const Byte* end, TokenKind kind, std::string& term);

  void finish();

 private:
  // A place for at least `bytes` more bytes of terms.
  char* room(std::size_t bytes) {
    if (tokens_.terms.size() - terms_size_ < bytes) {
      tokens_.terms.resize(tokens_.terms.size() * 2 + bytes);
    }
    return tokens_.terms.data() + terms_size_;
  }

  void put(const Place& place, TokenKind kind, TokenCode code, std::size_t term_bytes) {
    tokens_.list.push_back({static_cast<std::uint32_t>(place.start - begin_),
                            static_cast<std::uint32_t>(place.end - begin_),
                            static_cast<std::uint32_t>(terms_size_),
                            static_cast<std::uint8_t>(term_bytes), kind, place.before, code});
    terms_size_ += term_bytes;
  }

  const Byte* begin_;
  Tokens& tokens_;
  std::size_t terms_size_ = 0;  // What of Tokens::terms is in use.
};

}  // namespace timbao::text
