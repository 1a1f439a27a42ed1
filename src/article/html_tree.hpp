// The elements and texts of an HTML page as one flat list, in the order of the page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/html_tags.hpp"
#include "article/html_tokens.hpp"

namespace timbao::article {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = static_cast<NodeId>(-1);

// What is below a node stands right behind it, up to `end`: so a loop over a range of ids walks a
// subtree, and nothing recurses however deep a page is.
struct HtmlNode {
  std::string_view text;  // Of Tag::text, and of the raw elements that are kept (<title>, JSON-LD):
                          // unescaped, white space as written. Of Tag::other: the element's name.
  NodeId parent = kNoNode;
  NodeId end = 0;  // One past the last node below.
  std::uint32_t first_attribute = 0;
  std::uint16_t attribute_count = 0;
  Tag tag = Tag::other;
};

// Node 0 is the page itself (Tag::html); all others are below it. Of <script> only JSON-LD keeps
// its text, <style>, <svg>, <iframe> and <textarea> keep none; a text of white space between blocks
// is left out.
class HtmlTree {
 public:
  // The views are of `page` where nothing had to be unescaped, which so has to outlive the tree.
  // Linear in the size of the page, whatever it is. Requires: valid UTF-8 of less than 4 GiB.
  explicit HtmlTree(std::string_view page);

  [[nodiscard]] NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  [[nodiscard]] const HtmlNode& operator[](NodeId node) const { return nodes_[node]; }

  // kNoNode where there is none.
  [[nodiscard]] NodeId first_child(NodeId node) const;
  [[nodiscard]] NodeId next_sibling(NodeId node) const;

  [[nodiscard]] bool is_below(NodeId node, NodeId ancestor) const {
    return ancestor < node && node < nodes_[ancestor].end;
  }

  // Unescaped, as written otherwise. Empty for an attribute without a value, nothing where there is
  // none.
  [[nodiscard]] std::optional<std::string_view> attribute(NodeId node, Attribute name) const;

  // All text below the node, runs of white space as one space, none at the ends; blocks and <br>
  // part words.
  [[nodiscard]] std::string text_below(NodeId node) const;

 private:
  friend class HtmlTreeBuilder;

  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
  std::vector<char>
      unescaped_;  // What views of unescaped texts point to; never grows past its capacity.
};

// Appends `text` with each run of white space as one space; none where `line` is empty or ends in
// one.
void append_collapsed(std::string_view text, std::string& line);

}  // namespace timbao::article
