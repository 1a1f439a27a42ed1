// Nests the tags of a page: which start ends which open elements, and what an end tag ends.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "article/html_tokens.hpp"
#include "article/html_tree.hpp"

namespace timbao::article {

// The rules of HTML 5 as far as they decide what text stands in which element. Every open element
// knows the one of its kind below it in the stack, so that no tag costs a search.
class HtmlTreeBuilder {
 public:
  HtmlTreeBuilder(std::string_view page, HtmlTree& tree);

  void build();

 private:
  // Places in the stack of open elements; 0 is the page itself and stands for none.
  using Place = std::uint32_t;

  struct Open {
    NodeId node = 0;
    Tag tag = Tag::html;
    bool ended = false;  // An end tag met it while a block was open in it: it ends with that block.
    Place same = 0;      // The next one below with this tag, block, scope.
    Place block = 0;
    Place scope = 0;
  };

  void add_text(const HtmlToken& token);
  void start(const HtmlToken& token);
  void end(const HtmlToken& token);
  void end_inline(Place place);
  void end_implied(Tag started);
  void end_row_parts(Tag started);
  void end_within(Tag tag, std::initializer_list<Tag> limits);
  NodeId add_node(const HtmlToken& token);
  void open(NodeId node, Tag tag);
  void close_from(Place place);
  [[nodiscard]] std::string_view unescaped(std::string_view text);
  [[nodiscard]] Place last(Tag tag) const { return last_[static_cast<std::size_t>(tag)]; }
  [[nodiscard]] Place last_heading() const;

  std::string_view page_;
  HtmlTree& tree_;
  HtmlTokens tokens_;
  std::vector<Open> stack_;
  std::array<Place, kTagCount> last_{};  // By tag: its last open element.
  Place last_block_ = 0;
  Place last_scope_ = 0;
  bool after_block_ = true;  // The last token started or ended a block: white space says nothing.
};

}  // namespace timbao::article
