#include "article/html_blocks.hpp"

#include <algorithm>

#include "article/lines.hpp"

namespace timbao::article {

class BlockCutter {
 public:
  BlockCutter(const HtmlTree& tree, const std::vector<Role>& roles, HtmlBlocks& blocks)
      : tree_(tree), roles_(roles), blocks_(blocks) {}

  void cut() {
    std::size_t bytes = 0;
    for (NodeId node = 0; node < tree_.size(); ++node) {
      if (tree_[node].tag == Tag::text) bytes += tree_[node].text.size() + 1;
    }
    // Every text gives at most its bytes, and every <br> a space.
    blocks_.texts_.reserve(bytes + tree_.size());
    for (NodeId node = 0; node < tree_.size(); ++node) {
      while (!open_.empty() && tree_[open_.back()].end <= node) close();
      read(node);
    }
    end_block();
  }

 private:
  void read(NodeId node) {
    const auto& at = tree_[node];
    switch (at.tag) {
      case Tag::text:
        return add(node);
      case Tag::a:
        link_end_ = std::max(link_end_, at.end);
        link_ = node;
        return;
      case Tag::b:
      case Tag::strong:
        bold_end_ = std::max(bold_end_, at.end);
        return;
      case Tag::img:
      case Tag::video:
      case Tag::iframe:
        // A picture within a paragraph says nothing of the next one.
        if (block_.chars == 0) after_image_ = true;
        return;
      case Tag::br:
      case Tag::hr:
        return end_line();
      default:
        break;
    }
    if (!is_block(at.tag)) return;
    end_block();
    open_.push_back(node);
  }

  void close() {
    end_block();
    open_.pop_back();
  }

  // Two line breaks part paragraphs, and so does one behind a sentence.
  void end_line() {
    constexpr std::uint32_t kMinChars = 80;
    const auto line = std::string_view(blocks_.texts_).substr(start_);
    const bool second = after_break_;
    if (second || (block_.chars >= kMinChars && ends_sentence(line))) {
      end_block();
    } else {
      append_collapsed_line(" ");
    }
    after_break_ = true;
  }

  void add(NodeId node) {
    auto& texts = blocks_.texts_;
    const std::size_t before = texts.size();
    append_collapsed_line(tree_[node].text);
    const auto added = std::string_view(texts).substr(before);
    if (added.empty() || added == " ") return;
    after_break_ = false;
    const auto chars = static_cast<std::uint32_t>(code_points(added));
    if (block_.chars == 0) {
      block_.first = node;
      block_.node = open_.empty() ? 0 : open_.back();
      block_.role = roles_[node];
      block_.after_image = after_image_;
      after_image_ = false;
    }
    block_.chars += chars;
    if (node < link_end_) block_.link_chars += chars;
    if (node < link_end_ && block_.link == kNoNode) block_.link = link_;
    if (node < bold_end_) block_.bold_chars += chars;
  }

  void append_collapsed_line(std::string_view text) {
    auto& texts = blocks_.texts_;
    for (const char c : text) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (!space) {
        texts += c;
      } else if (texts.size() > start_ && texts.back() != ' ') {
        texts += ' ';
      }
    }
  }

  void end_block() {
    block_.text = trimmed(std::string_view(blocks_.texts_).substr(start_));
    if (!block_.text.empty() && block_.chars > 0) blocks_.blocks_.push_back(block_);
    block_ = {};
    start_ = blocks_.texts_.size();
    after_break_ = false;
  }

  const HtmlTree& tree_;
  const std::vector<Role>& roles_;
  HtmlBlocks& blocks_;
  std::vector<NodeId> open_;  // Block elements.
  HtmlBlock block_;
  std::size_t start_ = 0;  // Of the block's text.
  NodeId link_end_ = 0;
  NodeId link_ = kNoNode;
  NodeId bold_end_ = 0;
  bool after_break_ = false;
  bool after_image_ = false;
};

HtmlBlocks::HtmlBlocks(const HtmlTree& tree, const std::vector<Role>& roles) {
  BlockCutter(tree, roles, *this).cut();
}

}  // namespace timbao::article
