#include "search/article_parts.hpp"

#include <algorithm>

namespace timbao::search {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// A way through the sentences behind a column's title.
class Sentences {
 public:
  explicit Sentences(const index::TokenColumn& column)
      : column_(column), codes_(column.codes.subspan(column.title_size)) {}

  [[nodiscard]] bool at_end() const { return code_ == codes_.size(); }

  // Gives the part as many paragraphs as it has lines. False where there are fewer.
  bool fill(ArticlePart& part) {
    const std::size_t start = code_;
    for (std::size_t left = part.lines.size(); left > 0;) {
      const auto first = codes_.begin() + static_cast<std::ptrdiff_t>(code_);
      const auto end = std::find(first, codes_.end(), text::kSentenceEnd);
      if (end == codes_.end() || sentence_ == column_.known_sentences()) return false;
      const bool ends_paragraph = column_.ends_paragraph(sentence_++);
      part.sentences.push_back({static_cast<std::uint32_t>(end - first), ends_paragraph});
      left -= ends_paragraph ? 1 : 0;
      code_ = static_cast<std::size_t>(end - codes_.begin()) + 1;
    }
    part.codes = codes_.subspan(start, code_ - start);
    return true;
  }

 private:
  const index::TokenColumn& column_;
  std::span<const text::TokenCode> codes_;
  std::size_t code_ = 0;
  std::size_t sentence_ = 0;
};

// Whether the tokens begin with these sentences, whose codes are `codes`.
bool begin_with(const text::Tokens& tokens, std::span<const text::Sentence> sentences,
                std::span<const text::TokenCode> codes) {
  std::size_t i = 0;
  std::size_t code = 0;
  for (const text::Sentence& sentence : sentences) {
    if (i + sentence.tokens > tokens.size()) return false;
    if (tokens[i].before == text::Boundary::none) return false;
    for (const std::size_t first = i; i < first + sentence.tokens; ++i) {
      if (tokens[i].code != codes[code++]) return false;
      if (i > first && tokens[i].before != text::Boundary::none) return false;
    }
    ++code;
  }
  return true;
}

}  // namespace

ArticlePart& ArticleParts::add(PassageHit::Part part, std::string_view source) {
  if (size_ == parts_.size()) parts_.emplace_back();
  ArticlePart& added = parts_[size_++];
  added.part = part;
  added.source = source;
  added.codes = {};
  added.sentences.clear();
  added.lines.clear();
  return added;
}

// A line without a letter or digit of ASCII is short, or in another script, or asterisks.
void ArticleParts::add_lines(std::string_view source, std::vector<std::string_view>& lines) {
  while (!source.empty()) {
    const std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(line.size() + 1, source.size()));
    if (line.empty()) continue;
    if (std::none_of(line.begin(), line.end(), is_letter_or_digit)) {
      text::tokenize(line, tokens_);
      if (tokens_.size() == 0) continue;
    }
    lines.push_back(line);
  }
}

bool ArticleParts::read(const article::Article& article, const index::TokenColumn& column) {
  size_ = 0;
  if (column.codes.size() == column.title_size) return false;
  Sentences sentences(column);
  const auto add_part = [&](PassageHit::Part part, std::string_view source) {
    ArticlePart& added = add(part, source);
    add_lines(source, added.lines);
    return sentences.fill(added);
  };
  if (article.abstract && !add_part(PassageHit::Part::abstract, *article.abstract)) return false;
  return add_part(PassageHit::Part::body, article.body) && sentences.at_end();
}

void ArticleParts::add_tokens(PassageHit::Part part, std::string_view source) {
  ArticlePart& added = add(part, source);
  text::tokenize(source, added.tokens);
  added.sentences = text::sentences_of(added.tokens);
  added.own_codes.clear();
  for (std::size_t i = 0; i < added.tokens.size(); ++i) {
    const bool starts_sentence = added.tokens[i].before != text::Boundary::none;
    if (i > 0 && starts_sentence) added.own_codes.push_back(text::kSentenceEnd);
    added.own_codes.push_back(added.tokens[i].code);
  }
  added.codes = added.own_codes;
}

void ArticleParts::tokenize(const article::Article& article) {
  size_ = 0;
  if (article.abstract) add_tokens(PassageHit::Part::abstract, *article.abstract);
  add_tokens(PassageHit::Part::body, article.body);
  const bool has_words = std::any_of(parts().begin(), parts().end(), [](const ArticlePart& part) {
    return !part.sentences.empty();
  });
  if (!has_words && article.title) add_tokens(PassageHit::Part::title, *article.title);
}

bool ArticleParts::cut(const ArticlePart& part, const text::Passage& passage, Excerpt& excerpt) {
  if (part.lines.empty()) {
    excerpt = {part.source, 0, &part.tokens, passage};
    return true;
  }
  std::size_t first = passage.first_sentence;  // Of the paragraph.
  std::uint32_t before = 0;                    // Tokens of it before the passage.
  while (first > 0 && !part.sentences[first - 1].ends_paragraph) {
    before += part.sentences[--first].tokens;
  }
  std::size_t last_line = passage.paragraph - 1;
  for (std::size_t i = passage.first_sentence; i + 1 < passage.last_sentence; ++i) {
    last_line += part.sentences[i].ends_paragraph ? 1 : 0;
  }
  const std::string_view start = part.lines[passage.paragraph - 1];
  const std::string_view last = part.lines[last_line];
  const std::string_view lines(start.data(),
                               static_cast<std::size_t>(last.data() + last.size() - start.data()));
  text::tokenize(lines, tokens_);
  const auto sentences =
      std::span(part.sentences).subspan(first, passage.last_sentence - first);
  const std::size_t first_token = passage.first_token - before;
  if (!begin_with(tokens_, sentences, part.codes.subspan(first_token + first))) return false;
  excerpt = {lines, static_cast<std::uint32_t>(start.data() - part.source.data()), &tokens_, passage};
  excerpt.passage.first_token = before;
  excerpt.passage.last_token = before + passage.last_token - passage.first_token;
  return true;
}

}  // namespace timbao::search
