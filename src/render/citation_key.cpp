#include <cstdint>

#include "render/citation.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::render {
namespace {

bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// "Khánh thành \"cầu\"" -> "khanh-thanh-cau"; at most `most` words, none where nothing is ASCII.
std::string slug(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text::folded(text::normal_form(text))) {
    const bool belongs = is_word_character(c);
    if (belongs && !in_word) {
      if (words++ == most) break;
      if (!out.empty()) out += '-';
    }
    if (belongs) out += c;
    in_word = belongs;
  }
  return out;
}

// "www.baolaocai.vn" -> "baolaocai"; outlets without a domain by their name.
std::string outlet_slug(const article::Outlet& outlet) {
  constexpr std::size_t kNameWords = 4;
  if (!outlet.domain.has_value()) return slug(outlet.name.value_or(std::string()), kNameWords);
  std::string_view domain = *outlet.domain;
  if (domain.starts_with("www.")) domain.remove_prefix(4);
  return slug(domain.substr(0, domain.find('.')), kNameWords);
}

// Seven digits of base 36 from the FNV-1a hash of the id, which never changes: one in 80 thousand
// million pairs is alike.
std::string id_digits(std::string_view id) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
  constexpr std::size_t kCount = 7;
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  std::string digits;
  for (std::size_t i = 0; i < kCount; ++i, hash /= kDigits.size()) {
    digits += kDigits[hash % kDigits.size()];
  }
  return digits;
}

}  // namespace

std::string citation_key(const article::Article& article) {
  constexpr std::size_t kTitleWords = 3;
  std::string key;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) key += part + '-';
  };
  if (article.outlet.has_value()) add(outlet_slug(*article.outlet));
  if (article.date.has_value()) add(std::to_string(static_cast<int>(article.date->day.year())));
  if (article.title.has_value()) add(slug(*article.title, kTitleWords));
  return key + id_digits(article.id);
}

}  // namespace timbao::render
