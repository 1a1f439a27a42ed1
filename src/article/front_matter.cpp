#include "article/front_matter.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "article/lines.hpp"

namespace timbao::article {
namespace {

constexpr std::string_view kYamlFence = "---";
constexpr std::string_view kTomlFence = "+++";
constexpr auto kNone = std::string_view::npos;

// Takes the first line off `rest`, without its line end.
std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  auto line = rest.substr(0, end);
  rest.remove_prefix(end == kNone ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_indented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

bool is_null(std::string_view value) { return value.empty() || value == "null" || value == "~"; }

// "\"a\" b" within quotes, and 'it''s' within single ones.
std::string unquoted(std::string_view quoted) {
  const char quote = quoted.front();
  quoted = quoted.substr(1, quoted.size() - 2);
  std::string text;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    const bool more = i + 1 < quoted.size();
    if (quote == '"' && quoted[i] == '\\' && more) {
      ++i;
      text += quoted[i] == 'n' || quoted[i] == 't' ? ' ' : quoted[i];
    } else {
      if (quote == '\'' && quoted[i] == '\'' && more && quoted[i + 1] == '\'') ++i;
      text += quoted[i];
    }
  }
  return text;
}

// What a value says: without its quotes, or without the comment behind it.
std::string scalar_of(std::string_view value) {
  value = trimmed(value);
  if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
    const std::size_t close = value.rfind(value.front());
    const auto behind = trimmed(value.substr(close + 1));
    const bool closes = close > 0 && (behind.empty() || behind.front() == '#');
    if (closes) return std::string(trimmed(unquoted(value.substr(0, close + 1))));
    return std::string(value);
  }
  value = trimmed(value.substr(0, value.find(" # ")));
  return is_null(value) ? std::string() : std::string(value);
}

// The lines of a header, and what they say.
class HeaderReader {
 public:
  HeaderReader(std::string_view text, std::string_view fence)
      : rest_(text), toml_(fence == kTomlFence), fence_(fence) {}

  // Nothing where the fence comes; else what is wrong.
  std::optional<std::string> read(RecordValues& values) {
    take();
    while (has_line_) {
      const auto content = trimmed(line_);
      if (content == fence_ || (!toml_ && line_ == "...")) return std::nullopt;
      if (content.empty() || content.front() == '#' || (toml_ && content.front() == '[')) {
        take();
        continue;
      }
      const std::size_t sign = content.find(toml_ ? '=' : ':');
      if (sign == kNone) {
        return std::string("front matter: no \"key") + (toml_ ? " = " : ": ") + "value\" in line " +
               std::to_string(number_);
      }
      const auto key = scalar_of(content.substr(0, sign));
      read_value(key, trimmed(content.substr(sign + 1)), values);
    }
    return "front matter: opened in line 1 and not closed by \"" + std::string(fence_) + "\"";
  }

  [[nodiscard]] std::string_view body() const { return rest_; }

 private:
  void take() {
    has_line_ = !rest_.empty();
    line_ = next_line(rest_);
    ++number_;
  }

  void read_value(std::string_view key, std::string_view value, RecordValues& values) {
    take();
    std::vector<std::string> texts;
    if (toml_) {
      texts.push_back(toml_value(value));
    } else if (value.starts_with('|') || value.starts_with('>')) {
      texts.push_back(block(value.front() == '|' ? "\n" : " "));
    } else if (value.empty()) {
      texts = nested();
    } else {
      texts.push_back(scalar_of(std::string(value) + continued()));
    }
    const auto meaning = meaning_of_key(key);
    if (!meaning) return;
    std::vector<std::string_view> kept;
    for (auto& text : texts) kept.push_back(values.kept(std::move(text)));
    values.add(*meaning, std::move(kept));
  }

  [[nodiscard]] bool continues() const {
    return has_line_ && (is_indented(line_) || trimmed(line_).empty()) && trimmed(line_) != fence_;
  }

  // The indented lines below "key: |".
  std::string block(std::string_view between) {
    std::string text;
    for (; continues(); take())
      text += std::string(text.empty() ? "" : between) + std::string(trimmed(line_));
    return text;
  }

  // The indented lines below a value, which go on with it.
  std::string continued() {
    std::string text;
    for (; continues(); take()) text += " " + std::string(trimmed(line_));
    return text;
  }

  // Lines of "- a" or of "name: a".
  std::vector<std::string> nested() {
    std::vector<std::string> texts;
    for (; has_line_ && (continues() || is_item(line_)); take()) {
      auto content = trimmed(line_);
      if (content.starts_with("- ")) content = trimmed(content.substr(2));
      const std::size_t colon = content.find(": ");
      const bool map = colon != kNone && content.front() != '"' && content.front() != '\'';
      if (map) {
        const auto key = content.substr(0, colon);
        if (key != "name" && key != "title") continue;
        content = content.substr(colon + 2);
      }
      texts.push_back(scalar_of(content));
    }
    return texts;
  }

  [[nodiscard]] bool is_item(std::string_view line) const {
    return line.starts_with("- ") && trimmed(line) != fence_;
  }

  // """…""" and [ … ] may go on over lines.
  std::string toml_value(std::string_view value) {
    for (const std::string_view quotes : {"\"\"\"", "'''"}) {
      if (!value.starts_with(quotes)) continue;
      std::string text(value.substr(quotes.size()));
      bool open = text.find(quotes) == kNone;
      for (; open && has_line_ && trimmed(line_) != fence_; take()) {
        open = line_.find(quotes) == kNone;
        text += '\n' + std::string(line_);
      }
      return text.substr(0, text.find(quotes));
    }
    if (!value.starts_with('[')) return scalar_of(value);
    std::string list(value);
    while (!list.ends_with(']') && has_line_ && trimmed(line_) != fence_) {
      list += " " + std::string(trimmed(line_));
      take();
    }
    return list;
  }

  std::string_view rest_;
  bool toml_;
  std::string_view fence_;
  std::string_view line_;
  bool has_line_ = false;
  std::size_t number_ = 1;
};

std::string_view fence_of(std::string_view text) {
  const auto line = trimmed(next_line(text));
  return line == kYamlFence || line == kTomlFence ? line : std::string_view();
}

}  // namespace

bool has_front_matter(std::string_view text) { return !fence_of(text).empty(); }

Result<FrontMatter, std::string> read_front_matter(std::string_view text) {
  const auto fence = fence_of(text);
  next_line(text);
  FrontMatter found;
  HeaderReader reader(text, fence);
  if (auto fault = reader.read(found.values)) return Unexpected{std::move(*fault)};
  found.body = reader.body();
  return found;
}

}  // namespace timbao::article
