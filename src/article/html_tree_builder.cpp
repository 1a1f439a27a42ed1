#include "article/html_tree_builder.hpp"

#include <algorithm>

#include "article/html_references.hpp"

namespace timbao::article {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \n\t\r\f") == std::string_view::npos;
}

bool is_json_ld(const std::vector<HtmlAttribute>& attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [](const HtmlAttribute& attribute) {
    return attribute.name == Attribute::type &&
           attribute.value.find("ld+json") != std::string_view::npos;
  });
}

}  // namespace

HtmlTreeBuilder::HtmlTreeBuilder(std::string_view page, HtmlTree& tree)
    : page_(page), tree_(tree), tokens_(page) {}

void HtmlTreeBuilder::build() {
  constexpr std::size_t kBytesPerNode = 50;  // Measured on pages of the press: 60 to 90.
  tree_.nodes_.reserve(page_.size() / kBytesPerNode + 1);
  tree_.nodes_.push_back({.text = {}, .parent = kNoNode, .end = 0, .tag = Tag::html});
  stack_.push_back({});
  HtmlToken token;
  while (tokens_.next(token)) {
    switch (token.kind) {
      case HtmlToken::Kind::text:
        add_text(token);
        break;
      case HtmlToken::Kind::start:
        start(token);
        break;
      case HtmlToken::Kind::end:
        end(token);
        break;
    }
  }
  close_from(0);
}

void HtmlTreeBuilder::add_text(const HtmlToken& token) {
  if (after_block_ && is_blank(token.text)) return;
  after_block_ = false;
  const NodeId node = add_node(token);
  tree_.nodes_[node].text = unescaped(token.text);
  tree_.nodes_[node].end = node + 1;
}

void HtmlTreeBuilder::start(const HtmlToken& token) {
  const Tag tag = token.tag;
  if (tag == Tag::html) return;
  // A second body is none.
  if (tag == Tag::body && last(Tag::body) != 0) return;
  end_implied(tag);
  const NodeId node = add_node(token);
  auto& added = tree_.nodes_[node];
  added.end = node + 1;
  after_block_ = is_block(tag) || tag == Tag::br || (after_block_ && is_raw(tag));
  if (tag == Tag::title || (tag == Tag::script && is_json_ld(tokens_.attributes()))) {
    added.text = tag == Tag::title ? unescaped(token.text) : token.text;
  } else if (tag == Tag::other) {
    added.text = token.name;
  }
  if (!is_raw(tag) && !is_void(tag)) open(node, tag);
}

// What a start tag ends although nobody wrote its end.
void HtmlTreeBuilder::end_implied(Tag started) {
  if (started == Tag::body) return close_from(std::max<Place>(last(Tag::head), 1));
  if (closes_paragraph(started)) {
    if (last(Tag::head) != 0) close_from(last(Tag::head));
    end_within(Tag::p, {});
  }
  switch (started) {
    case Tag::li:
      return end_within(Tag::li, {Tag::ul, Tag::ol, Tag::menu});
    case Tag::dt:
    case Tag::dd:
      end_within(Tag::dt, {Tag::dl});
      return end_within(Tag::dd, {Tag::dl});
    case Tag::option:
    case Tag::optgroup:
      return end_within(Tag::option, {Tag::select});
    case Tag::a:
      if (last(Tag::a) > last_scope_) end_inline(last(Tag::a));
      return;
    default:
      break;
  }
  if (is_heading(started) && is_heading(stack_.back().tag)) {
    return close_from(static_cast<Place>(stack_.size() - 1));
  }
  end_row_parts(started);
}

void HtmlTreeBuilder::end_row_parts(Tag started) {
  const auto end_in_table = [this](Tag tag) {
    if (last(tag) > last(Tag::table)) close_from(last(tag));
  };
  switch (started) {
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot:
      end_in_table(Tag::tbody);
      end_in_table(Tag::thead);
      end_in_table(Tag::tfoot);
      [[fallthrough]];
    case Tag::tr:
      end_in_table(Tag::tr);
      [[fallthrough]];
    case Tag::td:
    case Tag::th:
      end_in_table(Tag::td);
      return end_in_table(Tag::th);
    default:
      return;
  }
}

// Ends the last open `tag` unless one of `limits`, or a table's cell, was opened in it.
void HtmlTreeBuilder::end_within(Tag tag, std::initializer_list<Tag> limits) {
  Place limit = last_scope_;
  for (const Tag other : limits) limit = std::max(limit, last(other));
  if (last(tag) > limit) close_from(last(tag));
}

void HtmlTreeBuilder::end(const HtmlToken& token) {
  const Tag tag = token.tag;
  after_block_ = after_block_ || is_block(tag);
  // What stands behind </body> belongs to the page all the same.
  if (tag == Tag::html || tag == Tag::body) return;
  const Place place = is_heading(tag) ? last_heading() : last(tag);
  if (place == 0) return;
  if (is_scope(tag)) return close_from(place);
  if (is_block(tag)) {
    if (place > last_scope_) close_from(place);
    return;
  }
  if (tag == Tag::other && tree_.nodes_[stack_[place].node].text != token.name) return;
  end_inline(place);
}

// "<a><div></a>…</div>": the link ends with the block in it, of which it holds the rest.
void HtmlTreeBuilder::end_inline(Place place) {
  if (place > last_block_) return close_from(place);
  auto& element = stack_[place];
  element.ended = true;
  last_[static_cast<std::size_t>(element.tag)] = element.same;
}

NodeId HtmlTreeBuilder::add_node(const HtmlToken& token) {
  const auto node = static_cast<NodeId>(tree_.nodes_.size());
  HtmlNode added{.text = {}, .parent = stack_.back().node, .end = 0, .tag = token.tag};
  if (token.kind == HtmlToken::Kind::start) {
    added.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    added.attribute_count = static_cast<std::uint16_t>(tokens_.attributes().size());
    for (const auto& [name, value] : tokens_.attributes()) {
      tree_.attributes_.push_back({name, unescaped(value)});
    }
  }
  tree_.nodes_.push_back(added);
  return node;
}

void HtmlTreeBuilder::open(NodeId node, Tag tag) {
  const auto place = static_cast<Place>(stack_.size());
  Place& same = last_[static_cast<std::size_t>(tag)];
  stack_.push_back({node, tag, false, same, last_block_, last_scope_});
  same = place;
  if (is_block(tag)) last_block_ = place;
  if (is_scope(tag)) last_scope_ = place;
}

// Closes the element at `place` and all that are open in it, and those below that wait for it to
// close.
void HtmlTreeBuilder::close_from(Place place) {
  const auto end = static_cast<NodeId>(tree_.nodes_.size());
  while (stack_.size() > place || (stack_.size() > 1 && stack_.back().ended)) {
    const Open& closed = stack_.back();
    tree_.nodes_[closed.node].end = end;
    if (!closed.ended) last_[static_cast<std::size_t>(closed.tag)] = closed.same;
    last_block_ = closed.block;
    last_scope_ = closed.scope;
    stack_.pop_back();
  }
}

std::string_view HtmlTreeBuilder::unescaped(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return text;
  auto& all = tree_.unescaped_;
  if (all.capacity() == 0) all.reserve(page_.size());
  const std::size_t start = all.size();
  append_unescaped(text, all);
  return {all.data() + start, all.size() - start};
}

HtmlTreeBuilder::Place HtmlTreeBuilder::last_heading() const {
  Place place = 0;
  for (const Tag tag : {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6}) {
    place = std::max(place, last(tag));
  }
  return place;
}

}  // namespace timbao::article
