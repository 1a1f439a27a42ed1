#include "article/html_fragment.hpp"

#include <algorithm>

#include "article/html_references.hpp"
#include "article/html_tokens.hpp"
#include "article/html_tree.hpp"
#include "article/lines.hpp"

namespace timbao::article {
namespace {

bool is_break(Tag tag) { return tag == Tag::br || tag == Tag::hr; }

// Tags that part lines, here where they start or end.
bool parts_lines(const HtmlToken& token) {
  return token.kind != HtmlToken::Kind::text && (is_block(token.tag) || is_break(token.tag));
}

bool any_parts_lines(std::string_view html) {
  HtmlTokens tokens(html);
  HtmlToken token;
  while (tokens.next(token)) {
    if (parts_lines(token)) return true;
  }
  return false;
}

class ParagraphCutter {
 public:
  explicit ParagraphCutter(bool lines_count) : lines_count_(lines_count) {}

  std::vector<std::string> cut(std::string_view html) && {
    HtmlTokens tokens(html);
    HtmlToken token;
    while (tokens.next(token)) read(token);
    end_paragraph();
    return std::move(paragraphs_);
  }

 private:
  void read(const HtmlToken& token) {
    if (token.kind == HtmlToken::Kind::text) {
      if (captions_ == 0) add(token.text);
      return;
    }
    if (token.tag == Tag::figcaption) {
      const bool start = token.kind == HtmlToken::Kind::start;
      if (start || captions_ > 0) captions_ += start ? 1 : -1;
    }
    if (is_break(token.tag)) {
      end_line();
    } else if (is_block(token.tag)) {
      // An end tag that nothing opened, left over from a caption: the story goes on.
      if (token.tag == Tag::figure) captions_ = 0;
      end_paragraph();
    }
  }

  void add(std::string_view text) {
    unescaped_.clear();
    append_unescaped(text, unescaped_);
    std::string_view plain(unescaped_.data(), unescaped_.size());
    while (lines_count_ && plain.find('\n') != std::string_view::npos) {
      const std::size_t end = plain.find('\n');
      append(plain.substr(0, end));
      end_paragraph();
      plain.remove_prefix(end + 1);
    }
    append(plain);
  }

  void append(std::string_view text) {
    append_collapsed(text, line_);
    if (!trimmed(text).empty()) after_break_ = false;
  }

  void end_line() {
    if (after_break_ || ends_sentence(trimmed(line_))) {
      end_paragraph();
    } else {
      append_collapsed(" ", line_);
    }
    after_break_ = true;
  }

  void end_paragraph() {
    auto paragraph = cleaned(line_);
    if (!paragraph.empty()) paragraphs_.push_back(std::move(paragraph));
    line_.clear();
    after_break_ = false;
  }

  bool lines_count_;
  std::vector<std::string> paragraphs_;
  std::string line_;
  std::vector<char> unescaped_;
  int captions_ = 0;
  bool after_break_ = false;
};

}  // namespace

bool holds_markup(std::string_view text) {
  if (text.find('<') == std::string_view::npos) return false;
  HtmlTokens tokens(text);
  HtmlToken token;
  while (tokens.next(token)) {
    if (token.kind == HtmlToken::Kind::text || token.tag == Tag::other) continue;
    const bool ends = token.kind == HtmlToken::Kind::end;
    if (ends || is_void(token.tag) || is_block(token.tag)) return true;
  }
  return false;
}

bool is_html_page(std::string_view text) {
  constexpr std::size_t kLongestStart = 14;
  const std::string start = ascii_lower(trimmed(text).substr(0, kLongestStart));
  return start.starts_with("<!doctype html") || start.starts_with("<html");
}

std::vector<std::string> fragment_paragraphs(std::string_view html) {
  return ParagraphCutter(!any_parts_lines(html)).cut(html);
}

std::string unescaped(std::string_view text) {
  constexpr std::size_t kLongestReference = 12;
  std::vector<char> out;
  std::size_t done = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.substr(at, kLongestReference).find(';');
    if (end == std::string_view::npos) continue;
    out.insert(out.end(), text.begin() + static_cast<std::ptrdiff_t>(done),
               text.begin() + static_cast<std::ptrdiff_t>(at));
    append_unescaped(text.substr(at, end + 1), out);
    done = at + end + 1;
    at = done - 1;
  }
  std::string plain(out.begin(), out.end());
  plain += text.substr(done);
  return plain;
}

std::string plain_line(std::string_view text) {
  if (!holds_markup(text)) return cleaned(unescaped(text));
  std::string line;
  for (const auto& paragraph : fragment_paragraphs(text)) {
    line += (line.empty() ? "" : " ") + paragraph;
  }
  return line;
}

std::string plain_paragraphs(std::string_view text) {
  if (!holds_markup(text)) {
    return text.find('&') == std::string_view::npos ? paragraphs_of(text)
                                                    : paragraphs_of(unescaped(text));
  }
  std::string body;
  for (const auto& paragraph : fragment_paragraphs(text)) {
    body += (body.empty() ? "" : "\n\n") + paragraph;
  }
  return body;
}

}  // namespace timbao::article
