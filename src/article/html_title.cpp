#include "article/html_title.hpp"

namespace timbao::article {

std::string head_title(const HtmlTree& tree) {
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].tag == Tag::title) return tree.text_below(node);
  }
  return {};
}

NodeId heading_of(const HtmlTree& tree, const std::string& title) {
  constexpr std::size_t kMinBytes = 12;
  // More than any title has: headings that hold one another would be read again and again.
  constexpr NodeId kMaxNodes = 200;
  NodeId h1 = kNoNode;
  NodeId other = kNoNode;
  std::size_t h1_count = 0;
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (!is_heading(tree[node].tag) || tree[node].end - node > kMaxNodes) continue;
    const bool is_h1 = tree[node].tag == Tag::h1;
    if (is_h1 && ++h1_count == 1) h1 = node;
    const std::string text = tree.text_below(node);
    if (text.size() < kMinBytes || title.find(text) == std::string::npos) continue;
    if (is_h1) return node;
    if (other == kNoNode) other = node;
  }
  if (other != kNoNode) return other;
  return h1_count == 1 ? h1 : kNoNode;
}

}  // namespace timbao::article
