#include "article/record_values.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "article/lines.hpp"

namespace timbao::article {

void RecordValues::clear() {
  values_.clear();
  kept_.clear();
}

void RecordValues::add(KeyMeaning meaning, std::string_view text) {
  if (!is_absent(text)) values_.push_back({meaning, {text}});
}

void RecordValues::add(KeyMeaning meaning, std::vector<std::string_view> texts) {
  std::erase_if(texts, is_absent);
  if (!texts.empty()) values_.push_back({meaning, std::move(texts)});
}

std::string_view RecordValues::kept(std::string text) {
  return kept_.emplace_back(std::move(text));
}

std::vector<const RecordValues::Value*> RecordValues::of(Field field) const {
  std::vector<const RecordValues::Value*> found;
  for (const auto& value : values_) {
    if (value.meaning.field == field) found.push_back(&value);
  }
  std::stable_sort(found.begin(), found.end(), [](const Value* a, const Value* b) {
    return a->meaning.rank < b->meaning.rank;
  });
  return found;
}

bool RecordValues::has(Field field) const {
  return std::any_of(values_.begin(), values_.end(),
                     [field](const Value& value) { return value.meaning.field == field; });
}

bool is_absent(std::string_view text) {
  constexpr std::array kNothing = std::to_array<std::string_view>(
      {"null", "none", "nan", "nat", "n/a", "#n/a", "<na>", "undefined", "nil", "\\n", "[]", "{}"});
  constexpr std::size_t kLongest = 9;
  text = trimmed(text);
  if (text.size() > kLongest) return false;
  const std::string lower = ascii_lower(text);
  return lower.empty() || std::find(kNothing.begin(), kNothing.end(), lower) != kNothing.end();
}

std::vector<std::string> listed(std::string_view text) {
  text = trimmed(text);
  const bool list = text.size() >= 2 && text.front() == '[' && text.back() == ']';
  if (!list) return {std::string(text)};
  text = text.substr(1, text.size() - 2);
  std::vector<std::string> items;
  while (!text.empty()) {
    text = trimmed(text);
    const char quote = text.empty() ? '\0' : text.front();
    const bool quoted = quote == '"' || quote == '\'';
    std::string item;
    std::size_t at = quoted ? 1 : 0;
    for (; at < text.size() && text[at] != (quoted ? quote : ','); ++at) {
      const bool escape = quoted && text[at] == '\\' && at + 1 < text.size();
      if (escape) ++at;
      item += escape && text[at] == 'n' ? '\n' : text[at];
    }
    if (!is_absent(item)) items.emplace_back(trimmed(item));
    text.remove_prefix(std::min(text.find(',', at), text.size()));
    if (!text.empty()) text.remove_prefix(1);
  }
  return items;
}

}  // namespace timbao::article
