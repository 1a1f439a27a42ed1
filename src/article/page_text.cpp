#include "article/page_text.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "article/credits.hpp"
#include "article/datelines.hpp"
#include "article/lines.hpp"
#include "article/outlet_registry.hpp"
#include "article/page_layout.hpp"
#include "article/page_lines.hpp"
#include "article/story.hpp"
#include "article/teasers.hpp"

namespace timbao::article {
namespace {

// Beyond this many bytes a text is no page of a newspaper, and its lines are taken as they are. A
// limit.
constexpr std::size_t kMaxPageBytes = std::size_t{2} << 20;

std::optional<Outlet> outlet_around(const std::vector<PageLine>& lines, const PageLayout& layout) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == layout.title_or_story()) i = layout.tail;
    if (i >= lines.size()) break;
    if (lines[i].look == Look::prose) continue;
    if (auto outlet = outlet_of_furniture(lines[i].text)) return outlet;
  }
  return std::nullopt;
}

// "Nguồn: baosongtrang.example" or the address of the first version may stand below the first
// teasers.
std::optional<Outlet> origin_in_tail(const std::vector<PageLine>& lines, std::size_t tail) {
  for (std::size_t i = tail; i < lines.size(); ++i) {
    if (lines[i].look != Look::text) continue;
    const auto text = lines[i].text;
    if (!text.starts_with("Nguồn:") && !is_article_url(text)) continue;
    const auto credit = credit_of(text);
    if (credit && credit->origin && credit->origin->domain) return credit->origin;
  }
  return std::nullopt;
}

// Where teasers above the title start: below a heading that says so. The title's line where there
// is none.
std::size_t first_box(const std::vector<PageLine>& lines, const PageLayout& layout) {
  std::size_t i = 0;
  while (i < layout.title_or_story() && !has_action(lines[i], FurnitureAction::cut_after)) ++i;
  return i;
}

void settle_outlets(Article& article, std::optional<Outlet> page, std::optional<Outlet> dateline,
                    std::optional<Outlet> origin) {
  if (!page) std::swap(page, dateline);
  if (!origin) origin = std::move(dateline);
  if (page && origin && same_outlet(*page, *origin)) origin.reset();
  article.outlet = std::move(page);
  article.origin = std::move(origin);
}

void add_related(std::vector<std::string> titles, std::unordered_set<std::string>& seen,
                 Article& article) {
  for (auto& title : titles) {
    if (seen.insert(title).second) article.related.push_back(std::move(title));
  }
}

std::string joined(const std::vector<std::string_view>& paragraphs) {
  std::string body;
  for (const auto paragraph : paragraphs) {
    if (!body.empty()) body += "\n\n";
    body += cleaned(paragraph);
  }
  return body;
}

}  // namespace

void read_page(std::string_view page, Article& article) {
  if (page.size() > kMaxPageBytes) {
    article.body = paragraphs_of(page);
    return;
  }
  const auto lines = page_lines(page);
  const ProseRuns runs(lines);
  const auto layout = layout_of(lines, runs);
  Story story = story_of(lines, runs, layout);
  if (layout.title != kNoLine) article.title = cleaned(lines[layout.title].text);
  article.body = joined(story.paragraphs);
  if (!article.title && article.body.empty()) article.body = paragraphs_of(page);
  article.date = story.date;
  article.author = std::move(story.author);
  auto origin = story.origin ? std::move(story.origin) : origin_in_tail(lines, layout.tail);
  settle_outlets(article, outlet_around(lines, layout), std::move(story.outlet), std::move(origin));
  std::unordered_set<std::string> seen;
  if (article.title) seen.insert(*article.title);
  add_related(std::move(story.related), seen, article);
  add_related(teasers_of(lines, first_box(lines, layout), layout.title_or_story()), seen, article);
  add_related(teasers_of(lines, layout.tail, lines.size()), seen, article);
}

}  // namespace timbao::article
