#include "timbao/render/copies.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "render/article_json.hpp"
#include "render/article_text.hpp"
#include "render/table_row.hpp"

namespace timbao::render {
namespace {

constexpr std::array<std::string_view, 7> kColumns = {
    "group", "id", "outlet_domain", "outlet_name", "date", "url", "title"};

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s");
}

}  // namespace

std::size_t outlets_of(const std::vector<article::Article>& group) {
  std::vector<std::string> outlets;
  for (const article::Article& article : group) {
    if (article.outlet) outlets.push_back(outlet_name(article));
  }
  std::sort(outlets.begin(), outlets.end());
  const auto end = std::unique(outlets.begin(), outlets.end());
  return static_cast<std::size_t>(end - outlets.begin());
}

std::string group_text(const std::vector<article::Article>& group, const TextStyle& style) {
  const article::Article& first = group.front();
  std::string out = paragraph({{.text = first.title.value_or("(no title)"), .look = Look::title},
                               {.text = " — " + counted(group.size(), "article") + ", " +
                                        counted(outlets_of(group), "outlet"),
                                .look = Look::faint}},
                              {}, style);
  for (const article::Article& article : group) {
    const std::string origin =
        article.origin ? " · " + origin_text(*article.origin) : std::string();
    out += paragraph({{.text = date_text(article)},
                      {.text = " · ", .look = Look::faint},
                      {.text = outlet_name(article), .look = Look::outlet},
                      {.text = origin},
                      {.text = "  " + article.id, .look = Look::faint}},
                     {"  ", 2}, style);
  }
  return out + '\n';
}

std::string group_json_line(const std::vector<article::Article>& group) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("articles").integer(std::uint64_t{group.size()});
  json.key("outlets").integer(std::uint64_t{outlets_of(group)});
  json.key("copies").begin_array();
  for (const article::Article& article : group) write_reference(json, article);
  json.end_array();
  json.end_object();
  return out + '\n';
}

std::string group_tsv_header() {
  std::string out;
  append_tsv_row({kColumns.begin(), kColumns.end()}, out);
  return out;
}

std::string group_tsv(std::uint64_t number, const std::vector<article::Article>& group) {
  std::string out;
  for (const article::Article& article : group) {
    const article::Outlet outlet = article.outlet.value_or(article::Outlet{});
    append_tsv_row(
        {std::to_string(number), article.id, outlet.domain.value_or(""),
         one_line(outlet.name.value_or("")), article.date ? article.date->iso() : std::string(),
         article.url.value_or(""), one_line(article.title.value_or(""))},
        out);
  }
  return out;
}

}  // namespace timbao::render
