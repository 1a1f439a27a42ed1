#include "render/page_frame.hpp"

#include <utility>

#include "render/page_address.hpp"

namespace timbao::render {
namespace {

// The script improves the page before it is shown, so that nothing moves afterwards.
void write_head(HtmlWriter& html, const PageStrings& strings, const Frame& frame) {
  html.markup("<!doctype html>\n<html").attribute("lang", strings.code());
  html.markup(
      ">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"robots\" content=\"noindex\">\n<title>");
  html.text(frame.title).markup("</title>\n<link rel=\"stylesheet\"");
  html.attribute("href", frame.assets.stylesheet);
  html.markup(">\n<link rel=\"icon\" type=\"image/svg+xml\"");
  html.attribute("href", frame.assets.icon);
  html.markup(">\n<script type=\"module\" blocking=\"render\"");
  html.attribute("src", frame.assets.script).markup("></script>\n</head>\n");
}

// A new question keeps filters and order, not the page of results.
void write_kept_parameters(HtmlWriter& html, PageRequest request) {
  request.query.clear();
  request.options.offset = 0;
  for (const auto& [name, value] : parameters_of(request)) {
    html.markup("<input type=\"hidden\"").attribute("name", name).attribute("value", value);
    html.markup(">");
  }
}

void write_search_form(HtmlWriter& html, const PageStrings& strings, const PageRequest& request) {
  html.markup("<form class=\"search\" role=\"search\" action=\"/\" method=\"get\">\n<label");
  html.markup(R"( class="unseen" for="q">)").text(strings["search.label"]).markup("</label>\n");
  html.markup(
      "<span class=\"box\"><input id=\"q\" type=\"search\" name=\"q\" autocomplete=\"off\" "
      "autocapitalize=\"none\" spellcheck=\"false\" enterkeyhint=\"search\"");
  html.attribute("placeholder", strings["site.tagline"]).attribute("value", request.query);
  html.markup("></span>\n");
  write_kept_parameters(html, request);
  html.markup("<button type=\"submit\">").text(strings["search.button"]);
  html.markup("</button>\n</form>\n");
}

void write_masthead(HtmlWriter& html, const PageStrings& strings, const Frame& frame) {
  PageRequest start;
  start.language = frame.request.language;
  html.markup("<header class=\"masthead\">\n<a class=\"name\"");
  html.attribute("href", results_address(start)).markup(">").text(strings["site.name"]);
  html.markup("</a>\n");
  write_search_form(html, strings, frame.request);
  html.markup("<nav class=\"switches\"").attribute("aria-label", strings["language.label"]);
  html.markup(">");
  if (!frame.other_language.empty()) {
    const PageStrings other(in_other_language(frame.request).language);
    html.markup("<a class=\"language\"").attribute("href", frame.other_language);
    html.attribute("lang", other.code()).attribute("hreflang", other.code()).markup(">");
    html.text(strings["language.other"]).markup("</a>");
  }
  html.markup("</nav>\n</header>\n");
}

}  // namespace

void begin_page(HtmlWriter& html, const PageStrings& strings, const Frame& frame) {
  write_head(html, strings, frame);
  html.markup("<body>\n<a class=\"skip\" href=\"#main\">").text(strings["skip"]);
  html.markup("</a>\n");
  write_masthead(html, strings, frame);
  html.markup("<main id=\"main\" tabindex=\"-1\">\n");
}

void end_page(HtmlWriter& html, const PageStrings& strings) {
  html.markup("</main>\n<footer class=\"foot\">\n<p>").text(strings["footer.about"]);
  html.markup("</p>\n<p><a href=\"/api/openapi.json\">").text(strings["footer.api"]);
  html.markup("</a> · <a href=\"/assets/licences.txt\">").text(strings["footer.licences"]);
  html.markup("</a></p>\n</footer>\n");
  html.data_block("page-strings", strings.script_json()).markup("</body>\n</html>\n");
}

PageRequest in_other_language(PageRequest request) {
  request.language =
      request.language == Language::english ? Language::vietnamese : Language::english;
  return request;
}

void write_content_language(HtmlWriter& html, const PageStrings& strings) {
  if (strings.language() != Language::vietnamese) html.markup(" lang=\"vi\"");
}

std::string_view outlet_label(const article::Outlet& outlet) {
  return outlet.name ? *outlet.name : outlet.key();
}

std::string article_label(const PageStrings& strings, const article::Article& article) {
  constexpr std::size_t kMostBytes = 120;
  if (article.title) return *article.title;
  const std::string_view text = article.abstract ? *article.abstract : article.body;
  const std::string_view line = text.substr(0, text.find('\n'));
  if (line.empty()) return std::string(strings["hit.untitled"]);
  if (line.size() <= kMostBytes) return std::string(line);
  const std::size_t space = line.rfind(' ', kMostBytes);
  return std::string(line.substr(0, space == line.npos ? kMostBytes : space)) + " …";
}

void write_time(HtmlWriter& html, const PageStrings& strings, const Date& date) {
  html.markup("<time").attribute("datetime", date.iso()).markup(">");
  html.text(strings.date(date)).markup("</time>");
}

void write_source_line(HtmlWriter& html, const PageStrings& strings,
                       const article::Article& article) {
  html.markup("<p class=\"source\">");
  bool is_first = true;
  const auto next = [&html, &is_first] {
    if (!std::exchange(is_first, false)) html.markup(" · ");
  };
  if (article.outlet) {
    next();
    html.markup("<span class=\"outlet\"");
    if (article.outlet->domain) html.attribute("title", *article.outlet->domain);
    html.markup(">").text(outlet_label(*article.outlet)).markup("</span>");
  }
  if (article.date) {
    next();
    write_time(html, strings, *article.date);
  }
  if (article.author) {
    next();
    html.markup("<span>").text(*article.author).markup("</span>");
  }
  if (article.origin) {
    next();
    html.markup("<span class=\"origin\">");
    html.text(strings.filled("hit.origin", {outlet_label(*article.origin)})).markup("</span>");
  }
  html.markup("</p>\n");
}

}  // namespace timbao::render
