// The names that scrapers, feeds and spreadsheets give to the fields of an article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::article {

enum class Field : std::uint8_t {
  id,
  other_id,  // Of a database or a feed: counts only where the record has no address.
  title,
  abstract,
  body,
  page,  // The HTML page that the record was made from.
  outlet,
  url,
  date,
  fetched,
  author,
  topic,
  origin,
  related,
};
inline constexpr std::size_t kFieldCount = 14;

struct KeyMeaning {
  Field field;
  std::uint16_t rank;  // Among the keys of its field: the lowest that holds something counts.
};

// Case, accents and what stands between words do not matter: "pubDate", "pub_date" and "Pub date"
// are one key, and so are "Tiêu đề" and "tieu_de". Nothing for keys that say nothing of an article.
[[nodiscard]] std::optional<KeyMeaning> meaning_of_key(std::string_view key);

// As people write them, in the order of their ranks; for messages.
[[nodiscard]] std::vector<std::string_view> usual_keys(Field field);

}  // namespace timbao::article
