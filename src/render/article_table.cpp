#include <optional>
#include <string>
#include <vector>

#include "render/article_json.hpp"
#include "render/table_row.hpp"
#include "timbao/render/article.hpp"

namespace timbao::render {
namespace {

using Row = std::vector<std::string>;

const Row kHeading = {"id",     "title", "abstract", "body",   "outlet",
                      "origin", "url",   "date",     "author", "topic"};

std::string outlet_field(const std::optional<article::Outlet>& outlet) {
  if (!outlet) return {};
  return outlet->domain ? *outlet->domain : outlet->name.value_or("");
}

Row row_of(const article::Article& article) {
  return {article.id,
          article.title.value_or(""),
          article.abstract.value_or(""),
          article.body,
          outlet_field(article.outlet),
          outlet_field(article.origin),
          article.url.value_or(""),
          article.date ? article.date->iso() : "",
          article.author.value_or(""),
          joined_topics(article.topics).value_or("")};
}

std::string csv(const Row& row) {
  std::string out;
  append_csv_row(row, out);
  return out;
}

std::string tsv(const Row& row) {
  std::string out;
  append_tsv_row(row, out);
  return out;
}

}  // namespace

std::string article_csv_header() { return csv(kHeading); }
std::string article_tsv_header() { return tsv(kHeading); }
std::string article_csv(const article::Article& article) { return csv(row_of(article)); }
std::string article_tsv(const article::Article& article) { return tsv(row_of(article)); }

}  // namespace timbao::render
