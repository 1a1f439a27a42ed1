// The texts of a page, cut where a browser starts a new line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/html_roles.hpp"
#include "article/html_tree.hpp"

namespace timbao::article {

struct HtmlBlock {
  std::string_view text;         // White space collapsed, trimmed, never empty.
  std::uint32_t chars = 0;       // Code points.
  std::uint32_t link_chars = 0;  // Of them in links.
  std::uint32_t bold_chars = 0;
  NodeId node = 0;        // The innermost block element that holds it.
  NodeId first = 0;       // Its first text.
  NodeId link = kNoNode;  // The first link that has text in it.
  Role role = Role::none;
  bool after_image = false;  // A picture or video stands between it and the block before.
};

class HtmlBlocks {
 public:
  // `tree` has to outlive the blocks.
  HtmlBlocks(const HtmlTree& tree, const std::vector<Role>& roles);

  [[nodiscard]] const std::vector<HtmlBlock>& all() const { return blocks_; }

 private:
  friend class BlockCutter;

  std::string texts_;  // Of all blocks; never grows past its capacity.
  std::vector<HtmlBlock> blocks_;
};

}  // namespace timbao::article
