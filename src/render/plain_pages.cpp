// The pages without articles: the start and errors.
#include <algorithm>
#include <array>

#include "render/page_address.hpp"
#include "render/page_frame.hpp"
#include "timbao/render/pages.hpp"

namespace timbao::render {
namespace {

struct Example {
  std::string_view key, query;
};
constexpr std::array kExamples = {
    Example{"start.words", "bien dong"},
    Example{"start.phrase", "\"lũ quét\""},
    Example{"start.without", "bóng đá -U23"},
    Example{"start.fields", "title:hạn mặn date:2023-01..2023-06"},
};

// The string has one {} for the example.
void write_example(HtmlWriter& html, const PageStrings& strings, const PageRequest& request,
                   const Example& example) {
  PageRequest asked;
  asked.language = request.language;
  asked.query = example.query;
  const std::string_view text = strings[example.key];
  const std::size_t place = text.find("{}");
  html.markup("<li>").text(text.substr(0, place)).markup("<a");
  html.attribute("href", results_address(asked));
  write_content_language(html, strings);
  html.markup(">").text(example.query).markup("</a>").text(text.substr(place + 2));
  html.markup("</li>\n");
}

std::string error_name(const PageStrings& strings, unsigned status) {
  constexpr std::array kNamed = {400U, 401U, 404U, 405U, 503U};
  const bool is_named = std::find(kNamed.begin(), kNamed.end(), status) != kNamed.end();
  return std::string(strings[is_named ? "error." + std::to_string(status) : "error.other"]);
}

}  // namespace

std::string start_page(const PageAssets& assets, const StartPage& page) {
  const PageStrings strings(page.request.language);
  std::string out;
  HtmlWriter html(out);
  const std::string_view tagline = strings["site.tagline"];
  begin_page(html, strings,
             {.assets = assets,
              .request = page.request,
              .title = strings.filled("results.title", {tagline}),
              .other_language = results_address(in_other_language(page.request))});
  html.markup("<div class=\"start\">\n<h1>").text(tagline).markup("</h1>\n<p class=\"faint\">");
  html.text(strings.filled("start.articles", {strings.number(page.articles)}));
  html.markup("</p>\n<h2>").text(strings["start.help"]).markup("</h2>\n<ul>\n");
  for (const Example& example : kExamples) write_example(html, strings, page.request, example);
  html.markup("</ul>\n<p class=\"keys\">").text(strings["start.keys"]).markup("</p>\n</div>\n");
  end_page(html, strings);
  return out;
}

std::string error_page(const PageAssets& assets, const ErrorPage& page) {
  const PageStrings strings(page.request.language);
  std::string out;
  HtmlWriter html(out);
  const std::string name = error_name(strings, page.status);
  PageRequest start;
  start.language = page.request.language;
  begin_page(html, strings,
             {.assets = assets,
              .request = page.request,
              .title = strings.filled("results.title", {name}),
              .other_language = {}});
  html.markup("<div class=\"start error\">\n<h1>").text(name).markup("</h1>\n");
  if (!page.detail.empty()) html.markup(R"(<p lang="en">)").text(page.detail).markup("</p>\n");
  html.markup("<p>").text(strings["error.hint"]).markup(" <a");
  html.attribute("href", results_address(start)).markup(">").text(strings["error.home"]);
  html.markup("</a></p>\n</div>\n");
  end_page(html, strings);
  return out;
}

}  // namespace timbao::render
