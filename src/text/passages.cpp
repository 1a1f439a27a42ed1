#include "timbao/text/passages.hpp"

#include <algorithm>

namespace timbao::text {
namespace {

// Where the run of characters around a passage ends: white space or the neighbouring token.
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Takes sentences up to the end of the passage that starts with the first of them.
Passage passage_at(std::span<const Sentence> sentences, const Passage& start) {
  Passage passage = start;
  const auto take = [&] { passage.last_token += sentences[passage.last_sentence++].tokens; };
  take();
  while (passage.last_sentence < sentences.size()) {
    const std::uint32_t size = passage.last_token - passage.first_token;
    if (size >= kPassageMin && sentences[passage.last_sentence - 1].ends_paragraph) break;
    if (size + sentences[passage.last_sentence].tokens > kPassageMax) break;
    take();
  }
  return passage;
}

}  // namespace

std::vector<Passage> passages_of(std::span<const Sentence> sentences) {
  std::vector<Passage> passages;
  Passage next{0, 0, 0, 0, 1};
  while (next.first_sentence < sentences.size()) {
    const Passage& passage = passages.emplace_back(passage_at(sentences, next));
    const auto taken = sentences.subspan(passage.first_sentence,
                                         passage.last_sentence - passage.first_sentence);
    const auto ended = std::count_if(taken.begin(), taken.end(),
                                     [](const Sentence& each) { return each.ends_paragraph; });
    next = {passage.last_token, passage.last_token, passage.last_sentence, passage.last_sentence,
            passage.paragraph + static_cast<std::uint32_t>(ended)};
  }
  return passages;
}

std::vector<Sentence> sentences_of(const Tokens& tokens) {
  std::vector<Sentence> sentences;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Boundary before = tokens[i].before;
    if (before != Boundary::none) {
      if (!sentences.empty()) sentences.back().ends_paragraph = before == Boundary::paragraph;
      sentences.push_back({0, true});
    }
    ++sentences.back().tokens;
  }
  return sentences;
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
