#include "render/html.hpp"

#include <algorithm>
#include <cctype>

#include "render/utf8.hpp"

namespace timbao::render {
namespace {

// Empty where the character stands for itself.
std::string_view reference_of(char32_t code_point) {
  switch (code_point) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool is_control(char32_t code_point) {
  const bool is_c0 = code_point < 0x20 && code_point != '\t' && code_point != '\n';
  return is_c0 || (code_point >= 0x7F && code_point < 0xA0);
}

bool begins_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char lower, char c) {
           return lower == static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
         });
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character character = character_at(text, i);
    if (!character.well_formed) {
      out += "\uFFFD";
    } else if (const std::string_view reference = reference_of(character.code_point);
               !reference.empty()) {
      out += reference;
    } else if (!is_control(character.code_point)) {
      out += text.substr(i, character.bytes);
    }
    i += character.bytes;
  }
}

HtmlWriter& HtmlWriter::markup(Markup markup) {
  out_ += markup.text();
  return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
  append_escaped(out_, text);
  return *this;
}

HtmlWriter& HtmlWriter::attribute(Markup name, std::string_view value) {
  out_ += ' ';
  out_ += name.text();
  out_ += "=\"";
  append_escaped(out_, value);
  out_ += '"';
  return *this;
}

HtmlWriter& HtmlWriter::marked(std::string_view text, std::span<const ByteRange> marks) {
  std::size_t done = 0;
  for (const ByteRange& mark : marks) {
    const std::size_t start = std::clamp<std::size_t>(mark.start, done, text.size());
    const std::size_t end = std::clamp<std::size_t>(mark.end, start, text.size());
    if (start == end) continue;
    append_escaped(out_, text.substr(done, start - done));
    out_ += "<mark>";
    append_escaped(out_, text.substr(start, end - start));
    out_ += "</mark>";
    done = end;
  }
  append_escaped(out_, text.substr(done));
  return *this;
}

// "</script>" and "<!--" would end the block or change how its end is found.
HtmlWriter& HtmlWriter::data_block(Markup id, std::string_view json) {
  out_ += "<script type=\"application/json\"";
  attribute("id", id.text());
  out_ += '>';
  for (const char c : json) {
    if (c == '<') {
      out_ += "\\u003c";
    } else {
      out_ += c;
    }
  }
  out_ += "</script>\n";
  return *this;
}

std::optional<std::string_view> web_address(const std::optional<std::string>& url) {
  if (!url || !(begins_with(*url, "https://") || begins_with(*url, "http://"))) return std::nullopt;
  for (std::size_t i = 0; i < url->size();) {
    const Character character = character_at(*url, i);
    if (!character.well_formed || is_blank_or_control(character.code_point)) return std::nullopt;
    i += character.bytes;
  }
  return *url;
}

}  // namespace timbao::render
