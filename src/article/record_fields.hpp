// What makes a record an article of its own: its outlet, its text, its id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "timbao/article/article.hpp"
#include "timbao/input/source.hpp"

namespace timbao::article {

// Sets outlet (from the URL where the record names none) and leaves the other fields as they are.
void settle_outlet(Article& article, std::string_view outlet);

// True where title, abstract or body holds something.
[[nodiscard]] bool has_text(const Article& article);

inline constexpr std::string_view kNoText = "no title, abstract or body";

// How many articles the record's file holds, as far as ids go.
enum class Share : std::uint8_t { whole_file, part_of_file };

// Ids that the record gives; empty where it has none.
struct RecordIds {
  std::string_view own{};
  std::string_view other{};  // Counts where the record has neither an own id nor an address.
};

// Sets path, line, id and content_hash, and the outlet from a folder named as a domain where the
// record has told none. `bytes` are those of this article within the record.
void identify(const input::Record& record, const RecordIds& ids, std::string_view bytes,
              Share share, Article& article);

}  // namespace timbao::article
