#include <string>
#include <vector>

#include "render/article_json.hpp"
#include "render/table_row.hpp"
#include "timbao/render/article.hpp"

namespace timbao::render {
namespace {

using Row = std::vector<std::string>;

const Row kHeading = {"id",     "title",       "abstract", "body", "outlet", "outlet_name",
                      "origin", "origin_name", "url",      "date", "author", "topic"};

Row row_of(const article::Article& article) {
  const article::Outlet outlet = article.outlet.value_or(article::Outlet{});
  const article::Outlet origin = article.origin.value_or(article::Outlet{});
  return {article.id,
          article.title.value_or(""),
          article.abstract.value_or(""),
          article.body,
          outlet.domain.value_or(""),
          outlet.name.value_or(""),
          origin.domain.value_or(""),
          origin.name.value_or(""),
          article.url.value_or(""),
          article.date ? article.date->iso() : "",
          article.author.value_or(""),
          joined_topics(article.topics).value_or("")};
}

}  // namespace

std::string article_csv_header() { return csv_row(kHeading); }
std::string article_tsv_header() { return tsv_row(kHeading); }
std::string article_csv(const article::Article& article) { return csv_row(row_of(article)); }
std::string article_tsv(const article::Article& article) { return tsv_row(row_of(article)); }

}  // namespace timbao::render
