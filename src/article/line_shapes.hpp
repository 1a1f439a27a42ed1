// Lines of a page that are known by their shape, whatever they say.
#pragma once

#include <cstddef>
#include <string_view>

namespace timbao::article {

// "anh-1.jpg"
[[nodiscard]] bool is_image_name(std::string_view line);

// A player's clock, "3:07".
[[nodiscard]] bool is_player_time(std::string_view line);

// Ends with a picture's credit: "… (Nguồn ảnh: baosongtrang.example)", "… Ảnh: P.Y.", "… (Nguồn:
// TTXVN)".
[[nodiscard]] bool is_credited_caption(std::string_view line);

// The byline of a teaser card: "Thời sự - PV - 4 giờ trước".
[[nodiscard]] bool is_card_byline(std::string_view line);

}  // namespace timbao::article
