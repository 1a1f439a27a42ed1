#include "article/page_layout.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "article/datelines.hpp"
#include "article/lines.hpp"
#include "article/names.hpp"

namespace timbao::article {
namespace {

bool is_cut(const PageLine& line) { return has_action(line, FurnitureAction::cut_after); }

bool is_story_prose(const PageLine& line) {
  return line.look == Look::prose && line.twin == Twin::none;
}

// Lines that may stand between two paragraphs of one story without parting them.
bool is_transparent(const PageLine& line) {
  return line.look == Look::image_name || line.look == Look::caption ||
         line.twin == Twin::touching || has_action(line, FurnitureAction::drop_line);
}

// A line that only a story holds: a long paragraph, or a sentence that is no caption.
bool opens_story(const std::vector<PageLine>& lines, std::size_t i) {
  constexpr std::size_t kMinWords = 8;
  const auto& line = lines[i];
  if (is_story_prose(line)) return true;
  const bool below_image = i > 0 && lines[i - 1].look == Look::image_name;
  return line.look == Look::text && line.twin == Twin::none && !below_image &&
         ends_in_full_stop(line.text) && word_count(line.text, kMinWords) == kMinWords;
}

std::size_t first_opening_from(const std::vector<PageLine>& lines, std::size_t from) {
  while (from < lines.size() && !opens_story(lines, from)) ++from;
  return from;
}

// Where a page has no such line: its first sentence of any length.
std::size_t first_sentence(const std::vector<PageLine>& lines) {
  constexpr std::size_t kMinWords = 3;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    if (line.look == Look::text && line.twin == Twin::none && ends_in_full_stop(line.text) &&
        word_count(line.text, kMinWords) == kMinWords) {
      return i;
    }
  }
  return lines.size();
}

// Teasers under a heading may stand above the story; its date line, where it has one, comes after
// them.
std::size_t find_opening(const std::vector<PageLine>& lines) {
  // The line at the top is a title even where it ends like a sentence.
  const bool title_on_top = !lines.empty() && lines[0].look == Look::text;
  const std::size_t opening = first_opening_from(lines, title_on_top ? 1 : 0);
  if (opening == lines.size()) return first_sentence(lines);
  const auto begin = lines.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(opening);
  const auto cut = std::find_if(begin, end, is_cut);
  if (cut == end) return opening;
  const auto date =
      std::find_if(cut, lines.end(), [](const PageLine& line) { return line.look == Look::date; });
  const std::size_t after = first_opening_from(lines, static_cast<std::size_t>(date - begin));
  return after < lines.size() ? after : opening;
}

// Lines above the story that could be its title, and how much speaks for each. The first one is
// it, unless a date, a repetition or a row of short lines (a menu) says otherwise.
class TitleChoice {
 public:
  TitleChoice(const std::vector<PageLine>& lines, std::size_t opening)
      : lines_(lines), opening_(opening) {}

  [[nodiscard]] std::size_t best() const {
    std::size_t best = kNoLine;
    double best_score = 0;
    double lateness = 0;
    for (std::size_t i = window_start(); i < opening_; ++i) {
      if (!is_candidate(i)) continue;
      const double score = score_of(i) - lateness;
      lateness += kLateness;
      if (best != kNoLine && score <= best_score) continue;
      best = i;
      best_score = score;
    }
    return best;
  }

 private:
  static constexpr std::size_t kWindow = 40;
  static constexpr double kLateness = 0.1;

  [[nodiscard]] std::size_t window_start() const {
    std::size_t from = opening_;
    while (from > 0 && opening_ - from < kWindow && !is_story_prose(lines_[from - 1])) --from;
    return from;
  }

  [[nodiscard]] bool is_candidate(std::size_t i) const {
    constexpr std::uint32_t kMinChars = 8;
    constexpr std::uint32_t kMaxChars = 300;
    const auto& line = lines_[i];
    if (line.second_twin || line.chars < kMinChars || line.chars > kMaxChars) return false;
    return (line.look == Look::text || is_media_title(i)) && !outlet_of_masthead(line.text);
  }

  // "Video: …" and "Infographic: …" name pictures below, but head a page above its story.
  [[nodiscard]] bool is_media_title(std::size_t i) const {
    const auto& line = lines_[i];
    const auto category = line.furniture.category;
    if (line.look == Look::caption)
      return i == 0 || category == "video" || category == "design_credit";
    return i == 0 && (line.look == Look::card || category == "media_list");
  }

  [[nodiscard]] double score_of(std::size_t i) const {
    const auto& line = lines_[i];
    double score = date_below(i);
    if (line.twin != Twin::none) score += 4;
    if (date_precedes(i)) score += 1.5;
    if (is_menu_item(i)) score -= 3;
    if (ends_in_full_stop(line.text)) score -= 3;
    if (is_names(line.text)) score -= 4;
    return score;
  }

  // A date right below says more than one below another line; names may stand between.
  [[nodiscard]] double date_below(std::size_t i) const {
    double worth = 3;
    for (std::size_t j = i + 1; j < opening_ && worth > 1; ++j) {
      const auto& line = lines_[j];
      if (line.look == Look::date) return worth;
      if (line.look == Look::text && line.text != lines_[i].text && !is_names(line.text))
        worth /= 2;
    }
    return 0;
  }

  [[nodiscard]] bool date_precedes(std::size_t i) const {
    constexpr std::size_t kNear = 3;
    for (std::size_t j = i; j > 0 && i - j < kNear; --j) {
      if (lines_[j - 1].look == Look::date) return true;
    }
    return false;
  }

  // One of several short lines in a row.
  [[nodiscard]] bool is_menu_item(std::size_t i) const {
    if (!is_short(lines_[i])) return false;
    const bool above = i > 0 && (is_short(lines_[i - 1]) || lines_[i - 1].look == Look::section);
    const bool below =
        i + 1 < lines_.size() && (is_short(lines_[i + 1]) || lines_[i + 1].look == Look::section);
    return above || below;
  }

  static bool is_short(const PageLine& line) {
    constexpr std::size_t kMaxMenuWords = 5;
    return line.look == Look::text && line.twin == Twin::none && !ends_sentence(line.text) &&
           word_count(line.text, kMaxMenuWords + 1) <= kMaxMenuWords && !is_names(line.text);
  }

  const std::vector<PageLine>& lines_;
  const std::size_t opening_;
};

// How many paragraphs in a row have to follow a heading to show that the story goes on below it. A
// summary under its title is one; the terms of a comment form are two; more is asked where enough
// of the page stands above.
std::size_t needed_run(const PageLine& heading, std::size_t story_chars, std::size_t page_chars) {
  constexpr std::size_t kEnoughChars = 800;
  constexpr std::size_t kEnoughPercent = 35;
  const bool enough =
      story_chars >= kEnoughChars || story_chars * 100 >= page_chars * kEnoughPercent;
  return enough && heading.furniture.category != "related_heading" ? 3 : 2;
}

std::size_t find_tail(const std::vector<PageLine>& lines, const ProseRuns& runs,
                      std::size_t opening) {
  std::size_t page_chars = 0;
  for (const auto& line : lines) page_chars += line.chars;
  std::size_t story_chars = 0;
  for (std::size_t i = opening; i < lines.size(); ++i) {
    if (lines[i].look == Look::prose || lines[i].look == Look::text) story_chars += lines[i].chars;
    if (!is_cut(lines[i]) || story_chars == 0) continue;
    if (runs.longest_from(i + 1).length < needed_run(lines[i], story_chars, page_chars)) return i;
  }
  return lines.size();
}

}  // namespace

ProseRuns::ProseRuns(const std::vector<PageLine>& lines) : longest_(lines.size() + 1) {
  std::uint32_t below =
      0;  // Length of the run that starts at the nearest line below, transparent ones left out.
  for (std::size_t i = lines.size(); i-- > 0;) {
    const auto& line = lines[i];
    longest_[i] = is_cut(line) ? Run{} : longest_[i + 1];
    if (is_cut(line)) below = 0;
    if (is_transparent(line)) continue;
    const bool summary =
        i > 0 && (lines[i - 1].twin == Twin::apart || lines[i - 1].look == Look::card);
    below = is_story_prose(line) && !summary ? below + 1 : 0;
    if (below >= longest_[i].length && below > 0) longest_[i] = {i, below};
  }
}

PageLayout layout_of(const std::vector<PageLine>& lines, const ProseRuns& runs) {
  PageLayout layout;
  layout.opening = find_opening(lines);
  layout.title = TitleChoice(lines, layout.opening).best();
  layout.story = layout.title == kNoLine ? layout.opening : layout.title + 1;
  layout.tail = find_tail(lines, runs, layout.opening);
  return layout;
}

}  // namespace timbao::article
