// Cuts a query into the marks and words that the parser works on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::search {

struct Lexeme {
  enum class Kind : std::uint8_t {
    word,
    phrase,
    open,
    close,
    op_and,
    op_or,
    op_not,
    op_near,
    plus,
    minus,
    field,
  };
  Kind kind = Kind::word;
  std::string_view
      text;  // Of a word or phrase: without quotes. Of a field: its name. A view of the query.
  std::uint32_t distance = 0;  // Of NEAR/n.
};

struct Lexed {
  std::vector<Lexeme> lexemes;
  bool open_quote = false;  // A quote was never closed.
};

[[nodiscard]] Lexed lex_query(std::string_view query);

}  // namespace timbao::search
