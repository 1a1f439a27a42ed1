// What holds for the tokens of any bytes, for property tests and fuzzing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

// The rule that one token breaks, or nothing.
inline std::string_view broken_rule(std::string_view source, const Tokens& tokens, std::size_t i) {
  const Token& token = tokens[i];
  const Token* const before = i > 0 ? &tokens[i - 1] : nullptr;
  if (token.start >= token.end || token.end > source.size()) return "lies inside the source";
  if (before != nullptr && token.start < before->end) return "follows the token before";
  if (token.term_bytes == 0 || token.term_bytes > kMaxTermBytes) return "has a term that fits";
  const std::size_t place = before == nullptr ? 0 : before->term_start + before->term_bytes;
  if (token.term_start != place) return "has its term behind that of the token before";
  const std::string_view text = source.substr(token.start, token.end - token.start);
  if (first_invalid_utf8(text) != text.npos) return "covers whole characters";
  const std::string_view term = tokens.term(i);
  if (first_invalid_utf8(term) != term.npos) return "has a term in UTF-8";
  if (term.find_first_of(" \t\r\n") != term.npos) return "has a term without white space";
  if (token.code != code_of(term) || token.code == kSentenceEnd) return "has the code of its term";
  if (is_exact(token.code) != (token.kind == TokenKind::syllable)) return "has the right kind";
  if (is_exact(token.code) && spelling(token.code) != term) return "has the standard spelling";
  if (before == nullptr && token.before != Boundary::paragraph) return "opens a paragraph";
  return {};
}

// What is wrong with the tokens of `source`; empty where nothing is.
inline std::string broken_invariant(std::string_view source) {
  Tokens tokens;
  tokenize(source, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view rule = broken_rule(source, tokens, i);
    if (!rule.empty()) return "not so: token " + std::to_string(i) + ' ' + std::string(rule);
  }
  if (!tokens.list.empty() &&
      tokens.list.back().term_start + tokens.list.back().term_bytes != tokens.terms.size()) {
    return "not so: the terms end with the last token's";
  }
  const std::string normal = normal_form(source);
  const std::string again = normal_form(normal);
  if (again != normal) {
    std::string reason = "not so: \"";
    reason += normal + "\" is its own normal form; that is \"" + again + '"';
    return reason;
  }
  return {};
}

}  // namespace timbao::text
