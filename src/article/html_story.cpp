#include "article/html_story.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "article/credits.hpp"
#include "article/datelines.hpp"
#include "article/html_blocks.hpp"
#include "article/html_container.hpp"
#include "article/html_roles.hpp"
#include "article/html_title.hpp"
#include "article/lines.hpp"
#include "article/names.hpp"
#include "article/page_lines.hpp"

namespace timbao::article {
namespace {

// Has a letter that only Vietnamese has: ơ, ư, or one of U+1EA0 to U+1EF9.
bool is_vietnamese(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (byte == 0xe1 && (next == 0xba || next == 0xbb)) return true;
    if (byte == 0xc6 && (next == 0xa0 || next == 0xa1 || next == 0xaf || next == 0xb0)) return true;
  }
  return false;
}

constexpr std::size_t kMinTitleWords = 4;

// Most of its text is of links: a teaser, a list of topics.
bool is_link(const HtmlBlock& block) { return block.link_chars * 10 > block.chars * 8; }

// Sorts the blocks of the story's element into paragraphs, credits and refuse.
class StoryReader {
 public:
  explicit StoryReader(const HtmlTree& tree)
      : tree_(tree),
        head_title_(head_title(tree)),
        title_(heading_of(tree, head_title_)),
        roles_(roles_of(tree, title_)),
        cut_(tree, roles_),
        blocks_(cut_.all()),
        place_(story_place(tree, blocks_)) {
    if (title_ == kNoNode) title_ = plain_title();
    if (title_ != kNoNode) title_text_ = tree.text_below(title_);
  }

  HtmlStory read() {
    story_.title = title_;
    story_.top = place_.top;
    if (story_.top != kNoNode) {
      const std::size_t first = first_from(story_.top);
      end_ = first_from(tree_[story_.top].end);
      read_lead(first);
      for (std::size_t i = first; i < end_; ++i) read_block(i);
      drop_trailing_links();
      drop_trailing_names();
      take_paragraphs();
    }
    take_related();
    return std::move(story_);
  }

 private:
  // The title of a page without headings: the first text that the head's title holds.
  [[nodiscard]] NodeId plain_title() const {
    constexpr std::size_t kMinBytes = 20;
    for (const auto& block : blocks_) {
      const bool title = block.role == Role::none && block.link_chars == 0 &&
                         block.text.size() >= kMinBytes &&
                         head_title_.find(block.text) != std::string::npos;
      if (title && tree_.text_below(block.node) == block.text) return block.node;
    }
    return kNoNode;
  }

  // The first block that starts at or behind the node.
  [[nodiscard]] std::size_t first_from(NodeId node) const {
    const auto at = std::lower_bound(
        blocks_.begin(), blocks_.end(), node,
        [](const HtmlBlock& block, NodeId wanted) { return block.first < wanted; });
    return static_cast<std::size_t>(at - blocks_.begin());
  }

  [[nodiscard]] Tag tag_of(const HtmlBlock& block) const { return tree_[block.node].tag; }

  // The sapo may stand between the title and the element that holds the story. Elsewhere than in
  // Vietnam such a line repeats the story, unless it is as long as a paragraph.
  void read_lead(std::size_t first) {
    constexpr std::uint32_t kMinChars = 40;
    constexpr std::uint32_t kParagraphChars = 220;
    if (title_ == kNoNode || title_ > story_.top) return;
    for (std::size_t i = first_from(tree_[title_].end); i < first; ++i) {
      const auto& block = blocks_[i];
      const bool lead = block.role == Role::lead;
      if ((block.role != Role::none && !lead) || is_title(block)) continue;
      if (block.chars < kMinChars || block.link_chars * 2 > block.chars) continue;
      const bool paragraph = block.chars >= kParagraphChars && !lead && !is_heading(tag_of(block));
      if (!paragraph && !is_vietnamese(block.text)) continue;
      const auto look = page_line(block.text).look;
      const bool sentence = look == Look::text && (lead || ends_in_full_stop(block.text));
      if (look == Look::prose || sentence) keep(i);
    }
  }

  [[nodiscard]] bool is_title(const HtmlBlock& block) const {
    return block.text == title_text_ || (title_ != kNoNode && tree_.is_below(block.first, title_));
  }

  void read_block(std::size_t i) {
    const auto& block = blocks_[i];
    if (block.role == Role::lead) {
      if (opened_ || is_vietnamese(block.text)) keep(i);
      return;
    }
    if (block.role != Role::none || is_title(block) || is_link(block) || place_.summaries[i])
      return;
    // A heading above the first paragraph sums the story up.
    if (!opened_ && is_heading(tag_of(block)) && !is_vietnamese(block.text)) return;
    const auto line = page_line(block.text);
    switch (line.look) {
      case Look::image_name:
      case Look::caption:
      case Look::date:
        return;
      case Look::card:
        return drop_headline_above(i);
      case Look::furniture:
        return read_furniture(i, line);
      case Look::section:
        if (opened_) keep(i);
        return;
      case Look::prose:
        opened_ = true;
        return keep(i);
      case Look::text:
        return read_short(i, line);
    }
  }

  // "Thời sự - PV - 4 giờ trước" stands below a teaser's title.
  void drop_headline_above(std::size_t i) {
    if (kept_.empty() || kept_.back() + 1 != i || !is_headline(page_line(blocks_[i - 1].text)))
      return;
    story_.related.emplace_back(blocks_[i - 1].text);
    kept_.pop_back();
  }

  void read_furniture(std::size_t i, const PageLine& line) {
    const auto& furniture = line.furniture;
    if (furniture.action == FurnitureAction::cut_after && opened_ && !story_goes_on(i + 1))
      end_ = i;
    if (furniture.action == FurnitureAction::end_of_body) {
      const auto name = byline_name(furniture.rest.empty() ? line.text : furniture.rest);
      if (furniture.category == "byline" && !story_.author) story_.author = names_of(name);
      if (opened_ && !story_goes_on(i + 1)) end_ = i;
    }
    if (furniture.category == "inline_related") story_.related.push_back(cleaned(furniture.rest));
  }

  void read_short(std::size_t i, const PageLine& line) {
    constexpr std::size_t kMinWords = 5;
    const auto& block = blocks_[i];
    const bool heading = is_heading(tag_of(block));
    if (!heading && is_caption(block)) return;
    if (const auto credit = credit_of(block.text)) {
      if (!story_.origin) story_.origin = credit->origin;
      if (!story_.author) story_.author = credit->author;
      return;
    }
    if (!opened_ && is_names(block.text)) {
      if (!story_.author) story_.author = names_of(block.text);
      return;
    }
    const bool sentence = ends_sentence(line.text) && word_count(line.text, kMinWords) == kMinWords;
    opened_ = opened_ || sentence;
    keep(i);
  }

  // A short line below a picture that is no sentence, or what a table with a picture says of it.
  static bool is_caption(const HtmlBlock& block) {
    constexpr std::uint32_t kMaxChars = 120;
    return block.after_image && block.chars < kMaxChars && !ends_in_full_stop(block.text) &&
           !block.text.ends_with("。");
  }

  // Whether two paragraphs follow before the end: below a heading of other stories one may be a
  // summary.
  [[nodiscard]] bool story_goes_on(std::size_t from) const {
    constexpr std::uint32_t kMinChars = 100;
    constexpr int kEnough = 2;
    int paragraphs = 0;
    for (std::size_t i = from; i < end_ && paragraphs < kEnough; ++i) {
      const auto& block = blocks_[i];
      const bool paragraph = block.role == Role::none && block.chars > kMinChars &&
                             block.link_chars * 3 < block.chars && ends_sentence(block.text);
      if (paragraph) ++paragraphs;
    }
    return paragraphs == kEnough;
  }

  // "More stories" and a list of links below the last paragraph.
  void drop_trailing_links() {
    constexpr std::size_t kMinItems = 3;
    std::size_t end = kept_.size();
    while (end > 0 && is_linked_item(blocks_[kept_[end - 1]])) --end;
    if (kept_.size() - end < kMinItems || end == 0) return;
    const auto& heading = blocks_[kept_[end - 1]];
    if (ends_sentence(heading.text) && !heading.text.ends_with(':')) return;
    kept_.resize(end - 1);
  }

  [[nodiscard]] bool is_linked_item(const HtmlBlock& block) const {
    return tag_of(block) == Tag::li && block.link_chars * 4 > block.chars;
  }

  // Names below the story are its authors, a heading there is one of what was left out.
  void drop_trailing_names() {
    std::string names;
    while (kept_.size() > 1) {
      const auto& block = blocks_[kept_.back()];
      const auto name = names_of(block.text);
      if (!name && !is_heading(tag_of(block))) break;
      if (name) names = *name + (names.empty() ? "" : ", ") + names;
      kept_.pop_back();
    }
    if (!names.empty() && !story_.author) story_.author = std::move(names);
  }

  void take_paragraphs() {
    for (const std::size_t i : kept_) story_.paragraphs.emplace_back(blocks_[i].text);
    take_dateline();
    if (!story_.origin && !story_.paragraphs.empty())
      story_.origin = origin_at_end(story_.paragraphs.back());
  }

  // It may stand in the sapo or in the paragraph after it.
  void take_dateline() {
    constexpr std::size_t kParagraphs = 3;
    for (std::size_t i = 0; i < std::min(kParagraphs, story_.paragraphs.size()); ++i) {
      auto& paragraph = story_.paragraphs[i];
      auto found = dateline_of(paragraph);
      if (!found) continue;
      story_.outlet = std::move(found->outlet);
      if (found->bytes < paragraph.size()) paragraph.erase(0, found->bytes);
      return;
    }
  }

  void take_related() {
    const std::vector<std::string> in_story = std::exchange(story_.related, {});
    std::unordered_set<std::string> seen = {title_text_, {}};
    const auto add = [&](std::string title) {
      if (word_count(title, kMinTitleWords) < kMinTitleWords) return;
      if (seen.insert(title).second) story_.related.push_back(std::move(title));
    };
    for (const auto& title : in_story) add(title);
    for (const auto& block : blocks_) {
      if (is_teaser_title(block)) add(teaser_title(block));
    }
  }

  [[nodiscard]] bool is_teaser_title(const HtmlBlock& block) const {
    if (block.role != Role::none && block.role != Role::related) return false;
    // A day, an age or a number of comments may stand beside the link.
    if (block.link_chars * 10 < block.chars * 6) return false;
    if (is_title(block)) return false;
    return is_headline(page_line(block.text)) ||
           furniture_of(block.text).category == "inline_related";
  }

  // The link's own text, where an age or a count stands beside it; without a bullet or arrows
  // before it.
  [[nodiscard]] std::string teaser_title(const HtmlBlock& block) const {
    const bool link_inside = block.link != kNoNode && !tree_.is_below(block.node, block.link);
    std::string title = link_inside ? cleaned(tree_.text_below(block.link)) : cleaned(block.text);
    for (const std::string_view sign : {">>", ">", "»", "•", "-", "+"}) {
      if (title.starts_with(sign)) title = cleaned(std::string_view(title).substr(sign.size()));
    }
    return title;
  }

  void keep(std::size_t i) { kept_.push_back(i); }

  const HtmlTree& tree_;
  const std::string head_title_;
  NodeId title_;
  const std::vector<Role> roles_;
  const HtmlBlocks cut_;
  const std::vector<HtmlBlock>& blocks_;
  const StoryPlace place_;
  HtmlStory story_;
  std::string title_text_;
  std::vector<std::size_t> kept_;
  std::size_t end_ = 0;
  bool opened_ = false;  // The story's first sentence has been met.
};

}  // namespace

HtmlStory story_of(const HtmlTree& tree) { return StoryReader(tree).read(); }

}  // namespace timbao::article
