#include "render/concordance_table.hpp"

#include "render/page_frame.hpp"

namespace timbao::render {
namespace {

void write_line(HtmlWriter& html, const PageStrings& strings, const PageRequest& request,
                const analysis::ConcordanceLine& line) {
  html.markup("<tr><td class=\"left\"><bdi>")
      .text(line.left)
      .markup("</bdi></td><td class=\"match\"><mark>");
  html.text(line.match).markup("</mark></td><td class=\"right\">").text(line.right);
  html.markup("</td><td class=\"from\"><a");
  html.attribute("href", article_address(request, line.source->id)).markup(">");
  html.text(line.source->outlet ? outlet_label(*line.source->outlet) : line.source->id);
  html.markup("</a>");
  if (line.source->date) {
    html.markup(" ");
    write_time(html, strings, *line.source->date);
  }
  html.markup("</td></tr>\n");
}

}  // namespace

// A wide table scrolls on its own, so the keyboard must reach it.
void write_concordance(HtmlWriter& html, const PageStrings& strings, const ResultsPage& page) {
  html.markup(R"(<div class="concordance" role="region" tabindex="0")");
  html.attribute("aria-label", strings["concordance.label"]).markup(">\n<table>\n<thead><tr>");
  for (const std::string_view column : {"left", "match", "right", "source"}) {
    html.markup("<th scope=\"col\">").text(strings["concordance." + std::string(column)]);
    html.markup("</th>");
  }
  html.markup("</tr></thead>\n<tbody");
  write_content_language(html, strings);
  html.markup(">\n");
  for (const auto& line : page.lines) write_line(html, strings, page.request, line);
  html.markup("</tbody>\n</table>\n</div>\n<p class=\"faint\">");
  const std::string count = strings.number(page.lines.size());
  html.text(
      strings.filled(page.has_more_lines ? "concordance.more" : "concordance.count", {count}));
  if (page.sorted_lines > 0) {
    const std::string sorted = strings.number(page.sorted_lines);
    html.text(" ").text(strings.filled("concordance.sorted", {sorted}));
  }
  html.markup("</p>\n");
}

}  // namespace timbao::render
