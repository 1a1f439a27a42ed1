#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "render/page_address.hpp"
#include "render/page_frame.hpp"
#include "timbao/render/pages.hpp"

namespace timbao::render {
namespace {

using article::Article;
using search::PassageHit;

// The occurrences of a part, as ranges of its text.
std::vector<ByteRange> marks_of(std::span<const search::Occurrence> occurrences,
                                PassageHit::Part part) {
  std::vector<ByteRange> marks;
  for (const search::Occurrence& occurrence : occurrences) {
    if (occurrence.part == part) marks.push_back(occurrence.bytes);
  }
  return marks;
}

// What of them lies in [start, end), as ranges of that stretch.
std::vector<ByteRange> within(const std::vector<ByteRange>& marks, std::size_t start,
                              std::size_t end) {
  std::vector<ByteRange> inside;
  for (const ByteRange& mark : marks) {
    if (mark.end <= start || mark.start >= end) continue;
    const std::size_t first = std::max<std::size_t>(mark.start, start);
    const std::size_t last = std::min<std::size_t>(mark.end, end);
    inside.push_back(
        {static_cast<std::uint32_t>(first - start), static_cast<std::uint32_t>(last - start)});
  }
  return inside;
}

void write_title(HtmlWriter& html, const PageStrings& strings, const ArticlePage& page) {
  html.markup("<h1");
  write_content_language(html, strings);
  html.markup(">");
  if (page.article.title) {
    html.marked(*page.article.title, marks_of(page.occurrences, PassageHit::Part::title));
  } else {
    html.text(article_label(strings, page.article));
  }
  html.markup("</h1>\n");
}

void write_original(HtmlWriter& html, const PageStrings& strings, const Article& article) {
  const auto address = web_address(article.url);
  if (address) {
    const std::string_view place = article.outlet ? outlet_label(*article.outlet) : *address;
    html.markup(R"(<p class="original"><a rel="noopener noreferrer external")");
    html.attribute("href", *address).markup(">");
    html.text(strings.filled("article.source", {place})).markup(" ↗</a></p>\n");
  } else if (article.url) {
    html.markup("<p class=\"original\">").text(strings["article.address"]).markup(" <code>");
    html.text(*article.url).markup("</code></p>\n");
  }
}

void write_topics(HtmlWriter& html, const PageStrings& strings, const Article& article) {
  if (article.topics.empty()) return;
  std::string topics;
  for (const std::string& topic : article.topics) topics += (topics.empty() ? "" : ", ") + topic;
  html.markup("<p class=\"topics\">").text(strings.filled("article.topic", {topics}));
  html.markup("</p>\n");
}

void write_text(HtmlWriter& html, const PageStrings& strings, const ArticlePage& page) {
  constexpr std::string_view kBetween = "\n\n";
  html.markup("<div class=\"text\"");
  write_content_language(html, strings);
  html.markup(">\n");
  if (page.article.abstract) {
    html.markup("<p class=\"lead\">");
    html.marked(*page.article.abstract, marks_of(page.occurrences, PassageHit::Part::abstract));
    html.markup("</p>\n");
  }
  const std::string_view body = page.article.body;
  const std::vector<ByteRange> marks = marks_of(page.occurrences, PassageHit::Part::body);
  for (std::size_t start = 0; start < body.size();) {
    const std::size_t end = std::min(body.find(kBetween, start), body.size());
    html.markup("<p>").marked(body.substr(start, end - start), within(marks, start, end));
    html.markup("</p>\n");
    start = end + kBetween.size();
  }
  html.markup("</div>\n");
}

struct CitedFormat {
  std::string_view format, name;
};
constexpr std::array kCitedFormats = {CitedFormat{"bibtex", "BibTeX"}, CitedFormat{"ris", "RIS"},
                                      CitedFormat{"csljson", "CSL-JSON"},
                                      CitedFormat{"markdown", "Markdown"}};

// Reference managers and people take these; scripts make buttons of them that copy.
void write_citations(HtmlWriter& html, const PageStrings& strings, const Article& article) {
  html.markup("<section class=\"citations\" id=\"cite\">\n<h2>").text(strings["article.cite"]);
  html.markup("</h2>\n<ul>\n");
  for (const CitedFormat& cited : kCitedFormats) {
    const std::string address =
        "/api/article/" + address_part(article.id) + "?format=" + std::string(cited.format);
    html.markup("<li><a").attribute("href", address).attribute("data-format", cited.format);
    html.markup(">").text(cited.name).markup("</a></li>\n");
  }
  html.markup("</ul>\n</section>\n");
}

void write_related(HtmlWriter& html, const PageStrings& strings, const ArticlePage& page) {
  html.markup("<section class=\"related\" id=\"related\">\n<h2>");
  html.text(strings["article.related"]).markup("</h2>\n");
  if (page.related.empty()) {
    html.markup("<p class=\"faint\">").text(strings["article.no_related"]).markup("</p>\n");
  } else {
    html.markup("<ul>\n");
    for (const search::Hit& hit : page.related) {
      html.markup("<li><a").attribute("href", article_address(page.request, hit.id));
      write_content_language(html, strings);
      html.markup(">").text(article_label(strings, hit.article));
      html.markup("</a>\n");
      write_source_line(html, strings, hit.article);
      html.markup("</li>\n");
    }
    html.markup("</ul>\n");
  }
  html.markup("</section>\n");
}

// "Một ruộng hai mùa … đất cho lúa": how a stretch that was kept begins and ends.
std::string shortened(std::string_view kept) {
  constexpr std::size_t kEdgeBytes = 60;
  if (kept.size() <= 3 * kEdgeBytes) return std::string(kept);
  const std::size_t first = kept.rfind(' ', kEdgeBytes);
  const std::size_t last = kept.find(' ', kept.size() - kEdgeBytes);
  if (first == kept.npos || last == kept.npos) return std::string(kept);
  return std::string(kept.substr(0, first)) + " …" + std::string(kept.substr(last));
}

void write_changes(HtmlWriter& html, const PageStrings& strings,
                   const std::vector<search::Change>& changes) {
  html.markup("<p class=\"changes\"");
  write_content_language(html, strings);
  html.markup(">");
  for (const search::Change& change : changes) {
    switch (change.kind) {
      case search::Change::Kind::kept:
        html.text(shortened(change.text));
        break;
      case search::Change::Kind::cut:
        html.markup("<del>").text(change.text).markup("</del>");
        break;
      case search::Change::Kind::added:
        html.markup("<ins>").text(change.text).markup("</ins>");
        break;
    }
    html.markup(" ");
  }
  html.markup("</p>\n");
}

std::string kept_text(const PageStrings& strings, const search::TraceStep& step, bool is_first) {
  if (is_first) return std::string(strings["spread.first"]);
  std::string facts;
  if (step.kept) {
    const auto percent = static_cast<std::uint64_t>(std::floor(*step.kept * 100));
    facts = strings.filled("spread.kept", {strings.number(percent)});
  }
  if (!step.title.empty()) {
    facts += (facts.empty() ? "" : ", ") + std::string(strings["spread.retitled"]);
  }
  return facts;
}

bool is_edited(const std::vector<search::Change>& changes) {
  return std::any_of(changes.begin(), changes.end(), [](const search::Change& change) {
    return change.kind != search::Change::Kind::kept;
  });
}

void write_step(HtmlWriter& html, const PageStrings& strings, const ArticlePage& page,
                const search::TraceStep& step, bool is_first) {
  const bool is_this = step.article.id == page.article.id;
  html.markup("<li><a").attribute("href", article_address(page.request, step.article.id));
  if (is_this) html.markup(" aria-current=\"page\"");
  html.markup(">");
  html.text(step.article.outlet ? outlet_label(*step.article.outlet)
                                : std::string_view(step.article.id));
  html.markup("</a> · ");
  if (step.article.date) {
    write_time(html, strings, *step.article.date);
  } else {
    html.text(strings["spread.undated"]);
  }
  if (is_this) html.markup(" · <strong>").text(strings["spread.this"]).markup("</strong>");
  if (const std::string facts = kept_text(strings, step, is_first); !facts.empty()) {
    html.markup(" <span class=\"faint\">").text(facts).markup("</span>");
  }
  html.markup("\n");
  if (!step.title.empty()) write_changes(html, strings, step.title);
  if (is_edited(step.text)) {
    html.markup("<details>\n<summary>").text(strings["spread.changes"]).markup("</summary>\n");
    write_changes(html, strings, step.text);
    html.markup("</details>\n");
  }
  html.markup("</li>\n");
}

void write_spread(HtmlWriter& html, const PageStrings& strings, const ArticlePage& page) {
  html.markup("<section class=\"spread\" id=\"spread\">\n<h2>").text(strings["article.spread"]);
  html.markup("</h2>\n");
  if (page.spread.size() < 2) {
    html.markup("<p class=\"faint\">").text(strings["article.no_spread"]).markup("</p>\n");
  } else {
    html.markup("<ol>\n");
    for (std::size_t i = 0; i < page.spread.size(); ++i) {
      write_step(html, strings, page, page.spread[i], i == 0);
    }
    html.markup("</ol>\n");
  }
  html.markup("</section>\n");
}

}  // namespace

std::string article_page(const PageAssets& assets, const ArticlePage& page) {
  const PageStrings strings(page.request.language);
  std::string out;
  HtmlWriter html(out);
  begin_page(html, strings,
             {.assets = assets,
              .request = page.request,
              .title = strings.filled("results.title", {article_label(strings, page.article)}),
              .other_language = article_address(in_other_language(page.request), page.article.id)});
  html.markup("<div class=\"columns\">\n<article class=\"story\">\n");
  if (!page.request.query.empty()) {
    html.markup("<p class=\"back\"><a").attribute("href", results_address(page.request));
    html.markup(">← ").text(strings["article.back"]).markup("</a></p>\n");
  }
  write_title(html, strings, page);
  write_source_line(html, strings, page.article);
  write_text(html, strings, page);
  write_topics(html, strings, page.article);
  write_original(html, strings, page.article);
  html.markup("</article>\n<div class=\"beside\">\n");
  write_spread(html, strings, page);
  write_related(html, strings, page);
  write_citations(html, strings, page.article);
  html.markup("</div>\n</div>\n");
  end_page(html, strings);
  return out;
}

}  // namespace timbao::render
