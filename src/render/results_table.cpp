#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/passage_part.hpp"
#include "render/table_row.hpp"
#include "timbao/render/results.hpp"

namespace timbao::render {
namespace {

constexpr std::array kColumns = {
    "rank",          "score",       "id",  "title",   "outlet_domain", "outlet_name",
    "origin_domain", "origin_name", "url", "date",    "author",        "path",
    "part",          "start",       "end", "passage", "copies"};

using Row = std::vector<std::string>;

constexpr int kScoreDecimals = 6;

std::string or_empty(const std::optional<std::string>& text) {
  return text.value_or(std::string());
}

void add_outlet(const std::optional<article::Outlet>& outlet, Row& row) {
  row.push_back(outlet.has_value() ? or_empty(outlet->domain) : std::string());
  row.push_back(outlet.has_value() ? or_empty(outlet->name) : std::string());
}

void add_passage(const search::PassageHit& passage, Row& row) {
  row.emplace_back(part_name(passage.part));
  row.push_back(std::to_string(passage.bytes.start));
  row.push_back(std::to_string(passage.bytes.end));
  row.push_back(passage.text);
}

Row hit_row(const Answer& answer, std::size_t index) {
  const search::Hit& hit = answer.result.hits[index];
  Row row = {std::to_string(answer.offset + std::uint64_t{index} + 1), decimal(hit.score, kScoreDecimals), hit.id,
             or_empty(hit.article.title)};
  add_outlet(hit.article.outlet, row);
  add_outlet(hit.article.origin, row);
  row.push_back(or_empty(hit.article.url));
  row.push_back(hit.article.date.has_value() ? hit.article.date->iso() : std::string());
  row.push_back(or_empty(hit.article.author));
  row.push_back(hit.article.path);
  return row;
}

std::vector<Row> rows_of(const Answer& answer) {
  std::vector<Row> rows;
  if (answer.heading) rows.emplace_back(kColumns.begin(), kColumns.end());
  for (std::size_t i = 0; i < answer.result.hits.size(); ++i) {
    const auto& passages = answer.result.hits[i].passages;
    const std::size_t shown =
        answer.all_passages ? passages.size() : std::min<std::size_t>(passages.size(), 1);
    for (std::size_t p = 0; p < std::max<std::size_t>(shown, 1); ++p) {
      Row& row = rows.emplace_back(hit_row(answer, i));
      if (p < shown) add_passage(passages[p], row);
      row.resize(kColumns.size());
      row.back() = std::to_string(answer.result.hits[i].copies.size());
    }
  }
  return rows;
}

std::string table_of(const Answer& answer, void (*append_row)(const Row&, std::string&)) {
  std::string out;
  bool is_heading = answer.heading;
  for (Row& row : rows_of(answer)) {
    if (answer.label) {
      row.emplace(row.begin(), is_heading ? answer.label->key : answer.label->value);
    }
    append_row(row, out);
    is_heading = false;
  }
  return out;
}

}  // namespace

std::string results_csv(const Answer& answer) { return table_of(answer, append_csv_row); }

std::string results_tsv(const Answer& answer) { return table_of(answer, append_tsv_row); }

std::string result_ids(const search::SearchResult& result) {
  std::string out;
  for (const search::Hit& hit : result.hits) {
    out += hit.id;
    out += '\n';
  }
  return out;
}

std::string trec_lines(std::string_view topic, const search::SearchResult& result) {
  std::string out;
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    out += topic;
    out += " Q0 ";
    out += result.hits[i].id;
    out += ' ' + std::to_string(i + 1) + ' ' + decimal(result.hits[i].score, kScoreDecimals) + " timbao\n";
  }
  return out;
}

}  // namespace timbao::render
