#include "timbao/text/passages.hpp"

#include <algorithm>

namespace timbao::text {
namespace {

// Where the run of characters around a passage ends: white space or the neighbouring token.
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// One past the last token of the sentence that starts at `first`.
std::uint32_t sentence_end(const Tokens& tokens, std::uint32_t first) {
  std::uint32_t end = first + 1;
  while (end < tokens.size() && tokens[end].before == Boundary::none) ++end;
  return end;
}

// One past the last token of the passage that starts at `first`.
std::uint32_t passage_end(const Tokens& tokens, std::uint32_t first) {
  std::uint32_t end = sentence_end(tokens, first);
  while (end < tokens.size()) {
    if (end - first >= kPassageMin && tokens[end].before == Boundary::paragraph) break;
    const std::uint32_t next = sentence_end(tokens, end);
    if (next - first > kPassageMax) break;
    end = next;
  }
  return end;
}

}  // namespace

std::vector<Passage> passages_of(const Tokens& tokens) {
  std::vector<Passage> passages;
  std::uint32_t paragraph = 0;
  for (std::uint32_t first = 0; first < tokens.size();) {
    const std::uint32_t end = passage_end(tokens, first);
    if (tokens[first].before == Boundary::paragraph) ++paragraph;
    passages.push_back({first, end, paragraph});
    for (std::uint32_t i = first + 1; i < end; ++i) {
      if (tokens[i].before == Boundary::paragraph) ++paragraph;
    }
    first = end;
  }
  return passages;
}

ByteRange passage_bytes(std::string_view source, const Tokens& tokens, const Passage& passage) {
  std::uint32_t start = tokens[passage.first_token].start;
  const std::uint32_t lower = passage.first_token > 0 ? tokens[passage.first_token - 1].end : 0;
  while (start > lower && !is_space(source[start - 1])) --start;

  std::uint32_t end = tokens[passage.last_token - 1].end;
  const auto upper = passage.last_token < tokens.size() ? tokens[passage.last_token].start
                                                        : static_cast<std::uint32_t>(source.size());
  while (end < upper && !is_space(source[end])) ++end;
  return {start, end};
}

}  // namespace timbao::text
