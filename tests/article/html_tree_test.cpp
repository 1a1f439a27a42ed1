#include "article/html_tree.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace timbao::article {
namespace {

// "(p Hai (b ba) bốn)": the elements with what they hold.
std::string outline_of(const HtmlTree& tree, NodeId node = 0) {
  if (tree[node].tag == Tag::text) return std::string(tree[node].text);
  std::string outline;
  for (NodeId child = tree.first_child(node); child != kNoNode; child = tree.next_sibling(child)) {
    const auto tag = tree[child].tag;
    const std::string inner = outline_of(tree, child);
    if (tag == Tag::text) {
      outline += "'" + inner + "'";
    } else {
      const std::string name = tag == Tag::p     ? "p"
                               : tag == Tag::div ? "div"
                               : tag == Tag::b   ? "b"
                               : tag == Tag::a   ? "a"
                               : tag == Tag::li  ? "li"
                               : tag == Tag::td  ? "td"
                                                 : "x";
      outline += "(" + name + inner + ")";
    }
  }
  return outline;
}

std::string outline(std::string_view page) { return outline_of(HtmlTree(page)); }

std::string text(std::string_view page) { return HtmlTree(page).text_below(0); }

// The first node with the tag.
NodeId find(const HtmlTree& tree, Tag tag) {
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].tag == tag) return node;
  }
  return kNoNode;
}

TEST(HtmlTree, NestsElementsInTheOrderOfThePage) {
  EXPECT_EQ(outline("<div><p>Mưa <b>lớn</b> ở vùng cao</p><p>Lũ về</p></div>"),
            "(div(p'Mưa '(b'lớn')' ở vùng cao')(p'Lũ về'))");
}

TEST(HtmlTree, EndsWhatNobodyEnded) {
  EXPECT_EQ(outline("<p>Một<p>Hai<div>Ba</div>"), "(p'Một')(p'Hai')(div'Ba')");
  EXPECT_EQ(outline("<ul><li>Một<li>Hai</ul>Ba"), "(x(li'Một')(li'Hai'))'Ba'");
  EXPECT_EQ(outline("<table><tr><td>Một<td>Hai<tr><td>Ba</table>"),
            "(x(x(td'Một')(td'Hai'))(x(td'Ba')))");
  EXPECT_EQ(outline("<div><b>Đậm</div>Thường"), "(div(b'Đậm'))'Thường'");
}

TEST(HtmlTree, IgnoresEndsOfWhatIsNotOpen) {
  EXPECT_EQ(outline("<div>Một</b></p></div></div>Hai"), "(div'Một')'Hai'");
  EXPECT_EQ(outline("<div><table><tr><td>Một</div><b>Hai</b></table>Ba</div>"),
            "(div(x(x(td'Một'(b'Hai'))))'Ba')");
}

TEST(HtmlTree, EndsLinkWithTheBlockInIt) {
  EXPECT_EQ(outline("<a href=x><div>Tin khác</a></div><p>Bài</p>"), "(a(div'Tin khác'))(p'Bài')");
  EXPECT_EQ(outline("<a href=x>Một<a href=y>Hai</a>"), "(a'Một')(a'Hai')");
}

TEST(HtmlTree, ReadsAttributesOfEveryForm) {
  const HtmlTree tree(
      "<div CLASS = 'tin  chính' id=bai data-x=\"1\" hidden ID=khac title=\"A &amp; B\">Bài</div>");
  const NodeId div = find(tree, Tag::div);
  ASSERT_NE(div, kNoNode);
  EXPECT_EQ(tree.attribute(div, Attribute::class_), "tin  chính");
  EXPECT_EQ(tree.attribute(div, Attribute::id), "bai");
  EXPECT_EQ(tree.attribute(div, Attribute::hidden), "");
  EXPECT_EQ(tree.attribute(div, Attribute::title), "A & B");
  EXPECT_EQ(tree.attribute(div, Attribute::href), std::nullopt);
}

TEST(HtmlTree, ReadsCharacterReferences) {
  EXPECT_EQ(text("<p>H&#224; N&#x1ED9;i, T&ocirc; L&#7883;ch &amp; s&ocirc;ng</p>"),
            "Hà Nội, Tô Lịch & sông");
  EXPECT_EQ(text("<p>&ldquo;AT&amp;T&rdquo; &#150; a &lt b &khong; &#0; &</p>"),
            "“AT&T” – a < b &khong; \ufffd &");
  EXPECT_EQ(text("<p>x?a=1&copy=2 &notit;</p>"), "x?a=1&copy=2 &notit;");
}

TEST(HtmlTree, KeepsNoScriptsButJsonLd) {
  const HtmlTree tree(
      "<script>if (a < b) document.write('<div></div>');</script><style>p > b {}</style>"
      "<script type=\"application/ld+json\">{\"a\": "
      "\"&lt;b>\"}</script><p>Bài</p><svg><title>F</title></svg>");
  EXPECT_EQ(tree.text_below(0), "Bài");
  EXPECT_EQ(find(tree, Tag::title), kNoNode);
  NodeId last = 0;
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].tag == Tag::script) last = node;
  }
  EXPECT_EQ(tree[last].text, "{\"a\": \"&lt;b>\"}");
}

TEST(HtmlTree, KeepsTitleAsText) {
  const HtmlTree tree("<title>Lũ &amp; <b>mưa</b></title>");
  EXPECT_EQ(tree.text_below(find(tree, Tag::title)), "Lũ & <b>mưa</b>");
}

TEST(HtmlTree, LosesNothingBehindWhatIsNeverClosed) {
  EXPECT_EQ(text("<p>Một<!-- hai <p>Ba"), "MộtBa");
  EXPECT_EQ(text("<p>Một<script>hai <p>Ba"), "Một Ba");
  EXPECT_EQ(text("<p class=\"a>Một</p><p>Hai"), "Một Hai");
  EXPECT_EQ(text("Giá < 5 và > 3 <"), "Giá < 5 và > 3 <");
}

TEST(HtmlTree, SkipsCommentsAndDeclarations) {
  EXPECT_EQ(text("<!DOCTYPE html><?xml version=\"1.0\"?><p>Một<!-- <p>hai</p> -->ba<!--></p>"),
            "Mộtba");
}

TEST(HtmlTree, KeepsWhatStandsBehindTheBody) {
  EXPECT_EQ(text("<html><body><p>Một</p></body></html><p>Hai</p>"), "Một Hai");
}

TEST(HtmlTree, PartsWordsAtBlocksAndLineBreaks) {
  EXPECT_EQ(text("<div>Một<br>hai</div><div>ba<b>bốn</b></div>"), "Một hai babốn");
}

}  // namespace
}  // namespace timbao::article
