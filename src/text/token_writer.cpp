#include "text/token_writer.hpp"

#include <cstring>

#include "text/hash.hpp"
#include "text/tables.hpp"
#include "text/term.hpp"

namespace timbao::text {

TokenWriter::TokenWriter(std::string_view source, Tokens& tokens)
    : begin_(reinterpret_cast<const Byte*>(source.data())), tokens_(tokens) {
  tokens_.clear();
  tokens_.terms.resize(source.size() + sizeof(ShortText));
}

void TokenWriter::put_syllable(const Place& place, TokenCode code) {
  const ShortText& text = tables::kSpellings[code];
  std::memcpy(room(sizeof text), &text, sizeof text);
  put(place, TokenKind::syllable, code, text.size);
}

void TokenWriter::put_term(const Place& place, TokenKind kind, std::string& term) {
  cut_term(term);
  std::memcpy(room(term.size()), term.data(), term.size());
  put(place, kind, hashed_code(term), term.size());
}

void TokenWriter::drop_last() {
  terms_size_ = tokens_.list.back().term_start;
  tokens_.list.pop_back();
}

void TokenWriter::replace_last(const Byte* end, TokenKind kind, std::string& term) {
  const Token last = tokens_.list.back();
  drop_last();
  put_term({begin_ + last.start, end, last.before}, kind, term);
}

void TokenWriter::finish() { tokens_.terms.resize(terms_size_); }

}  // namespace timbao::text
