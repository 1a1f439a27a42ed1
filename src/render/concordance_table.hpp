// A concordance as a table of a page.
#pragma once

#include "render/html.hpp"
#include "render/page_strings.hpp"
#include "timbao/render/pages.hpp"

namespace timbao::render {

void write_concordance(HtmlWriter& html, const PageStrings& strings, const ResultsPage& page);

}  // namespace timbao::render
