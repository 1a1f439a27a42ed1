#include "article/page_lines.hpp"

#include <algorithm>

#include "article/credits.hpp"
#include "article/line_shapes.hpp"
#include "article/lines.hpp"
#include "article/names.hpp"
#include "article/outlet_registry.hpp"
#include "timbao/article/outlets.hpp"

namespace timbao::article {
namespace {

// Guesses that fit the pages measured: the shortest paragraph of a story that stands for one, and
// the longest title.
constexpr std::uint32_t kProseChars = 100;
constexpr std::uint32_t kQuestionChars = 160;  // Headlines ask and exclaim, too.
constexpr std::uint32_t kLongChars = 260;
constexpr std::uint32_t kMaxTitleChars = 250;
constexpr std::size_t kMinTitleWords = 4;

// What may stand beside a date in a line that gives it: names, sections, a place, a source.
bool is_beside_date(std::string_view other) {
  return word_count(other, 2) == 1 || is_names(byline_name(other)) || is_section_list(other) ||
         is_registry_place(other) || outlet_of_name(other) || credit_of(other);
}

// "Lịch thi đấu ngày 08/11/2023" is a headline, and "Việt Nam 3-1 Thái Lan" no date.
bool is_date_line(std::string_view line) {
  const auto date = date_line_of(line);
  if (!date || line.ends_with('.')) return false;
  const bool sure = date->labelled || (date->others.empty() &&
                                       (date->has_time || date->year == YearForm::two_digits));
  if (date->year != YearForm::full && !sure) return false;
  return std::all_of(date->others.begin(), date->others.end(), is_beside_date);
}

// "Bài: NGUYỄN VĂN A" is a byline, "Bài: cách nấu phở như sau." is not.
bool is_believable(const Furniture& furniture) {
  constexpr std::size_t kMaxOtherWords = 5;
  const auto name = byline_name(furniture.rest);
  if (furniture.category != "byline" || furniture.rest.empty() || is_names(name)) return true;
  return !ends_sentence(name) && word_count(name, kMaxOtherWords + 1) <= kMaxOtherWords;
}

Look look_of(PageLine& line) {
  if (is_image_name(line.text) || is_player_time(line.text)) return Look::image_name;
  line.furniture = furniture_of(line.text);
  if (line.furniture.action == FurnitureAction::caption) return Look::caption;
  if (line.furniture.category == "section" || is_section_list(line.text)) return Look::section;
  if (line.furniture.action == FurnitureAction::strip || !is_believable(line.furniture))
    line.furniture = {};
  if (line.furniture.action != FurnitureAction::none) return Look::furniture;
  if (is_card_byline(line.text)) return Look::card;
  if (is_credited_caption(line.text)) return Look::caption;
  if (is_date_line(line.text)) return Look::date;
  const bool question = line.text.ends_with('?') || line.text.ends_with('!');
  const bool sentence =
      line.chars >= (question ? kQuestionChars : kProseChars) && ends_sentence(line.text);
  return sentence || line.chars >= kLongChars ? Look::prose : Look::text;
}

void mark_twins(std::vector<PageLine>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].text != lines[i - 1].text || lines[i - 1].second_twin) continue;
    const Twin twin = lines[i].after_gap ? Twin::apart : Twin::touching;
    lines[i].twin = lines[i - 1].twin = twin;
    lines[i].second_twin = true;
  }
}

}  // namespace

PageLine page_line(std::string_view text) {
  PageLine line;
  line.text = text;
  line.chars = static_cast<std::uint32_t>(code_points(text));
  line.look = look_of(line);
  return line;
}

std::vector<PageLine> page_lines(std::string_view page) {
  const auto texts = lines_of(page);
  std::vector<PageLine> lines;
  lines.reserve(texts.size());
  for (const auto& text : texts) {
    lines.push_back(page_line(text.text));
    lines.back().after_gap = text.after_gap;
  }
  mark_twins(lines);
  return lines;
}

bool is_headline(const PageLine& line) {
  const bool media = line.look == Look::furniture && line.furniture.category == "media_list" &&
                     !is_ascii(line.text);
  if (line.look != Look::text && !media) return false;
  if (line.chars > kMaxTitleChars || ends_in_full_stop(line.text)) return false;
  return word_count(line.text, kMinTitleWords) == kMinTitleWords;
}

}  // namespace timbao::article
