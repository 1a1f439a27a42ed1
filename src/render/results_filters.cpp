#include "render/results_filters.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "render/page_address.hpp"
#include "timbao/base/date.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::render {
namespace {

using analysis::Facet;
using analysis::FacetCount;
using analysis::Facets;

struct ActiveFilter {
  std::string label;
  PageRequest without;
};

std::string shown_day(const PageStrings& strings, const std::string& iso) {
  const auto date = parse_iso_date(iso);
  return date ? strings.date(*date) : iso;
}

std::vector<ActiveFilter> active_filters(const PageStrings& strings, PageRequest request) {
  request.options.offset = 0;
  std::vector<ActiveFilter> filters;
  const auto add = [&](std::string label, const std::function<void(PageRequest&)>& remove) {
    filters.push_back({std::move(label), request});
    remove(filters.back().without);
  };
  for (const std::string& outlet : request.options.outlets) {
    add(outlet, [&](PageRequest& other) { std::erase(other.options.outlets, outlet); });
  }
  if (request.options.author) {
    add(strings.filled("filters.author", {*request.options.author}),
        [](PageRequest& other) { other.options.author.reset(); });
  }
  if (!request.options.since.empty()) {
    add(strings.filled("filters.since_day", {shown_day(strings, request.options.since)}),
        [](PageRequest& other) { other.options.since.clear(); });
  }
  if (!request.options.until.empty()) {
    add(strings.filled("filters.until_day", {shown_day(strings, request.options.until)}),
        [](PageRequest& other) { other.options.until.clear(); });
  }
  return filters;
}

// The quotes of a field would end at one in the value, and no word has one.
std::string quoted(std::string value) {
  std::replace(value.begin(), value.end(), '"', ' ');
  return '"' + value + '"';
}

std::string grouped(const std::string& query) {
  const bool has_operators = query.find(" OR ") != query.npos || query.find(" AND ") != query.npos;
  return has_operators ? "(" + query + ")" : query;
}

// The same question for the articles with this value only; the first page of them.
PageRequest narrowed(PageRequest request, Facet by, const std::string& value) {
  request.options.offset = 0;
  switch (by) {
    case Facet::outlet:
      request.options.outlets = {value};
      break;
    case Facet::author:
      request.options.author = value;
      break;
    case Facet::year:
      request.options.since = value + "-01-01";
      request.options.until = value + "-12-31";
      break;
    case Facet::topic:
      request.query = grouped(request.query) + " topic:" + quoted(value);
      break;
    case Facet::origin:
      request.query = grouped(request.query) + " origin:" + quoted(value);
      break;
  }
  return request;
}

void write_value(HtmlWriter& html, const PageStrings& strings, const PageRequest& request, Facet by,
                 const FacetCount& count) {
  const analysis::FacetValue& value = count.value;
  const std::string key = value.text ? *value.text : value.name.value_or("");
  html.markup("<li><a rel=\"nofollow\"");
  html.attribute("href", results_address(narrowed(request, by, key)));
  html.markup("><span class=\"value\"").attribute("title", key);
  html.markup(">").text(value.name ? *value.name : key).markup("</span> <span class=\"number\">");
  html.text(strings.number(count.articles)).markup("</span></a></li>\n");
}

// Scripts, which can show all values, put them in the place of this character.
constexpr const char* kValuePlace = "\uE000";

void write_facet(HtmlWriter& html, const PageStrings& strings, const PageRequest& request,
                 const Facets& facets) {
  constexpr std::size_t kShown = 8;
  if (facets.counts.empty()) return;
  const std::string name(facet_name(facets.by));
  std::span<const FacetCount> shown = facets.counts;
  // Years ascend: the newest are asked for most.
  if (facets.by == Facet::year) {
    shown = shown.last(std::min(shown.size(), 2 * kShown));
  } else {
    shown = shown.first(std::min(shown.size(), kShown));
  }
  html.markup("<section class=\"facet\"").attribute("data-by", name);
  html.attribute("data-address", results_address(narrowed(request, facets.by, kValuePlace)));
  html.attribute("data-distinct", std::to_string(facets.counts.size())).markup(">\n<h3>");
  html.text(strings["facet." + name]).markup("</h3>\n<ul>\n");
  for (const FacetCount& count : shown) write_value(html, strings, request, facets.by, count);
  html.markup("</ul>\n</section>\n");
}

void write_day(HtmlWriter& html, Markup name, std::string_view label, std::string_view day) {
  html.markup("<label>").text(label).markup(" <input type=\"date\"");
  html.attribute("name", name.text()).attribute("value", day).markup("></label>\n");
}

void write_dates(HtmlWriter& html, const PageStrings& strings, const PageRequest& request) {
  PageRequest kept = request;
  kept.options.since.clear();
  kept.options.until.clear();
  kept.options.offset = 0;
  html.markup("<form class=\"facet dates\" action=\"/\" method=\"get\">\n<h3>");
  html.text(strings["filters.dates"]).markup("</h3>\n");
  for (const auto& [name, value] : parameters_of(kept)) {
    html.markup("<input type=\"hidden\"").attribute("name", name).attribute("value", value);
    html.markup(">\n");
  }
  write_day(html, "since", strings["filters.since"], request.options.since);
  write_day(html, "until", strings["filters.until"], request.options.until);
  html.markup("<button type=\"submit\">").text(strings["filters.apply"]);
  html.markup("</button>\n</form>\n");
}

}  // namespace

void write_active_filters(HtmlWriter& html, const PageStrings& strings,
                          const PageRequest& request) {
  const std::vector<ActiveFilter> filters = active_filters(strings, request);
  if (filters.empty()) return;
  html.markup("<ul class=\"active\"").attribute("aria-label", strings["filters.active"]);
  html.markup(">\n");
  for (const ActiveFilter& filter : filters) {
    html.markup("<li><a").attribute("href", results_address(filter.without));
    html.attribute("aria-label", strings.filled("filters.remove", {filter.label})).markup(">");
    html.text(filter.label).markup(" <span aria-hidden=\"true\">×</span></a></li>\n");
  }
  html.markup("</ul>\n");
}

void write_filters(HtmlWriter& html, const PageStrings& strings, const PageRequest& request,
                   std::span<const Facets> facets) {
  html.markup("<aside class=\"filters\" id=\"filters\" aria-labelledby=\"filters-name\">\n");
  html.markup("<h2 id=\"filters-name\">").text(strings["filters.label"]).markup("</h2>\n");
  write_dates(html, strings, request);
  for (const Facets& one : facets) write_facet(html, strings, request, one);
  html.markup("</aside>\n");
}

}  // namespace timbao::render
