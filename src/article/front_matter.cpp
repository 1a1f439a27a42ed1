#include "article/front_matter.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "article/dates.hpp"
#include "article/lines.hpp"
#include "article/record_fields.hpp"
#include "timbao/base/tsv.hpp"

namespace timbao::article {
namespace {

constexpr std::string_view kFence = "---";

// Takes the first line off `rest`, without its line end.
std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  auto line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view unquoted(std::string_view value) {
  value = trimmed(value);
  const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                      value.back() == value.front();
  return quoted ? trimmed(value.substr(1, value.size() - 2)) : value;
}

bool is_null(std::string_view value) { return value.empty() || value == "null" || value == "~"; }

// The header's values by field and by the rank of their key.
class Header {
 public:
  void set(std::string_view key, std::string_view value) {
    const std::string lower = ascii_lower(trimmed(key));
    value = unquoted(value);
    if (is_null(value)) return;
    for (std::size_t field = 0; field < kFieldCount; ++field) {
      const auto keys = keys_of(static_cast<Field>(field));
      for (std::size_t rank = 0; rank < keys.size(); ++rank) {
        if (ascii_lower(keys[rank]) == lower) set(values_[field], rank, value);
      }
    }
  }

  [[nodiscard]] std::string_view value(Field field) const {
    return values_[static_cast<std::size_t>(field)].text;
  }

 private:
  struct Value {
    std::string_view text;
    std::size_t rank = static_cast<std::size_t>(-1);
  };

  static void set(Value& value, std::size_t rank, std::string_view text) {
    if (rank < value.rank) value = {text, rank};
  }

  std::array<Value, kFieldCount> values_;
};

// "[a, b]" or "a".
std::vector<std::string> list_of(std::string_view value) {
  const bool list = value.size() >= 2 && value.front() == '[' && value.back() == ']';
  if (!list) return {cleaned(value)};
  std::vector<std::string> items;
  for (const auto item : split(value.substr(1, value.size() - 2), ',')) {
    if (!is_null(unquoted(item))) items.push_back(cleaned(unquoted(item)));
  }
  return items;
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

std::optional<std::string> present(std::string_view value) {
  if (value.empty()) return std::nullopt;
  return cleaned(value);
}

HeadedText article_of(const Header& header, std::string_view body) {
  HeadedText headed;
  auto& article = headed.article;
  headed.own_id = header.value(Field::id);
  article.title = present(header.value(Field::title));
  article.abstract = present(header.value(Field::abstract));
  article.body = paragraphs_of(trimmed(body).empty() ? header.value(Field::body) : body);
  article.url = present(header.value(Field::url));
  article.date = date_of(header.value(Field::date));
  if (const auto author = header.value(Field::author); !author.empty()) {
    article.author = present(joined(list_of(author)));
  }
  if (const auto topic = header.value(Field::topic); !topic.empty())
    article.topics = list_of(topic);
  settle_outlet(article, header.value(Field::outlet));
  return headed;
}

}  // namespace

bool has_front_matter(std::string_view text) { return trimmed(next_line(text)) == kFence; }

Result<HeadedText, std::string> read_front_matter(std::string_view text) {
  next_line(text);
  Header header;
  for (std::size_t number = 2; !text.empty(); ++number) {
    const auto line = next_line(text);
    const auto content = trimmed(line);
    if (content == kFence) return article_of(header, text);
    if (content.empty() || content.front() == '#') continue;
    const std::size_t colon = content.find(':');
    if (colon == std::string_view::npos) {
      return Unexpected{"front matter: no \"key: value\" in line " + std::to_string(number)};
    }
    header.set(content.substr(0, colon), content.substr(colon + 1));
  }
  return Unexpected{std::string("front matter: opened in line 1 and not closed by \"---\"")};
}

}  // namespace timbao::article
