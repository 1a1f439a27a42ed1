#include "article/html_tree.hpp"

#include "article/html_tree_builder.hpp"

namespace timbao::article {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

}  // namespace

HtmlTree::HtmlTree(std::string_view page) { HtmlTreeBuilder(page, *this).build(); }

NodeId HtmlTree::first_child(NodeId node) const {
  return node + 1 < nodes_[node].end ? node + 1 : kNoNode;
}

NodeId HtmlTree::next_sibling(NodeId node) const {
  const NodeId parent = nodes_[node].parent;
  if (parent == kNoNode) return kNoNode;
  return nodes_[node].end < nodes_[parent].end ? nodes_[node].end : kNoNode;
}

std::optional<std::string_view> HtmlTree::attribute(NodeId node, Attribute name) const {
  const auto& of = nodes_[node];
  for (std::uint32_t i = 0; i < of.attribute_count; ++i) {
    const auto& attribute = attributes_[of.first_attribute + i];
    if (attribute.name == name) return attribute.value;
  }
  return std::nullopt;
}

std::string HtmlTree::text_below(NodeId node) const {
  std::string text;
  for (NodeId i = node; i < nodes_[node].end; ++i) {
    const auto& at = nodes_[i];
    if (at.tag == Tag::text || (i == node && is_raw(at.tag))) {
      append_collapsed(at.text, text);
    } else if (is_block(at.tag) || at.tag == Tag::br) {
      append_collapsed(" ", text);
    }
  }
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

void append_collapsed(std::string_view text, std::string& line) {
  for (const char c : text) {
    if (!is_space(c)) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
}

}  // namespace timbao::article
