#include "article/html_page.hpp"

#include <optional>
#include <string_view>

#include "article/html_bytes.hpp"
#include "article/html_story.hpp"
#include "article/html_tree.hpp"
#include "article/lines.hpp"
#include "article/record_fields.hpp"

namespace timbao::article {
namespace {

std::optional<std::string> meta(const HtmlTree& tree, std::string_view property) {
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].tag != Tag::meta) continue;
    if (tree.attribute(node, Attribute::property) != property) continue;
    const auto content = tree.attribute(node, Attribute::content);
    if (content && !trimmed(*content).empty()) return cleaned(*content);
  }
  return std::nullopt;
}

std::optional<std::string> canonical(const HtmlTree& tree) {
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].tag != Tag::link) continue;
    if (tree.attribute(node, Attribute::rel) != "canonical") continue;
    const auto href = tree.attribute(node, Attribute::href);
    if (href && href->starts_with("http")) return cleaned(*href);
  }
  return std::nullopt;
}

std::optional<std::string> title_of(const HtmlTree& tree, const HtmlStory& story) {
  if (story.title != kNoNode) {
    std::string heading = cleaned(tree.text_below(story.title));
    if (!heading.empty()) return heading;
  }
  if (auto title = meta(tree, "og:title")) return title;
  for (NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].tag != Tag::title) continue;
    std::string title = cleaned(tree.text_below(node));
    if (!title.empty()) return title;
  }
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string body;
  for (const auto& paragraph : paragraphs) {
    if (!body.empty()) body += "\n\n";
    body += cleaned(paragraph);
  }
  return body;
}

}  // namespace

Result<Article, std::string> read_html(const input::Record& record) {
  PageText page;
  read_page_text(record.bytes, record.charset, page);
  if (trimmed(page.text).empty()) return Unexpected{std::string("empty file")};
  const HtmlTree tree(page.text);
  HtmlStory story = story_of(tree);
  if (story.paragraphs.empty()) return Unexpected{std::string("no story on the page")};
  Article article;
  article.title = title_of(tree, story);
  article.body = joined(story.paragraphs);
  article.related = std::move(story.related);
  article.url = canonical(tree);
  if (!article.url) article.url = meta(tree, "og:url");
  if (!article.url && !record.url.empty()) article.url = cleaned(record.url);
  settle_outlet(article, {});
  return article;
}

}  // namespace timbao::article
