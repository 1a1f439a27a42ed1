#include "article/html_tokens.hpp"

#include <algorithm>

namespace timbao::article {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

bool is_same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char left, char right) {
    constexpr char kCaseBit = 0x20;
    return left == right || (is_letter(left) && (left ^ right) == kCaseBit);
  });
}

}  // namespace

bool HtmlTokens::next(HtmlToken& token) {
  while (at_ < page_.size()) {
    if (!starts_markup(at_)) {
      read_text(token);
      return true;
    }
    if (page_[at_ + 1] == '!' || page_[at_ + 1] == '?') {
      skip_declaration();
      continue;
    }
    read_tag(token);
    return true;
  }
  return false;
}

// "<a", "</a", "<!", "<?"; "a < b" is text.
bool HtmlTokens::starts_markup(std::size_t at) const {
  if (page_[at] != '<' || at + 1 >= page_.size()) return false;
  const char next = page_[at + 1];
  if (next == '/') return at + 2 < page_.size() && is_letter(page_[at + 2]);
  return is_letter(next) || next == '!' || next == '?';
}

std::size_t HtmlTokens::next_markup(std::size_t from) const {
  std::size_t at = page_.find('<', from);
  while (at != kNone && !starts_markup(at)) at = page_.find('<', at + 1);
  return std::min(at, page_.size());
}

// A comment without an end reaches to the next ">".
void HtmlTokens::skip_declaration() {
  constexpr std::string_view kStart = "<!--";
  constexpr std::string_view kEnd = "-->";
  std::size_t end = kNone;
  if (!no_more_comment_ends_ && page_.substr(at_).starts_with(kStart)) {
    // "<!-->" is a whole comment.
    end = page_.find(kEnd, at_ + 2);
    no_more_comment_ends_ = end == kNone;
    if (end != kNone) end += kEnd.size() - 1;
  }
  if (end == kNone) end = page_.find('>', at_);
  at_ = end == kNone ? page_.size() : end + 1;
}

void HtmlTokens::read_text(HtmlToken& token) {
  const std::size_t end = next_markup(at_ + 1);
  token = {};
  token.text = page_.substr(at_, end - at_);
  at_ = end;
}

void HtmlTokens::read_tag(HtmlToken& token) {
  token = {};
  token.kind = page_[at_ + 1] == '/' ? HtmlToken::Kind::end : HtmlToken::Kind::start;
  const std::size_t start = at_ + (token.kind == HtmlToken::Kind::end ? 2 : 1);
  std::size_t end = start;
  while (end < page_.size() && !ends_name(page_[end])) ++end;
  token.name = page_.substr(start, end - start);
  token.tag = tag_of(token.name);
  at_ = end;
  read_attributes(token);
  if (token.kind == HtmlToken::Kind::start && is_raw(token.tag)) read_raw(token);
}

void HtmlTokens::read_attributes(HtmlToken& token) {
  attributes_.clear();
  seen_ = 0;
  while (at_ < page_.size()) {
    const char c = page_[at_];
    if (c == '>') {
      token.is_empty = page_[at_ - 1] == '/';
      ++at_;
      return;
    }
    if (is_space(c) || c == '/') {
      ++at_;
    } else {
      read_attribute();
    }
  }
}

void HtmlTokens::read_attribute() {
  const std::size_t start = at_++;
  while (at_ < page_.size() && !ends_name(page_[at_]) && page_[at_] != '=') ++at_;
  const auto name = attribute_of(page_.substr(start, at_ - start));
  const auto value = read_value();
  if (!name) return;
  const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(*name);
  static_assert(kAttributeCount <= 64);
  if ((seen_ & bit) != 0) return;
  seen_ |= bit;
  attributes_.push_back({*name, value});
}

// Empty for an attribute without one.
std::string_view HtmlTokens::read_value() {
  std::size_t at = at_;
  while (at < page_.size() && is_space(page_[at])) ++at;
  if (at == page_.size() || page_[at] != '=') return {};
  ++at;
  while (at < page_.size() && is_space(page_[at])) ++at;
  at_ = at;
  if (at == page_.size()) return {};
  if (page_[at] == '"' || page_[at] == '\'') return read_quoted_value();
  while (at_ < page_.size() && !is_space(page_[at_]) && page_[at_] != '>') ++at_;
  return page_.substr(at, at_ - at);
}

std::string_view HtmlTokens::read_quoted_value() {
  const char quote = page_[at_++];
  bool& no_more = no_more_quotes_[quote == '"' ? 0 : 1];
  std::size_t end = no_more ? kNone : page_.find(quote, at_);
  no_more = end == kNone;
  const bool closed = end != kNone;
  if (!closed) end = std::min(page_.find('>', at_), page_.size());
  const auto value = page_.substr(at_, end - at_);
  at_ = end + (closed ? 1 : 0);
  return value;
}

// Up to the end tag, which is passed; an element without one ends before the next tag.
void HtmlTokens::read_raw(HtmlToken& token) {
  if (token.is_empty && (token.tag == Tag::svg || token.tag == Tag::math)) return;
  bool& no_more = no_more_ends_[static_cast<std::size_t>(token.tag)];
  const std::size_t start = at_;
  std::size_t end = no_more ? kNone : find_end_tag(token.name);
  no_more = end == kNone;
  if (no_more) {
    end = next_markup(start);
    at_ = end;
  } else {
    at_ = std::min(page_.find('>', end), page_.size() - 1) + 1;
  }
  token.text = page_.substr(start, end - start);
}

std::size_t HtmlTokens::find_end_tag(std::string_view name) const {
  for (std::size_t at = at_; (at = page_.find("</", at)) != kNone; at += 2) {
    const auto found = page_.substr(at + 2, name.size());
    const std::size_t behind = at + 2 + name.size();
    if (is_same_name(found, name) && (behind >= page_.size() || ends_name(page_[behind])))
      return at;
  }
  return kNone;
}

}  // namespace timbao::article
