#include "timbao/text/names.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "text/tables.hpp"
#include "text/utf8.hpp"
#include "text/word_gap.hpp"

namespace timbao::text {
namespace {

// Words that often open a sentence before a name.
constexpr std::string_view kOpeners[] = {"anh", "bà",    "bác",  "cả",    "chị",  "chiều", "chú",
                                         "cô",  "của",   "cụ",   "đêm",   "khi",  "ngày",  "nhưng",
                                         "nếu", "ông",   "ở",    "sau",   "sáng", "tại",   "theo",
                                         "tối", "trong", "trưa", "trước", "từ",   "và",    "với"};

bool is_opener(std::string_view term) {
  return std::find(std::begin(kOpeners), std::end(kOpeners), term) != std::end(kOpeners);
}

}  // namespace

bool is_capitalised(std::string_view source, const Token& token) {
  const auto* const start = reinterpret_cast<const Byte*>(source.data());
  return char_at(start + token.start, start + token.end).info.is_upper();
}

bool continues_name(std::string_view source, const Tokens& tokens, std::size_t i) {
  if (continues_word(source, tokens, i)) return true;
  // "TP.HCM" goes on, too.
  return tokens[i].before == Boundary::none &&
         source.substr(tokens[i - 1].end, tokens[i].start - tokens[i - 1].end) == ".";
}

std::vector<WordSpan> names_of(std::string_view source, const Tokens& tokens) {
  std::vector<WordSpan> names;
  std::size_t capitals = 0;
  for (std::uint32_t i = 0; i < tokens.size();) {
    if (!is_capitalised(source, tokens[i])) {
      ++i;
      continue;
    }
    std::uint32_t first = i++;
    while (i < tokens.size() && is_capitalised(source, tokens[i]) && continues_name(source, tokens, i))
      ++i;
    capitals += i - first;
    const bool opens_sentence = tokens[first].before != Boundary::none;
    if (opens_sentence && i - first > 1 && is_opener(tokens.term(first))) {
      ++first;
    } else if (opens_sentence && i - first == 1) {
      continue;
    }
    names.push_back({first, i});
  }
  // Three of four: a headline that is mostly a name has fewer.
  if (capitals * 4 > tokens.size() * 3) names.clear();
  return names;
}

}  // namespace timbao::text
