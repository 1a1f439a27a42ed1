#include "article/xml_tokens.hpp"

#include <algorithm>
#include <vector>

#include "article/html_references.hpp"
#include "article/lines.hpp"

namespace timbao::article {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

struct RawAttribute {
  std::string_view name;
  std::string_view value;
};

// The next name="value" of a tag.
std::optional<RawAttribute> next_attribute(std::string_view& tag) {
  tag = trimmed(tag);
  const std::size_t sign = tag.find('=');
  if (sign == kNone) return std::nullopt;
  auto name = trimmed(tag.substr(0, sign));
  if (const auto space = name.find_last_of(" \t\r\n"); space != kNone)
    name.remove_prefix(space + 1);
  tag = trimmed(tag.substr(sign + 1));
  if (tag.empty()) return std::nullopt;
  const bool quoted = tag.front() == '"' || tag.front() == '\'';
  const std::size_t start = quoted ? 1 : 0;
  const std::size_t end =
      std::min(quoted ? tag.find(tag.front(), 1) : tag.find_first_of(" \t\r\n"), tag.size());
  const auto value = tag.substr(start, end - start);
  tag.remove_prefix(std::min(end + 1, tag.size()));
  return RawAttribute{name, value};
}

}  // namespace

bool XmlTokens::next(XmlToken& token) {
  while (at_ < text_.size() && !broken_) {
    token = {};
    token.start = at_;
    switch (markup_at(at_)) {
      case Markup::none:
        read_text(token);
        return true;
      case Markup::tag:
        return read_tag(token);
      case Markup::cdata:
        return read_cdata(token);
      case Markup::passed_over:
        if (!pass_over()) return false;
        break;
    }
  }
  return false;
}

XmlTokens::Markup XmlTokens::markup_at(std::size_t at) const {
  if (text_[at] != '<' || at + 1 >= text_.size()) return Markup::none;
  const char next = text_[at + 1];
  if (next == '!') {
    return text_.substr(at).starts_with(kCdata) ? Markup::cdata : Markup::passed_over;
  }
  if (next == '?') return Markup::passed_over;
  if (next == '/') {
    return at + 2 < text_.size() && starts_name(text_[at + 2]) ? Markup::tag : Markup::none;
  }
  return starts_name(next) ? Markup::tag : Markup::none;
}

// A comment, an instruction, a DOCTYPE with its "[…]".
bool XmlTokens::pass_over() {
  const auto rest = text_.substr(at_);
  std::size_t end = kNone;
  std::size_t size = 1;
  if (rest.starts_with("<!--")) {
    end = rest.find("-->", 4);
    size = 3;
  } else {
    end = rest.find('>');
    const std::size_t bracket = rest.find('[');
    if (end != kNone && rest[1] == '!' && bracket < end) {
      end = rest.find("]", bracket);
      if (end != kNone) end = rest.find('>', end);
    }
  }
  if (end == kNone) return fail();
  at_ += end + size;
  return true;
}

bool XmlTokens::read_cdata(XmlToken& token) {
  const std::size_t start = at_ + kCdata.size();
  const std::size_t end = text_.find(kCdataEnd, start);
  if (end == kNone) return fail();
  token.kind = XmlToken::Kind::cdata;
  token.text = text_.substr(start, end - start);
  at_ = end + kCdataEnd.size();
  token.end = at_;
  return true;
}

void XmlTokens::read_text(XmlToken& token) {
  std::size_t end = text_.find('<', at_ + 1);
  while (end != kNone && markup_at(end) == Markup::none) end = text_.find('<', end + 1);
  end = std::min(end, text_.size());
  token.text = text_.substr(at_, end - at_);
  token.end = at_ = end;
}

bool XmlTokens::read_tag(XmlToken& token) {
  const bool is_end = text_[at_ + 1] == '/';
  const std::size_t start = at_ + (is_end ? 2 : 1);
  const std::size_t end = tag_end();
  if (end == kNone) return fail();
  auto inside = text_.substr(start, end - start);
  token.kind = is_end ? XmlToken::Kind::end : XmlToken::Kind::start;
  token.is_empty = !is_end && inside.ends_with('/');
  if (token.is_empty) inside.remove_suffix(1);
  const auto name_end = std::find_if(inside.begin(), inside.end(), is_space);
  const auto name_bytes = static_cast<std::size_t>(name_end - inside.begin());
  token.name = inside.substr(0, name_bytes);
  token.text = inside.substr(name_bytes);
  token.end = at_ = end + 1;
  return true;
}

// The ">" that ends the tag at `at_`: none within quotes that close.
std::size_t XmlTokens::tag_end() {
  std::size_t at = at_;
  for (;;) {
    at = text_.find_first_of(">\"'", at);
    if (at == kNone || text_[at] == '>') return at;
    bool& no_more = no_more_quotes_[text_[at] == '"' ? 0 : 1];
    const std::size_t close = no_more ? kNone : text_.find(text_[at], at + 1);
    no_more = close == kNone;
    at = (close == kNone ? at : close) + 1;
  }
}

bool XmlTokens::fail() {
  broken_ = true;
  return false;
}

std::optional<std::string> xml_attribute(std::string_view tag, std::string_view name) {
  while (const auto attribute = next_attribute(tag)) {
    if (attribute->name == name) return xml_unescaped(attribute->value);
  }
  return std::nullopt;
}

std::optional<XmlNamespace> next_namespace(std::string_view& tag) {
  while (const auto attribute = next_attribute(tag)) {
    if (attribute->name == "xmlns") return XmlNamespace{{}, attribute->value};
    if (attribute->name.starts_with("xmlns:")) {
      return XmlNamespace{attribute->name.substr(6), attribute->value};
    }
  }
  return std::nullopt;
}

std::string xml_unescaped(std::string_view text) {
  std::vector<char> plain;
  append_unescaped(text, plain);
  return {plain.begin(), plain.end()};
}

}  // namespace timbao::article
