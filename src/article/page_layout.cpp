#include "article/page_layout.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "article/credits.hpp"
#include "article/lines.hpp"

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

std::size_t first_prose_from(const std::vector<PageLine>& lines, std::size_t from) {
  while (from < lines.size() && !is_story_prose(lines[from])) ++from;
  return from;
}

// Where a page has no long paragraph: its first sentence.
std::size_t first_sentence(const std::vector<PageLine>& lines) {
  constexpr std::size_t kMinWords = 5;
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
std::size_t find_first_prose(const std::vector<PageLine>& lines) {
  const std::size_t prose = first_prose_from(lines, 0);
  if (prose == lines.size()) return first_sentence(lines);
  const auto begin = lines.begin();
  const auto cut = std::find_if(begin, begin + static_cast<std::ptrdiff_t>(prose), is_cut);
  if (cut == begin + static_cast<std::ptrdiff_t>(prose)) return prose;
  const auto date =
      std::find_if(cut, lines.end(), [](const PageLine& line) { return line.look == Look::date; });
  const std::size_t after = first_prose_from(lines, static_cast<std::size_t>(date - begin));
  return after < lines.size() ? after : prose;
}

// Lines above the story that could be its title, and how much speaks for each.
class TitleChoice {
 public:
  explicit TitleChoice(const std::vector<PageLine>& lines) : lines_(lines) {}

  std::size_t best_above(std::size_t first_prose) {
    const std::size_t from = window_start(first_prose);
    std::size_t best = kNoLine;
    double best_score = 0;
    for (std::size_t i = from; i < first_prose; ++i) {
      if (!is_candidate(lines_[i])) continue;
      const double score = score_of(i, first_prose);
      if (best != kNoLine && score <= best_score) continue;
      best = i;
      best_score = score;
    }
    return best;
  }

 private:
  static constexpr std::size_t kWindow = 24;

  [[nodiscard]] std::size_t window_start(std::size_t first_prose) const {
    std::size_t from = first_prose;
    while (from > 0 && first_prose - from < kWindow && !is_story_prose(lines_[from - 1])) --from;
    return from;
  }

  static bool is_candidate(const PageLine& line) {
    constexpr std::uint32_t kMinChars = 8;
    constexpr std::uint32_t kMaxChars = 300;
    // "Video: …" and "Infographic: …" name pictures below, but head a page above its story.
    const bool media = line.look == Look::caption && (line.furniture.category == "video" ||
                                                      line.furniture.category == "design_credit");
    return (line.look == Look::text || media) && !line.second_twin && line.chars >= kMinChars &&
           line.chars <= kMaxChars;
  }

  [[nodiscard]] double score_of(std::size_t i, std::size_t first_prose) const {
    constexpr std::size_t kFullTitleWords = 6;
    const auto& line = lines_[i];
    double score = 0;
    if (line.twin != Twin::none) score += 4;
    if (date_follows(i, first_prose)) score += 3;
    if (date_precedes(i)) score += 1.5;
    if (word_count(line.text, kFullTitleWords) == kFullTitleWords) score += 2;
    if (ends_in_full_stop(line.text)) score -= 3;
    if (is_names(line.text)) score -= 4;
    return score - 0.4 * static_cast<double>(texts_between(i, first_prose));
  }

  [[nodiscard]] bool date_follows(std::size_t i, std::size_t first_prose) const {
    std::size_t texts = 0;
    for (std::size_t j = i + 1; j < first_prose && texts < 2; ++j) {
      if (lines_[j].look == Look::date) return true;
      if (lines_[j].look == Look::text && lines_[j].text != lines_[i].text) ++texts;
    }
    return false;
  }

  [[nodiscard]] bool date_precedes(std::size_t i) const {
    constexpr std::size_t kNear = 3;
    for (std::size_t j = i; j > 0 && i - j < kNear; --j) {
      if (lines_[j - 1].look == Look::date) return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t texts_between(std::size_t i, std::size_t first_prose) const {
    std::size_t texts = 0;
    for (std::size_t j = i + 1; j < first_prose; ++j) texts += lines_[j].look == Look::text ? 1 : 0;
    return texts;
  }

  const std::vector<PageLine>& lines_;
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
                      std::size_t first_prose) {
  std::size_t page_chars = 0;
  for (const auto& line : lines) page_chars += line.chars;
  std::size_t story_chars = 0;
  for (std::size_t i = first_prose; i < lines.size(); ++i) {
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
  layout.first_prose = find_first_prose(lines);
  layout.title = TitleChoice(lines).best_above(layout.first_prose);
  layout.story = layout.title == kNoLine ? layout.first_prose : layout.title + 1;
  layout.tail = find_tail(lines, runs, layout.first_prose);
  return layout;
}

}  // namespace timbao::article
