// What narrows a result: facets as links, a time, and the filters that are set.
#pragma once

#include <span>

#include "render/html.hpp"
#include "render/page_strings.hpp"
#include "timbao/analysis/facets.hpp"
#include "timbao/render/pages.hpp"

namespace timbao::render {

// The filters that are set, each a link that takes it away.
void write_active_filters(HtmlWriter& html, const PageStrings& strings, const PageRequest& request);

void write_filters(HtmlWriter& html, const PageStrings& strings, const PageRequest& request,
                   std::span<const analysis::Facets> facets);

}  // namespace timbao::render
