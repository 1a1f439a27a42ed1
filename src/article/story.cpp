#include "article/story.hpp"

#include <algorithm>

#include "article/credits.hpp"
#include "article/datelines.hpp"
#include "article/dates.hpp"
#include "article/lines.hpp"
#include "article/names.hpp"

namespace timbao::article {
namespace {

// Walks the lines of the story once and sorts each into paragraphs, credits, boxes and refuse.
class StoryReader {
 public:
  StoryReader(const std::vector<PageLine>& lines, const ProseRuns& runs, const PageLayout& layout)
      : lines_(lines), runs_(runs), layout_(layout) {}

  Story read() {
    if (layout_.title != kNoLine) title_ = lines_[layout_.title].text;
    read_head();
    for (std::size_t i = layout_.story; i < layout_.tail;) {
      opened_ = i >= layout_.opening;
      i = read_line(i);
    }
    take_trailing_lines();
    take_datelines();
    for (const std::size_t i : kept_) story_.paragraphs.push_back(lines_[i].text);
    strip_dateline();
    if (!story_.origin && !kept_.empty()) story_.origin = origin_at_end(lines_[kept_.back()].text);
    return std::move(story_);
  }

 private:
  // The date may stand above the title, but a clock with seconds there shows when the page was
  // fetched.
  void read_head() {
    constexpr std::size_t kNear = 6;
    if (layout_.title == kNoLine) return;
    for (std::size_t i = layout_.title; i > 0 && layout_.title - i < kNear; --i) {
      if (lines_[i - 1].look != Look::date) continue;
      const auto found = date_line_of(lines_[i - 1].text);
      if (!found || found->date.precision == Date::Precision::second) continue;
      date_above_ = known_days().completed(*found);
      if (!date_above_) continue;
      author_above_ = author_beside(*found);
      return;
    }
  }

  // Sorts line `i`; returns the next one to read.
  std::size_t read_line(std::size_t i) {
    const auto& line = lines_[i];
    if (line.text == title_) return i + 1;
    switch (line.look) {
      case Look::image_name:
        return after_image(i);
      case Look::caption:
        return i + 1;
      case Look::section:
        if (opened_ && i + 1 < layout_.tail && lines_[i + 1].look == Look::prose) keep(i);
        return i + 1;
      case Look::card:
        return after_card(i);
      case Look::date:
        return after_date(i);
      case Look::furniture:
        return after_furniture(i);
      case Look::prose:
      case Look::text:
        break;
    }
    return line.twin == Twin::none ? after_text(i) : after_twin(i);
  }

  // A short line between an image's name and a gap describes the image.
  std::size_t after_image(std::size_t i) const {
    constexpr std::uint32_t kMaxCaptionChars = 250;
    const std::size_t next = i + 1;
    if (next >= layout_.tail) return next;
    const auto& line = lines_[next];
    const bool attached =
        !line.after_gap && (next + 1 == lines_.size() || lines_[next + 1].after_gap);
    const bool caption = line.look == Look::text || line.look == Look::prose;
    return attached && caption && line.chars <= kMaxCaptionChars ? next + 1 : next;
  }

  // "Thời sự - PV - 4 giờ trước" stands between a teaser's title and its summary.
  std::size_t after_card(std::size_t i) {
    if (!kept_.empty() && kept_.back() + 1 == i && is_headline(lines_[kept_.back()])) {
      story_.related.push_back(cleaned(lines_[kept_.back()].text));
      kept_.pop_back();
    }
    const bool summary = opened_ && i + 1 < layout_.tail && is_sentence(lines_[i + 1]);
    return summary ? i + 2 : i + 1;
  }

  // Within the story "Ngày 10/11" is a heading.
  std::size_t after_date(std::size_t i) {
    const bool near = !opened_ || runs_.longest_from(i + 1).length == 0;
    const auto found = date_line_of(lines_[i].text);
    if (!found) return i + 1;
    if (opened_ && found->year == YearForm::none && !found->has_time) {
      keep(i);
    } else if (near) {
      read_date(*found);
    }
    return i + 1;
  }

  // The day of publication counts before that of an update.
  void read_date(const DateLine& found) {
    const auto date = known_days().completed(found);
    if (date && (!story_.date || (date_is_update_ && !found.updated))) {
      story_.date = date;
      date_is_update_ = found.updated;
    }
    if (!story_.author) story_.author = author_beside(found);
    for (const auto other : found.others) {
      const auto credit = credit_of(other);
      if (credit && credit->origin && !story_.origin) story_.origin = credit->origin;
    }
  }

  // Gathered when first asked for.
  const KnownDays& known_days() {
    if (known_days_) return *known_days_;
    known_days_.emplace();
    for (const auto& line : lines_) known_days_->add(line.text);
    known_days_->settle();
    return *known_days_;
  }

  static std::optional<std::string> author_beside(const DateLine& line) {
    std::string names;
    for (const auto other : line.others) {
      auto name = names_of(byline_name(other));
      if (const auto credit = name ? std::nullopt : credit_of(other)) name = credit->author;
      if (name) names += (names.empty() ? "" : ", ") + *name;
    }
    return names.empty() ? std::nullopt : std::optional(names);
  }

  std::size_t after_furniture(std::size_t i) {
    const auto& furniture = lines_[i].furniture;
    switch (furniture.action) {
      case FurnitureAction::end_of_body:
        return after_byline(i);
      case FurnitureAction::cut_after:
        return after_box(i);
      default:
        break;
    }
    if (furniture.category == "inline_related") add_inline_link(furniture.rest);
    return i + 1;
  }

  void add_inline_link(std::string_view rest) {
    constexpr std::size_t kMinWords = 4;
    if (word_count(rest, kMinWords) == kMinWords) story_.related.push_back(cleaned(rest));
  }

  // "Tin, ảnh: P.Y", "Trình bày: …": what follows is no story, unless it clearly is.
  std::size_t after_byline(std::size_t i) {
    const auto& line = lines_[i];
    if (const auto dated = date_line_of(line.furniture.rest); dated && !opened_) {
      read_date(*dated);
      return i + 1;
    }
    const bool names_follow = line.furniture.rest.empty() && line.text.ends_with(':');
    if (line.furniture.category == "byline" && !names_follow && !story_.author) {
      const auto name = byline_name(line.furniture.rest.empty() ? line.text : line.furniture.rest);
      if (!name.empty()) story_.author = names_of(name).value_or(cleaned(name));
    }
    if (runs_.longest_from(i + 1).length < 2 && opened_) body_ended_ = true;
    designers_follow_ = line.furniture.category == "design_credit";
    return i + 1;
  }

  // A heading of related stories with more of the story below: everything up to there is a box.
  std::size_t after_box(std::size_t i) {
    if (!opened_) return i + 1;
    const auto run = runs_.longest_from(i + 1);
    for (std::size_t j = i + 1; j < run.start; ++j) {
      if (is_headline(lines_[j]) && !lines_[j].second_twin)
        story_.related.push_back(cleaned(lines_[j].text));
    }
    return std::max(run.start, i + 1);
  }

  // Two equal lines: a caption, a teaser with its summary, or a paragraph given twice.
  std::size_t after_twin(std::size_t i) {
    const auto& line = lines_[i];
    if (line.look == Look::prose && line.twin == Twin::apart) {
      if (!line.second_twin) keep(i);
      return i + 1;
    }
    if (line.twin == Twin::touching || line.second_twin || ends_in_full_stop(line.text))
      return i + 1;
    story_.related.push_back(cleaned(line.text));
    std::size_t next = i + 2;
    if (next < layout_.tail && lines_[next].look == Look::card) ++next;
    const bool summary =
        next < layout_.tail && lines_[next].twin == Twin::none && is_sentence(lines_[next]);
    return summary && opened_ ? next + 1 : next;
  }

  static bool is_sentence(const PageLine& line) {
    return line.look == Look::prose || (line.look == Look::text && ends_in_full_stop(line.text));
  }

  std::size_t after_text(std::size_t i) {
    const auto& line = lines_[i];
    if (const auto credit = credit_of(line.text)) {
      take_credit(*credit);
      return i + 1;
    }
    if (body_ended_) {
      if (line.look == Look::text && is_names(line.text) && !designers_follow_ && !story_.author) {
        story_.author = names_of(line.text);
      }
      return i + 1;
    }
    if (line.look == Look::prose) {
      after_author_ = false;
    } else if (!belongs_to_story(line)) {
      return i + 1;
    }
    keep(i);
    return i + 1;
  }

  void take_credit(const Credit& credit) {
    if (credit.origin && !story_.origin) story_.origin = credit.origin;
    if (credit.author && !story_.author) {
      story_.author = credit.author;
      after_author_ = opened_;
    }
  }

  // Short lines: names and leftovers of menus above the first paragraph, and titles of an author
  // below the last.
  bool belongs_to_story(const PageLine& line) {
    constexpr std::size_t kMinWords = 5;
    constexpr std::size_t kMinWordsWithoutStop = 12;
    if (after_author_ && !ends_in_full_stop(line.text)) return false;
    if (opened_ || layout_.opening >= layout_.tail) return true;
    if (is_names(line.text)) {
      if (!story_.author) story_.author = names_of(line.text);
      return false;
    }
    const std::size_t words = word_count(line.text, kMinWordsWithoutStop);
    return words == kMinWordsWithoutStop || (ends_sentence(line.text) && words >= kMinWords);
  }

  // A story ends in a sentence: names below it are its authors, headlines there are teasers. One
  // long line without a full stop is its last paragraph.
  void take_trailing_lines() {
    std::size_t end = kept_.size();
    while (end > 1 && opened_ && is_trailing(lines_[kept_[end - 1]])) --end;
    std::string names;
    std::vector<std::string> headlines;
    for (std::size_t k = end; k < kept_.size(); ++k) {
      const auto& line = lines_[kept_[k]];
      if (const auto name = names_of(line.text)) {
        names += (names.empty() ? "" : ", ") + *name;
      } else {
        headlines.push_back(cleaned(line.text));
      }
    }
    if (headlines.size() == 1 && is_long(lines_[kept_[end]])) {
      headlines.clear();
      ++end;
    }
    kept_.resize(end);
    if (!names.empty() && !story_.author) story_.author = names;
    story_.related.insert(story_.related.end(), headlines.begin(), headlines.end());
  }

  static bool is_long(const PageLine& line) {
    constexpr std::uint32_t kMinChars = 90;
    return line.chars >= kMinChars;
  }

  static bool is_trailing(const PageLine& line) {
    if (line.look != Look::text) return false;
    return is_names(line.text) || (is_headline(line) && !ends_sentence(line.text));
  }

  // The dateline may stand in the abstract or in the paragraph after it.
  void take_datelines() {
    constexpr std::size_t kParagraphs = 3;
    for (std::size_t k = 0; k < std::min(kParagraphs, kept_.size()); ++k) {
      const auto found = dateline_of(lines_[kept_[k]].text);
      if (!found) continue;
      story_.outlet = found->outlet;
      dateline_at_ = k;
      dateline_bytes_ = found->bytes;
      break;
    }
    if (!story_.date) story_.date = date_above_;
    if (!story_.author) story_.author = author_above_;
  }

  void strip_dateline() {
    if (dateline_bytes_ == 0) return;
    auto& paragraph = story_.paragraphs[dateline_at_];
    if (paragraph.size() > dateline_bytes_) paragraph.remove_prefix(dateline_bytes_);
  }

  void keep(std::size_t i) { kept_.push_back(i); }

  const std::vector<PageLine>& lines_;
  const ProseRuns& runs_;
  const PageLayout& layout_;
  Story story_;
  std::string_view title_;
  std::vector<std::size_t> kept_;
  std::optional<KnownDays> known_days_;
  std::optional<Date> date_above_;
  bool date_is_update_ = false;
  std::optional<std::string> author_above_;
  std::size_t dateline_at_ = 0;
  std::size_t dateline_bytes_ = 0;
  bool opened_ = false;  // The story's first sentence has been met.
  bool body_ended_ = false;
  bool after_author_ = false;
  bool designers_follow_ = false;
};

}  // namespace

Story story_of(const std::vector<PageLine>& lines, const ProseRuns& runs,
               const PageLayout& layout) {
  return StoryReader(lines, runs, layout).read();
}

}  // namespace timbao::article
