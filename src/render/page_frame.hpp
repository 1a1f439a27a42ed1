// What all pages share: head, masthead with the search form, foot, and how articles are named.
#pragma once

#include <optional>
#include <string>

#include "render/html.hpp"
#include "render/page_strings.hpp"
#include "timbao/article/article.hpp"
#include "timbao/render/pages.hpp"

namespace timbao::render {

struct Frame {
  const PageAssets& assets;
  const PageRequest& request;
  std::string title;
  std::string other_language;  // The address of this page in it; empty: no such link.
};

// Everything before the content of <main>, and everything behind it.
void begin_page(HtmlWriter& html, const PageStrings& strings, const Frame& frame);
void end_page(HtmlWriter& html, const PageStrings& strings);

[[nodiscard]] PageRequest in_other_language(PageRequest request);

// Where the language of the page is another: what articles say is Vietnamese.
void write_content_language(HtmlWriter& html, const PageStrings& strings);

// "Báo Lào Cai", else its domain.
[[nodiscard]] std::string_view outlet_label(const article::Outlet& outlet);

// The title; else how the text begins.
[[nodiscard]] std::string article_label(const PageStrings& strings, const article::Article& article);

void write_time(HtmlWriter& html, const PageStrings& strings, const Date& date);

// <p class="source">: outlet, time, author, credited outlet, as far as they are known.
void write_source_line(HtmlWriter& html, const PageStrings& strings,
                       const article::Article& article);

}  // namespace timbao::render
