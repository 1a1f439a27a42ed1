#include "article/html_bylines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "article/credits.hpp"
#include "article/lines.hpp"
#include "article/names.hpp"
#include "article/page_lines.hpp"
#include "timbao/article/outlets.hpp"

namespace timbao::article {
namespace {

// Nodes around the title and behind the story that are read. Limits, far above what pages have
// there.
constexpr NodeId kNodesAboveTitle = 60;
constexpr NodeId kNodesBelowTitle = 600;
constexpr NodeId kNodesBelowStory = 80;
constexpr NodeId kNodesOfEnd = 200;
constexpr NodeId kBesideNodes = 8;
// An element of more nodes is no line.
constexpr NodeId kLineNodes = 14;
constexpr std::size_t kMaxLineBytes = 200;

bool holds_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [text](auto part) { return text.find(part) != std::string_view::npos; });
}

// Named as the place of the author's name: class="author", rel="author", itemprop="author".
bool names_author(const HtmlTree& tree, NodeId node) {
  if (tree[node].attribute_count == 0) return false;
  if (tree.attribute(node, Attribute::rel) == "author") return true;
  if (tree.attribute(node, Attribute::itemprop) == "author") return true;
  for (const auto attribute : {Attribute::class_, Attribute::id}) {
    const auto names = tree.attribute(node, attribute);
    if (!names || names->empty() || names->size() > kMaxLineBytes) continue;
    const std::string lower = ascii_lower(*names);
    if (holds_any(lower, {"author", "byline", "tacgia", "tac-gia", "tac_gia", "nguoiviet",
                          "nguoi-viet", "butdanh", "but-danh", "writer", "journalist"}) &&
        !holds_any(lower, {"comment", "cmt", "avatar", "-img", "image", "photo", "related", "bio",
                           "authority", "follow", "social", "source", "quote", "caption"})) {
      return true;
    }
  }
  return false;
}

class BylineReader {
 public:
  BylineReader(const HtmlTree& tree, const HtmlStory& story, const KnownDays& days)
      : tree_(tree), days_(days), title_(story.title), top_(story.top) {
    const NodeId anchor = title_ != kNoNode ? title_ : top_ != kNoNode ? top_ : 0;
    begin_ = anchor - std::min(anchor, kNodesAboveTitle);
    title_end_ = title_ != kNoNode ? tree_[title_].end : anchor;
    const NodeId story_end = top_ != kNoNode ? tree_[top_].end : title_end_;
    end_ = std::min(tree_.size(), std::max(story_end, title_end_) + kNodesBelowStory);
  }

  HtmlBylines read() {
    const NodeId head_end = std::min(tree_.size(), title_end_ + kNodesBelowTitle);
    for (story_begin_ = title_end_; story_begin_ < head_end && !opens_story(story_begin_);
         ++story_begin_) {
      read_node(story_begin_);
    }
    if (!found_.published && !found_.modified) read_above_title();
    read_authors();
    read_origin();
    return std::move(found_);
  }

 private:
  // A text as long as only a paragraph is.
  [[nodiscard]] bool is_paragraph(NodeId node) const {
    constexpr std::size_t kMinBytes = 160;
    const auto& at = tree_[node];
    return at.tag == Tag::text && at.text.size() >= kMinBytes && ends_sentence(trimmed(at.text));
  }

  [[nodiscard]] bool opens_story(NodeId node) const {
    return top_ != kNoNode && tree_.is_below(node, top_) && is_paragraph(node);
  }

  void read_node(NodeId node) {
    if (tree_[node].tag == Tag::script) return;
    if (tree_[node].tag == Tag::time) read_time_element(node);
    read_date(node);
  }

  // The nearest first.
  void read_above_title() {
    constexpr NodeId kRightAbove = 12;
    if (title_ == kNoNode) return;
    for (NodeId node = title_; node > begin_ && !found_.published; --node) {
      if (tree_.is_below(title_, node - 1)) continue;
      far_above_ = title_ - node >= kRightAbove;
      above_ = true;
      read_node(node - 1);
    }
  }

  // Its attribute, for machines, and the text that people see.
  void read_time_element(NodeId node) {
    const auto datetime = tree_.attribute(node, Attribute::datetime);
    const auto date = datetime ? date_of(*datetime) : std::nullopt;
    if (!date || (far_above_ && date->precision == Date::Precision::day)) return;
    const auto name = tree_.attribute(node, Attribute::itemprop);
    const auto classes = tree_.attribute(node, Attribute::class_);
    const bool updated = name == "dateModified" || (classes && classes->find("updated") == 0);
    take(*date, updated);
  }

  [[nodiscard]] std::string line_at(NodeId node) const {
    if (tree_[node].tag == Tag::text) {
      std::string line;
      if (tree_[node].text.size() <= 2 * kMaxLineBytes) append_collapsed(tree_[node].text, line);
      return std::string(trimmed(line));
    }
    if (tree_[node].end - node > kLineNodes || tree_[node].end - node < 3) return {};
    return tree_.text_below(node);
  }

  void read_date(NodeId node) {
    const std::string line = line_at(node);
    if (line.empty() || line.size() > kMaxLineBytes) return;
    if (std::none_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; })) return;
    if (page_line(line).look != Look::date) return;
    const auto found = date_line_of(line);
    const auto date = found ? days_.completed(*found) : std::nullopt;
    if (!date) return;
    if (above_ && date->precision == Date::Precision::second) return;
    if (far_above_ && date->precision == Date::Precision::day) return;
    take(*date, found->updated);
    if (!found_.author) found_.author = author_beside(*found);
  }

  // A line with a time says more than one with the day alone.
  void take(const Date& date, bool updated) {
    auto& field = updated ? found_.modified : found_.published;
    if (!field || (field->precision == Date::Precision::day && field->day == date.day))
      field = date;
  }

  std::optional<std::string> author_beside(const DateLine& line) {
    std::string names;
    for (const auto other : line.others) {
      auto name = names_of(byline_name(other));
      if (!name) {
        if (auto credit = credit_of(other)) {
          name = std::move(credit->author);
          if (!found_.origin) found_.origin = std::move(credit->origin);
        }
      }
      if (name) names += (names.empty() ? "" : ", ") + *name;
    }
    return names.empty() ? std::nullopt : std::optional(names);
  }

  // Elements named so count before names beside a date. Below the story they may name the authors
  // of others, so only the first counts there, with what stands beside it.
  void read_authors() {
    const NodeId head_end = std::min({title_end_ + kNodesBelowTitle, end_, story_begin_});
    if (auto names = authors_between(begin_, head_end, tree_.size()))
      found_.author = std::move(names);
    found_.author_below = authors_between(head_end, end_, kBesideNodes);
    if (!found_.author_below) found_.author_below = name_behind_story();
  }

  // Up to `gap` nodes may stand between two authors.
  std::optional<std::string> authors_between(NodeId from, NodeId to, NodeId gap) {
    constexpr std::size_t kMaxNamesBytes = 300;
    std::string names;
    NodeId last = from;
    for (NodeId node = from; node < to && names.size() < kMaxNamesBytes; ++node) {
      if (!names.empty() && node - last > gap) break;
      if (tree_[node].tag == Tag::text || !names_author(tree_, node)) continue;
      if (tree_[node].end - node > kLineNodes * 2) continue;
      const auto name = author_in(node);
      if (name && names.find(*name) == std::string::npos)
        names += (names.empty() ? "" : ", ") + *name;
      node = tree_[node].end - 1;
      last = node;
    }
    return names.empty() ? std::nullopt : std::optional(names);
  }

  // A name alone in bold behind the last paragraph, before another heading.
  [[nodiscard]] std::optional<std::string> name_behind_story() const {
    if (top_ == kNoNode) return std::nullopt;
    for (NodeId node = behind_last_paragraph(); node < end_ && !is_heading(tree_[node].tag);
         ++node) {
      const Tag tag = tree_[node].tag;
      if ((tag == Tag::strong || tag == Tag::b) && tree_[node].end - node <= kLineNodes) {
        if (auto names = names_of(tree_.text_below(node))) return names;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] NodeId behind_last_paragraph() const {
    const NodeId top_end = tree_[top_].end;
    const NodeId from = std::max(top_, top_end - std::min(top_end, kNodesOfEnd));
    for (NodeId node = top_end; node > from; --node) {
      if (is_paragraph(node - 1)) return node;
    }
    return top_end;
  }

  // "Nguồn: Báo Sông Trăng", "Theo TTXVN" at the end of the story; a link says whose name it is.
  void read_origin() {
    if (top_ == kNoNode) return;
    const NodeId from = std::max(top_, tree_[top_].end - std::min(tree_[top_].end, kNodesOfEnd));
    for (NodeId node = from; node < end_ && !found_.origin; ++node) {
      if (tree_[node].end - node > kLineNodes || tree_[node].tag == Tag::script) continue;
      const std::string line =
          tree_[node].tag == Tag::text ? line_at(node) : tree_.text_below(node);
      if (!starts_credit(line) || line.size() > kMaxLineBytes) continue;
      const auto credit = credit_of(line);
      if (!credit || !credit->origin) continue;
      found_.origin = credit->origin;
      if (!found_.origin->domain) found_.origin->domain = linked_domain(node);
    }
  }

  static bool starts_credit(std::string_view line) {
    for (const std::string_view label : {"Nguồn", "NGUỒN", "Theo", "(Theo", "(Nguồn", "Link gốc"}) {
      if (line.starts_with(label)) return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<std::string> linked_domain(NodeId node) const {
    for (NodeId below = node; below < tree_[node].end; ++below) {
      if (tree_[below].tag != Tag::a) continue;
      const auto href = tree_.attribute(below, Attribute::href);
      if (!href || href->find("//") == std::string_view::npos) continue;
      if (auto outlet = outlet_of_url(*href)) return std::move(outlet->domain);
    }
    return std::nullopt;
  }

  // Its texts one by one, which may touch ("By" beside "Khánh Thi"), or else what it names as a
  // whole.
  std::optional<std::string> author_in(NodeId node) {
    std::string names;
    for (NodeId below = node + 1; below < tree_[node].end; ++below) {
      if (tree_[below].tag != Tag::text) continue;
      const auto name = author_named(line_at(below));
      if (name && names.find(*name) == std::string::npos)
        names += (names.empty() ? "" : ", ") + *name;
    }
    if (!names.empty()) return names;
    const std::string whole = tree_.text_below(node);
    if (auto name = author_named(whole)) return name;
    return is_pseudonym(whole) ? std::optional(cleaned(whole)) : std::nullopt;
  }

  // "Hoài": only the element's name says that one word is a person.
  static bool is_pseudonym(std::string_view line) {
    constexpr std::size_t kMaxChars = 14;
    line = trimmed(line);
    return words_of(line).size() == 1 && starts_upper(line) && code_points(line) <= kMaxChars &&
           line.find_first_of("0123456789:;/@") == std::string_view::npos && line != "By" &&
           line != "Theo" && line != "Bởi" && !outlet_of_name(line) && !is_section_list(line);
  }

  // "Tác giả: Khánh Thi", "Theo TTXVN".
  std::optional<std::string> author_named(std::string_view line) {
    constexpr std::size_t kMaxBytes = 120;
    line = trimmed(line);
    if (line.empty() || line.size() > kMaxBytes) return std::nullopt;
    if (const auto dated = date_line_of(line)) return author_beside(*dated);
    for (const std::string_view label :
         {"Tác giả:", "Tác giả", "Bài:", "Bởi:", "Bởi", "By:", "By", "by", "Bài, ảnh:", "Tin, ảnh:",
          "Theo:", "Thực hiện:", "Người viết:", "Written by", "Posted by"}) {
      if (!line.starts_with(label)) continue;
      const auto rest = line.substr(label.size());
      if (label.back() == ':' || rest.size() != trimmed(rest).size()) line = trimmed(rest);
    }
    if (auto credit = credit_of(line)) {
      if (!found_.origin) found_.origin = std::move(credit->origin);
      return std::move(credit->author);
    }
    return names_of(byline_name(line));
  }

  const HtmlTree& tree_;
  const KnownDays& days_;
  const NodeId title_;
  const NodeId top_;
  NodeId begin_ = 0;
  NodeId title_end_ = 0;
  NodeId story_begin_ = 0;  // Its first paragraph.
  NodeId end_ = 0;
  bool above_ = false;
  bool far_above_ = false;
  HtmlBylines found_;
};

}  // namespace

HtmlBylines bylines_of(const HtmlTree& tree, const HtmlStory& story, const KnownDays& days) {
  return BylineReader(tree, story, days).read();
}

}  // namespace timbao::article
