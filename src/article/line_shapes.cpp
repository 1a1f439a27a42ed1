#include "article/line_shapes.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "article/lines.hpp"
#include "timbao/base/tsv.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The word before a colon in normal form: "ảnh" of "(Nguồn ảnh: …". Normal form, because captions
// come decomposed and in capitals, too.
std::string word_before(std::string_view text, std::size_t colon) {
  constexpr std::size_t kMaxWordBytes = 24;
  const std::string normal = text::normal_form(back_of(text.substr(0, colon), kMaxWordBytes));
  const std::size_t space = normal.rfind(' ');
  return space == std::string::npos ? normal : normal.substr(space + 1);
}

}  // namespace

bool is_image_name(std::string_view line) {
  constexpr std::size_t kMaxNameBytes = 200;
  constexpr std::array<std::string_view, 5> kEndings = {".jpg", ".jpeg", ".png", ".webp", ".gif"};
  if (line.size() > kMaxNameBytes || line.find(' ') != std::string_view::npos) return false;
  const std::string lower = ascii_lower(line);
  return std::any_of(kEndings.begin(), kEndings.end(), [&](auto ending) {
    return lower.size() > ending.size() && lower.ends_with(ending);
  });
}

bool is_player_time(std::string_view line) {
  constexpr std::size_t kMaxTimeBytes = 5;
  const std::size_t colon = line.find(':');
  if (line.size() > kMaxTimeBytes || colon == std::string_view::npos || colon == 0) return false;
  if (line.size() - colon != 3) return false;
  return std::all_of(line.begin(), line.end(), [](char c) { return is_digit(c) || c == ':'; });
}

bool is_credited_caption(std::string_view line) {
  constexpr std::size_t kCreditBytes = 110;
  constexpr std::size_t kMaxCaptionBytes = 900;
  constexpr std::size_t kMaxAfterStop = 40;
  constexpr std::size_t kMaxNameBytes = 60;  // "Chùm ảnh: …" goes on for longer.
  if (line.size() > kMaxCaptionBytes) return false;
  const auto tail = back_of(line, kCreditBytes);
  const std::size_t colon = tail.rfind(':');
  if (colon == std::string_view::npos) return false;
  const std::string label = word_before(tail, colon);
  // "ành" is a slip of the keyboard that real captions share.
  if (label == "ảnh" || label == "ành") {
    const std::size_t stop = tail.find(". ", colon);
    if (std::min(stop, tail.size()) - colon > kMaxNameBytes) return false;
    return stop == std::string_view::npos || tail.size() - stop <= kMaxAfterStop;
  }
  const std::size_t bracket = tail.rfind('(');
  return label == "nguồn" && tail.ends_with(')') && bracket != std::string_view::npos &&
         bracket < colon && bracket > 0;
}

bool is_card_byline(std::string_view line) {
  constexpr std::size_t kMaxBylineBytes = 240;
  constexpr std::array<std::string_view, 6> kUnits = {"giây", "phút", "giờ",
                                                      "ngày", "tuần", "tháng"};
  if (line.size() > kMaxBylineBytes || line.ends_with('.')) return false;
  const std::string normal = text::normal_form(line);
  const auto terms = split(normal, ' ');
  if (terms.size() < 3 || terms.back() != "trước") return false;
  const auto unit = terms[terms.size() - 2];
  const auto number = terms[terms.size() - 3];
  return std::all_of(number.begin(), number.end(), is_digit) &&
         std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end();
}

}  // namespace timbao::article
