#include "article/html_page.hpp"

#include <string>
#include <utility>
#include <vector>

#include "article/html_bytes.hpp"
#include "article/html_facts.hpp"
#include "article/html_story.hpp"
#include "article/html_tree.hpp"
#include "article/lines.hpp"

namespace timbao::article {
namespace {

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
  article.body = joined(story.paragraphs);
  article.related = std::move(story.related);
  state_facts(tree, story, record, article);
  return article;
}

}  // namespace timbao::article
