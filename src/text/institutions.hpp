// Finds where the name of an institution or a treaty begins: "Giám đốc [Ngân hàng Thế giới]".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

// A limit: "Tổ chức Giáo dục, Khoa học và Văn hóa Liên hợp quốc" has twelve.
inline constexpr std::uint32_t kMaxNameWords = 12;

// The first token of the name that ends before `end` and begins at or behind `from`. It begins with
// what the institution is ("Tổ chức", "Quỹ", "Hiệp định"), has at least one more word, and a
// capital in one of its first words. Requires: only name_joins() gaps between `from` and `end`.
[[nodiscard]] std::optional<std::uint32_t> institution_start(std::string_view source,
                                                             const Tokens& tokens,
                                                             std::uint32_t from, std::uint32_t end);

// Whether what stands between two tokens may stand inside a name: spaces, commas, dashes, "&".
[[nodiscard]] bool name_joins(std::string_view gap);

}  // namespace timbao::text
