#include <algorithm>
#include <cmath>

#include "render/concordance_table.hpp"
#include "render/page_address.hpp"
#include "render/page_frame.hpp"
#include "render/results_filters.hpp"
#include "timbao/render/pages.hpp"

namespace timbao::render {
namespace {

using search::Hit;
using search::PassageHit;

void write_link(HtmlWriter& html, const std::string& address, std::string_view text) {
  html.markup("<a").attribute("href", address).markup(">").text(text).markup("</a>");
}

// A link, or where it is what the page shows, its name alone.
void write_choice(HtmlWriter& html, const std::string& address, std::string_view text,
                  bool is_chosen) {
  html.markup("<a").attribute("href", address);
  if (is_chosen) html.markup(" aria-current=\"true\"");
  html.markup(">").text(text).markup("</a>\n");
}

void write_views(HtmlWriter& html, const PageStrings& strings, PageRequest request) {
  const View shown = request.view;
  request.options.offset = 0;
  html.markup("<nav class=\"choices\"").attribute("aria-label", strings["view.label"]);
  html.markup(">\n");
  for (const View view : {View::passages, View::concordance}) {
    request.view = view;
    if (view == View::passages) request.order.clear();
    write_choice(html, results_address(request),
                 strings[view == View::passages ? "view.passages" : "view.concordance"],
                 view == shown);
  }
  html.markup("</nav>\n");
}

void write_sorts(HtmlWriter& html, const PageStrings& strings, PageRequest request) {
  html.markup("<nav class=\"choices\"").attribute("aria-label", strings["sort.label"]);
  html.markup(">\n");
  if (request.view == View::concordance) {
    const std::string shown = request.order;
    for (const std::string_view order : {"", "left", "right", "date", "outlet"}) {
      request.order = order;
      write_choice(html, results_address(request), strings["order." + request.order],
                   order == shown);
    }
  } else {
    using search::Sort;
    const Sort shown = request.options.sort;
    request.options.offset = 0;
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
      request.options.sort = sort;
      write_choice(html, results_address(request), strings["sort." + std::string(sort_name(sort))],
                   sort == shown);
    }
  }
  html.markup("</nav>\n");
}

void write_export(HtmlWriter& html, std::string_view path, Parameters parameters,
                  std::string_view format, std::string_view name) {
  parameters.emplace_back("format", format);
  html.markup("<a download").attribute("href", std::string(path) + query_string(parameters));
  html.markup(">").text(name).markup("</a> ");
}

// The API takes the words of the page's address.
void write_exports(HtmlWriter& html, const PageStrings& strings, const ResultsPage& page) {
  constexpr std::uint64_t kMost = 1000;  // Articles of one answer of /api/search.
  const PageRequest& request = page.request;
  html.markup("<p class=\"exports\">").text(strings["export.label"]).markup(" ");
  const Parameters matching = matching_parameters(request);
  if (request.view == View::concordance) {
    write_export(html, "/api/kwic", matching, "csv", strings["export.csv"]);
    write_export(html, "/api/kwic", matching, "jsonl", strings["export.json"]);
  } else {
    Parameters ranked = search_parameters(request);
    ranked.emplace_back("limit", std::to_string(kMost));
    write_export(html, "/api/search", ranked, "csv", strings["export.csv"]);
    write_export(html, "/api/search", ranked, "json", strings["export.json"]);
    write_export(html, "/api/export", matching, "jsonl", strings["export.articles"]);
    if (page.result.total > kMost) {
      const std::string most = strings.number(kMost);
      html.markup("<span class=\"faint\">").text(strings.filled("export.first", {most}));
      html.markup("</span>");
    }
  }
  html.markup("</p>\n");
}

void write_copies(HtmlWriter& html, const PageStrings& strings, const PageRequest& request,
                  const Hit& hit) {
  if (hit.copies.empty()) return;
  html.markup("<details class=\"copies\">\n<summary>");
  html.text(hit.copies.size() == 1
                ? std::string(strings["hit.copy_one"])
                : strings.filled("hit.copies", {strings.number(hit.copies.size())}));
  html.markup("</summary>\n<ul>\n");
  for (const article::Article& copy : hit.copies) {
    html.markup("<li><a").attribute("href", article_address(request, copy.id)).markup(">");
    if (copy.outlet) {
      html.text(outlet_label(*copy.outlet));
    } else {
      html.text(article_label(strings, copy));
    }
    html.markup("</a>");
    if (copy.date) {
      html.markup(" · ");
      write_time(html, strings, *copy.date);
    }
    if (copy.title && copy.title != hit.article.title) {
      html.markup(" <span class=\"retitled\"");
      write_content_language(html, strings);
      html.markup(">").text(*copy.title).markup("</span>");
    }
    html.markup("</li>\n");
  }
  html.markup("</ul>\n</details>\n");
}

void write_passages(HtmlWriter& html, const PageStrings& strings, const Hit& hit) {
  for (const PassageHit& passage : hit.passages) {
    if (passage.part == PassageHit::Part::title) continue;
    const std::string& body = hit.article.body;
    const bool is_body = passage.part == PassageHit::Part::body;
    html.markup("<p class=\"passage\"");
    write_content_language(html, strings);
    html.markup(">");
    if (is_body && passage.bytes.start > 0) html.markup("… ");
    html.marked(passage.text, passage.highlights);
    if (is_body && passage.bytes.end < body.size()) html.markup(" …");
    html.markup("</p>\n");
  }
}

void write_hit(HtmlWriter& html, const PageStrings& strings, const PageRequest& request,
               const Hit& hit) {
  const std::string address = article_address(request, hit.id);
  html.markup("<li><article class=\"hit\"").attribute("data-id", hit.id).markup(">\n<h2");
  write_content_language(html, strings);
  html.markup("><a").attribute("href", address).markup(">");
  if (hit.article.title) {
    html.marked(*hit.article.title, hit.title_highlights);
  } else {
    html.text(article_label(strings, hit.article));
  }
  html.markup("</a></h2>\n");
  write_source_line(html, strings, hit.article);
  write_passages(html, strings, hit);
  write_copies(html, strings, request, hit);
  html.markup("<p class=\"tools\">");
  write_link(html, address + "#related", strings["hit.related"]);
  html.markup(" ");
  if (!hit.copies.empty()) {
    write_link(html, address + "#spread", strings["hit.spread"]);
    html.markup(" ");
  }
  html.markup("<a class=\"cite\"").attribute("href", address + "#cite").markup(">");
  html.text(strings["hit.cite"]).markup("</a></p>\n</article></li>\n");
}

void write_pager(HtmlWriter& html, const PageStrings& strings, PageRequest request,
                 const search::SearchResult& result) {
  const std::uint32_t offset = request.options.offset;
  const std::uint32_t limit = request.options.limit;
  const bool has_previous = offset > 0;
  const bool has_next = result.hits.size() == limit && offset + limit < result.total;
  if (!has_previous && !has_next) return;
  html.markup("<nav class=\"pager\"").attribute("aria-label", strings["pager.label"]);
  html.markup(">\n");
  if (has_previous) {
    request.options.offset = offset > limit ? offset - limit : 0;
    html.markup("<a rel=\"prev\"").attribute("href", results_address(request)).markup(">← ");
    html.text(strings["pager.previous"]).markup("</a>\n");
  }
  const std::string shown =
      strings.number(offset + 1) + "–" + strings.number(offset + result.hits.size());
  html.markup("<span>");
  html.text(strings.filled("pager.shown", {shown, strings.number(result.total)}));
  html.markup("</span>\n");
  if (has_next) {
    request.options.offset = offset + limit;
    html.markup("<a rel=\"next\"").attribute("href", results_address(request)).markup(">");
    html.text(strings["pager.next"]).markup(" →</a>\n");
  }
  html.markup("</nav>\n");
}

void write_suggestion(HtmlWriter& html, const PageStrings& strings, const ResultsPage& page) {
  if (!page.result.suggestion) return;
  PageRequest other = page.request;
  other.query = *page.result.suggestion;
  other.options.offset = 0;
  html.markup("<p class=\"suggestion\">").text(strings["results.suggestion"]).markup(" <a");
  html.attribute("href", results_address(other));
  write_content_language(html, strings);
  html.markup(">").text(other.query).markup("</a></p>\n");
}

void write_heading(HtmlWriter& html, const PageStrings& strings, const ResultsPage& page) {
  const auto milliseconds = static_cast<std::uint64_t>(std::lround(page.elapsed_ms));
  html.markup("<header class=\"found\">\n<h1>");
  html.text(strings.filled("results.heading", {page.request.query})).markup("</h1>\n");
  html.markup(R"(<p class="count" role="status">)");
  html.text(strings.filled("results.count", {strings.number(page.result.total)}));
  html.markup("<span class=\"faint\"> · ");
  html.text(strings.filled("results.time", {strings.number(milliseconds)}));
  html.markup("</span></p>\n");
  if (page.result.interpreted) {
    html.markup("<p class=\"interpreted\"");
    write_content_language(html, strings);
    html.markup(">").text(*page.result.interpreted).markup("</p>\n");
  }
  write_suggestion(html, strings, page);
  html.markup("</header>\n");
}

void write_nothing(HtmlWriter& html, const PageStrings& strings, const ResultsPage& page) {
  html.markup("<div class=\"nothing\">\n<p>");
  html.text(strings.filled("results.none", {page.request.query})).markup("</p>\n<p>");
  html.text(strings["results.none_hint"]).markup("</p>\n</div>\n");
}

void write_hits(HtmlWriter& html, const PageStrings& strings, const ResultsPage& page) {
  html.markup("<ol class=\"hits\"").attribute("aria-label", strings["results.list"]);
  html.attribute("start", std::to_string(page.request.options.offset + 1)).markup(">\n");
  for (const Hit& hit : page.result.hits) write_hit(html, strings, page.request, hit);
  html.markup("</ol>\n");
  write_pager(html, strings, page.request, page.result);
}

bool has_years(const ResultsPage& page) {
  return std::any_of(page.facets.begin(), page.facets.end(), [](const analysis::Facets& facets) {
    return facets.by == analysis::Facet::year && !facets.counts.empty();
  });
}

void write_answer(HtmlWriter& html, const PageStrings& strings, const ResultsPage& page) {
  if (has_years(page)) {
    html.markup(R"(<section class="timeline" id="timeline")");
    html.attribute("aria-label", strings["timeline.label"]).markup("></section>\n");
  }
  html.markup("<div class=\"bar\">\n");
  write_views(html, strings, page.request);
  write_sorts(html, strings, page.request);
  write_exports(html, strings, page);
  html.markup("</div>\n");
  if (page.request.view == View::concordance) {
    write_concordance(html, strings, page);
  } else {
    write_hits(html, strings, page);
  }
}

}  // namespace

std::string results_page(const PageAssets& assets, const ResultsPage& page) {
  const PageStrings strings(page.request.language);
  std::string out;
  HtmlWriter html(out);
  begin_page(html, strings,
             {.assets = assets,
              .request = page.request,
              .title = strings.filled("results.title", {page.request.query}),
              .other_language = results_address(in_other_language(page.request))});
  const bool is_wide = page.request.view == View::concordance;
  if (is_wide) {
    html.markup("<div class=\"columns wide\">\n");
  } else {
    html.markup("<div class=\"columns\">\n");
  }
  html.markup("<div class=\"results\" id=\"results\">\n");
  write_heading(html, strings, page);
  write_active_filters(html, strings, page.request);
  if (page.result.total == 0) {
    write_nothing(html, strings, page);
  } else {
    html.markup(R"(<p class="to-filters"><a href="#filters">)").text(strings["filters.go"]);
    html.markup("</a></p>\n");
    write_answer(html, strings, page);
  }
  html.markup("</div>\n");
  write_filters(html, strings, page.request, page.facets);
  html.markup("</div>\n");
  end_page(html, strings);
  return out;
}

}  // namespace timbao::render
