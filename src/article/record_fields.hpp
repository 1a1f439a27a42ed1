// What the records of all kinds share: the names of their keys, and how fields become an article.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "timbao/article/article.hpp"
#include "timbao/input/source.hpp"

namespace timbao::article {

// The fields of an article that records name, and the keys that name them: the first that is there
// counts.
enum class Field : std::uint8_t { id, title, abstract, body, outlet, url, date, author, topic };
inline constexpr std::size_t kFieldCount = 9;
[[nodiscard]] std::span<const std::string_view> keys_of(Field field);

// Sets outlet (from the URL where the record names none) and leaves the other fields as they are.
void settle_outlet(Article& article, std::string_view outlet);

// True where title, abstract or body holds something.
[[nodiscard]] bool has_text(const Article& article);

inline constexpr std::string_view kNoText = "no title, abstract or body";

// How many articles the record's file holds, as far as ids go.
enum class Share : std::uint8_t { whole_file, part_of_file };

// Sets path, line, id and content_hash, and the outlet from a folder named as a domain where the
// record has told none. `own_id` is the record's, empty where it has none; `bytes`
// are those of this article within the record.
void identify(const input::Record& record, std::string_view own_id, std::string_view bytes,
              Share share, Article& article);

}  // namespace timbao::article
