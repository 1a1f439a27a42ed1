#include "article/html_story.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "article/html_blocks.hpp"
#include "article/html_roles.hpp"
#include "article/lines.hpp"

namespace timbao::article {
namespace {

// The page's title as its head gives it.
std::string head_title(const HtmlTree& tree) {
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].tag == Tag::title) return tree.text_below(node);
  }
  return {};
}

// The first h1 that the head's title holds, or else any heading of which that is true, or else the
// first h1.
NodeId heading_of(const HtmlTree& tree) {
  constexpr std::size_t kMinBytes = 12;
  const std::string title = head_title(tree);
  NodeId first = kNoNode;
  NodeId other = kNoNode;
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (!is_heading(tree[node].tag)) continue;
    const bool h1 = tree[node].tag == Tag::h1;
    if (h1 && first == kNoNode) first = node;
    const std::string text = tree.text_below(node);
    if (text.size() < kMinBytes || title.find(text) == std::string::npos) continue;
    if (h1) return node;
    if (other == kNoNode) other = node;
  }
  return other != kNoNode ? other : first;
}

double env(const char* name, double fallback) {
  const char* v = std::getenv(name);
  return v ? std::atof(v) : fallback;
}

class StoryFinder {
 public:
  explicit StoryFinder(const HtmlTree& tree)
      : tree_(tree),
        title_(heading_of(tree)),
        roles_(roles_of(tree, title_)),
        blocks_(tree, roles_) {}

  HtmlStory find() {
    HtmlStory story;
    story.title = title_;
    weigh();
    story.top = widened(best());
    if (story.top == kNoNode) return story;
    select(story);
    return story;
  }

 private:
  static bool is_prose(const HtmlBlock& block) {
    return block.role == Role::none && block.chars >= 25 && block.link_chars * 2 < block.chars;
  }
  static double value_of(const HtmlBlock& block) {
    return 1 + std::min(3.0, (block.chars - block.link_chars) / 100.0) +
           static_cast<double>(std::count(block.text.begin(), block.text.end(), ','));
  }

  void weigh() {
    weight_.assign(tree_.size(), 0);
    mass_.assign(tree_.size() + 1, 0);
    links_.assign(tree_.size() + 1, 0);
    for (const auto& block : blocks_.all()) {
      if (block.role == Role::none) {
        (is_prose(block) ? mass_ : links_)[block.first + 1] += block.chars;
      }
      if (!is_prose(block)) continue;
      NodeId at = block.node;
      // A paragraph element is not yet the container.
      const Tag tag = tree_[at].tag;
      if (tag == Tag::p || is_heading(tag) || tag == Tag::li || tag == Tag::blockquote ||
          tag == Tag::pre)
        at = tree_[at].parent;
      double value = value_of(block);
      if (is_heading(tag) || tag == Tag::li) value /= 2;
      for (int level = 0; level < 3 && at != kNoNode; ++level) {
        weight_[at] += value / (level == 0 ? 1 : level * 2);
        at = tree_[at].parent;
      }
    }
    for (std::size_t i = 1; i < mass_.size(); ++i) {
      mass_[i] += mass_[i - 1];
      links_[i] += links_[i - 1];
    }
  }
  [[nodiscard]] double mass(NodeId node) const { return mass_[tree_[node].end] - mass_[node]; }
  [[nodiscard]] double rest(NodeId node) const { return links_[tree_[node].end] - links_[node]; }

  [[nodiscard]] NodeId best() const {
    NodeId best = kNoNode;
    double best_weight = 0;
    for (NodeId node = 0; node < tree_.size(); ++node) {
      if (weight_[node] <= 0) continue;
      const double weight = weight_[node] * mass(node) / (mass(node) + rest(node) + 1);
      if (weight > best_weight) {
        best_weight = weight;
        best = node;
      }
    }
    return best;
  }

  // Up to an element that holds clearly more prose, if what it adds is mostly prose.
  [[nodiscard]] NodeId widened(NodeId node) const {
    if (node == kNoNode) return node;
    static const double kGain = env("GAIN", 1.1);
    static const double kDensity = env("DENS", 0.7);
    NodeId top = node;
    for (NodeId up = tree_[node].parent; up != kNoNode; up = tree_[up].parent) {
      const double added = mass(up) - mass(top);
      const double added_rest = rest(up) - rest(top);
      if (added > mass(top) * (kGain - 1) && added / (added + added_rest) > kDensity) top = up;
    }
    return top;
  }

  void select(HtmlStory& story) {
    for (const auto& block : blocks_.all()) {
      if (block.role != Role::none) continue;
      const bool inside = block.first >= story.top && block.first < tree_[story.top].end;
      if (!inside) continue;
      if (title_ != kNoNode && tree_.is_below(block.first, title_)) continue;
      if (block.link_chars * 10 > block.chars * 6) continue;
      story.paragraphs.emplace_back(block.text);
    }
  }

  const HtmlTree& tree_;
  const NodeId title_;
  const std::vector<Role> roles_;
  const HtmlBlocks blocks_;
  std::vector<double> weight_;
  std::vector<std::uint32_t> mass_;
  std::vector<std::uint32_t> links_;
};

}  // namespace

HtmlStory story_of(const HtmlTree& tree) { return StoryFinder(tree).find(); }

}  // namespace timbao::article
