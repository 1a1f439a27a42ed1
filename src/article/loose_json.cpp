#include "article/loose_json.hpp"

#include <algorithm>
#include <optional>

#include "article/html_fragment.hpp"
#include "article/html_tree.hpp"
#include "article/lines.hpp"

namespace timbao::article {
namespace {

using Kind = JsonNode::Kind;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

class LooseJsonReader {
 public:
  LooseJsonReader(std::string_view text, std::vector<JsonNode>& nodes)
      : text_(text), nodes_(nodes) {}

  void read() {
    for (skip_spaces(); at_ < text_.size(); skip_spaces()) read_token();
    while (!open_.empty()) close();
  }

 private:
  void skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  [[nodiscard]] char char_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  [[nodiscard]] std::size_t behind_spaces(std::size_t at) const {
    while (at < text_.size() && is_space(text_[at])) ++at;
    return at;
  }

  [[nodiscard]] bool in_object() const {
    return !open_.empty() && nodes_[open_.back()].kind == Kind::object;
  }

  void read_token() {
    switch (text_[at_]) {
      case '{':
        return open(Kind::object);
      case '[':
        return open(Kind::array);
      case '}':
      case ']':
        if (!open_.empty()) close();
        ++at_;
        return;
      case '"':
        return read_string();
      default:
        break;
    }
    const bool word_starts = !open_.empty() && (!in_object() || key_);
    if (word_starts && text_[at_] != ',' && text_[at_] != ':') return read_word();
    ++at_;
  }

  void open(Kind kind) {
    add(kind, {});
    open_.push_back(static_cast<JsonNodeId>(nodes_.size() - 1));
    ++at_;
  }

  void close() {
    nodes_[open_.back()].end = static_cast<JsonNodeId>(nodes_.size());
    open_.pop_back();
    key_.reset();
  }

  void add(Kind kind, std::string_view source) {
    JsonNode node;
    node.kind = kind;
    node.end = static_cast<JsonNodeId>(nodes_.size() + 1);
    node.key = key_.value_or(std::string_view());
    node.source = source;
    nodes_.push_back(node);
    key_.reset();
  }

  void read_string() {
    const std::size_t start = at_ + 1;
    const bool wants_key = in_object() && !key_;
    std::size_t end = start;
    while (end < text_.size() && (text_[end] != '"' || !ends_string(end, wants_key))) {
      end += text_[end] == '\\' ? 2 : 1;
    }
    end = std::min(end, text_.size());
    at_ = std::min(end + 1, text_.size());
    const auto source = text_.substr(start, end - start);
    if (wants_key) {
      key_ = source;
    } else if (!open_.empty()) {
      add(Kind::text, source);
    }
  }

  // A quote ends a string where what follows may follow one: "Ông nói "không", rồi đi" has two that
  // do not.
  [[nodiscard]] bool ends_string(std::size_t quote, bool key) const {
    const std::size_t next = behind_spaces(quote + 1);
    const char sign = char_at(next);
    if (key) return sign == ':';
    if (sign == '\0' || sign == '}' || sign == ']') return true;
    if (sign == '"') return text_.substr(quote, next - quote).find('\n') != std::string_view::npos;
    if (sign != ',') return false;
    const char start = char_at(behind_spaces(next + 1));
    if (in_object()) return start == '"' || start == '}' || start == ',' || start == '\0';
    return start != '\0' &&
           std::string_view("\"{[]}0123456789-tfn").find(start) != std::string_view::npos;
  }

  void read_word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && !is_space(text_[at_]) &&
           std::string_view(",:{}[]\"").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    add(Kind::word, text_.substr(start, at_ - start));
  }

  std::string_view text_;
  std::vector<JsonNode>& nodes_;
  std::vector<JsonNodeId> open_;
  std::optional<std::string_view> key_;  // Read, and its value not yet.
  std::size_t at_ = 0;
};

void append_code_point(std::uint32_t code, std::string& out) {
  if (code < 0x20 || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) code = ' ';
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80 | ((code >> shift) & 0x3f));
  };
  if (code < 0x800) {
    out += static_cast<char>(0xc0 | (code >> 6));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | (code >> 12));
    tail(6);
  } else {
    out += static_cast<char>(0xf0 | (code >> 18));
    tail(12);
    tail(6);
  }
  tail(0);
}

// The four digits of "\u00e1".
std::optional<std::uint32_t> hex_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  std::uint32_t code = 0;
  for (const char c : text.substr(at, 4)) {
    const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool digit = lower >= '0' && lower <= '9';
    if (!digit && (lower < 'a' || lower > 'f')) return std::nullopt;
    code = code * 16 + static_cast<std::uint32_t>(digit ? lower - '0' : lower - 'a' + 10);
  }
  return code;
}

std::string without_escapes(std::string_view source) {
  std::string text;
  text.reserve(source.size());
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] != '\\' || i + 1 == source.size()) {
      text += source[i];
      continue;
    }
    const char escape = source[++i];
    auto code = escape == 'u' ? hex_at(source, i + 1) : std::nullopt;
    if (!code) {
      text += std::string_view("nrtbf").find(escape) != std::string_view::npos ? ' ' : escape;
      continue;
    }
    i += 4;
    const bool high = *code >= 0xd800 && *code < 0xdc00;
    if (high && source.substr(i + 1).starts_with("\\u")) {
      if (const auto low = hex_at(source, i + 3); low && *low >= 0xdc00 && *low < 0xe000) {
        code = 0x10000 + ((*code - 0xd800) << 10) + (*low - 0xdc00);
        i += 6;
      }
    }
    append_code_point(*code, text);
  }
  return text;
}

}  // namespace

LooseJson::LooseJson(std::string_view text) { LooseJsonReader(text, nodes_).read(); }

JsonNodeId LooseJson::member(JsonNodeId object, std::string_view key) const {
  if (object >= size() || nodes_[object].kind != Kind::object) return kNoJson;
  for (JsonNodeId node = object + 1; node < nodes_[object].end; node = nodes_[node].end) {
    if (nodes_[node].key == key) return node;
  }
  return kNoJson;
}

std::string LooseJson::text_of(JsonNodeId node) const {
  if (node >= size()) return {};
  const auto& found = nodes_[node];
  if (found.kind == Kind::array) {
    const bool empty = found.end == node + 1;
    return empty || nodes_[node + 1].kind == Kind::array ? std::string() : text_of(node + 1);
  }
  if (found.kind == Kind::object) {
    auto name = member(node, "name");
    if (name == kNoJson) name = member(node, "@value");
    const bool plain =
        name != kNoJson && (nodes_[name].kind == Kind::text || nodes_[name].kind == Kind::word);
    return plain ? text_of(name) : std::string();
  }
  if (found.kind == Kind::word && (found.source == "null" || found.source == "undefined"))
    return {};
  std::string line;
  append_collapsed(plain_line(without_escapes(found.source)), line);
  return std::string(trimmed(line));
}

std::vector<std::string> LooseJson::texts_of(JsonNodeId node) const {
  std::vector<std::string> texts;
  if (node >= size()) return texts;
  const bool list = nodes_[node].kind == Kind::array;
  const JsonNodeId end = list ? nodes_[node].end : node + 1;
  for (JsonNodeId item = list ? node + 1 : node; item < end; item = nodes_[item].end) {
    if (auto text = text_of(item); !text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace timbao::article
