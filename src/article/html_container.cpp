#include "article/html_container.hpp"

#include <algorithm>
#include <cstdint>

namespace timbao::article {
namespace {

// "We use cookies to …" may be all that a page says in whole sentences.
bool is_notice(const HtmlBlock& block) {
  constexpr std::uint32_t kMaxChars = 800;
  return block.chars < kMaxChars && (block.text.find("cookies") != std::string_view::npos ||
                                     block.text.find("Cookies") != std::string_view::npos);
}

bool is_prose(const HtmlBlock& block) {
  constexpr std::uint32_t kMinChars = 25;
  return block.role == Role::none && block.chars >= kMinChars &&
         block.link_chars * 2 < block.chars && !is_notice(block);
}

bool is_link(const HtmlBlock& block) {
  return block.role == Role::none && block.link_chars * 10 > block.chars * 8;
}

// Finds summaries of other stories, each below its linked title.
class SummaryFinder {
 public:
  SummaryFinder(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks)
      : tree_(tree), blocks_(blocks), prose_before_(blocks.size() + 1) {
    for (std::size_t i = 0; i < blocks.size(); ++i)
      prose_before_[i + 1] = prose_before_[i] + (is_prose(blocks[i]) ? 1 : 0);
  }

  [[nodiscard]] std::vector<bool> find() const {
    std::vector<bool> summaries(blocks_.size());
    const HtmlBlock* before = nullptr;  // The last one without a role.
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto& block = blocks_[i];
      if (block.role != Role::none) continue;
      summaries[i] = before != nullptr && is_prose(block) && is_summary(*before, block);
      before = &block;
    }
    return summaries;
  }

 private:
  // The smallest element that holds both holds no other prose.
  [[nodiscard]] bool is_summary(const HtmlBlock& before, const HtmlBlock& block) const {
    constexpr std::uint32_t kMaxChars = 500;
    constexpr int kMaxLevels = 5;
    if (!is_link(before) || block.chars > kMaxChars) return false;
    NodeId card = block.node;
    for (int level = 0; level < kMaxLevels && before.first < card; ++level) {
      card = tree_[card].parent;
      if (card == kNoNode) return false;
    }
    if (before.first < card) return false;
    return prose_in(card) == 1;
  }

  [[nodiscard]] std::uint32_t prose_in(NodeId node) const {
    return prose_before_[first_from(tree_[node].end)] - prose_before_[first_from(node)];
  }

  [[nodiscard]] std::size_t first_from(NodeId node) const {
    const auto at = std::lower_bound(
        blocks_.begin(), blocks_.end(), node,
        [](const HtmlBlock& block, NodeId wanted) { return block.first < wanted; });
    return static_cast<std::size_t>(at - blocks_.begin());
  }

  const HtmlTree& tree_;
  const std::vector<HtmlBlock>& blocks_;
  std::vector<std::uint32_t> prose_before_;
};

// Paragraphs' texts are weighed in the element around them.
NodeId holder_of(const HtmlTree& tree, NodeId node) {
  const Tag tag = tree[node].tag;
  const bool inner = tag == Tag::p || is_heading(tag) || tag == Tag::li || tag == Tag::blockquote ||
                     tag == Tag::pre;
  return inner && tree[node].parent != kNoNode ? tree[node].parent : node;
}

class ContainerFinder {
 public:
  ContainerFinder(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                  const std::vector<bool>& summaries)
      : tree_(tree), weight_(tree.size()), prose_(tree.size() + 1), other_(tree.size() + 1) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const auto& block = blocks[i];
      if (is_prose(block) && !summaries[i]) {
        prose_[block.first + 1] += block.chars;
        weigh(block);
      } else if (block.role == Role::none) {
        other_[block.first + 1] += block.chars;
      }
    }
    for (std::size_t i = 1; i < prose_.size(); ++i) {
      prose_[i] += prose_[i - 1];
      other_[i] += other_[i - 1];
    }
  }

  [[nodiscard]] NodeId find() const {
    const NodeId best = heaviest();
    return best == kNoNode ? best : widened(best);
  }

 private:
  void weigh(const HtmlBlock& block) {
    constexpr int kLevels = 3;
    double weight = 1 + std::min(3.0, (block.chars - block.link_chars) / 100.0) +
                    static_cast<double>(std::count(block.text.begin(), block.text.end(), ','));
    const Tag tag = tree_[block.node].tag;
    if (is_heading(tag) || tag == Tag::li) weight /= 2;
    NodeId at = holder_of(tree_, block.node);
    for (int level = 0; level < kLevels && at != kNoNode; ++level) {
      weight_[at] += level == 0 ? weight : weight / (2 * level);
      at = tree_[at].parent;
    }
  }

  [[nodiscard]] double prose(NodeId node) const { return prose_[tree_[node].end] - prose_[node]; }
  [[nodiscard]] double other(NodeId node) const { return other_[tree_[node].end] - other_[node]; }

  [[nodiscard]] NodeId heaviest() const {
    NodeId best = kNoNode;
    double most = 0;
    for (NodeId node = 0; node < tree_.size(); ++node) {
      if (weight_[node] <= 0) continue;
      const double weight = weight_[node] * prose(node) / (prose(node) + other(node) + 1);
      if (weight <= most) continue;
      most = weight;
      best = node;
    }
    return best;
  }

  // Up to an element that holds clearly more prose, if what it adds is mostly prose.
  [[nodiscard]] NodeId widened(NodeId node) const {
    constexpr double kMinGain = 0.25;
    constexpr double kMinDensity = 0.6;
    NodeId top = node;
    for (NodeId up = tree_[node].parent; up != kNoNode; up = tree_[up].parent) {
      const double added = prose(up) - prose(top);
      const double added_other = other(up) - other(top);
      if (added > prose(top) * kMinGain && added > (added + added_other) * kMinDensity) top = up;
    }
    return top;
  }

  const HtmlTree& tree_;
  std::vector<double> weight_;
  std::vector<std::uint32_t> prose_;  // Characters before each node.
  std::vector<std::uint32_t> other_;
};

}  // namespace

StoryPlace story_place(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) {
  StoryPlace place;
  place.summaries = SummaryFinder(tree, blocks).find();
  place.top = ContainerFinder(tree, blocks, place.summaries).find();
  return place;
}

}  // namespace timbao::article
