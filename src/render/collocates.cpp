#include "timbao/render/collocates.hpp"

#include <algorithm>
#include <vector>

#include "render/counted.hpp"
#include "render/table_row.hpp"
#include "render/utf8.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const analysis::Collocates& found, int decimals) {
  std::vector<Row> rows = {{"word", "together", "total", "score"}};
  for (const analysis::Collocate& collocate : found.words) {
    rows.push_back({collocate.word, std::to_string(collocate.together),
                    std::to_string(collocate.total), decimal(collocate.score, decimals)});
  }
  return rows;
}

std::string table_of(const analysis::Collocates& found,
                     void (*append_row)(const Row&, std::string&)) {
  std::string out;
  for (const Row& row : rows_of(found, 6)) append_row(row, out);
  return out;
}

}  // namespace

std::string collocates_text(const analysis::Collocates& found) {
  constexpr std::size_t kColumns = 10;  // A syllable has at most 7 letters.
  std::string out;
  for (const Row& row : rows_of(found, 2)) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string spaces(kColumns - std::min(kColumns, columns_of(row[i])), ' ');
      out += i == 0 ? row[i] + spaces : "  " + spaces + row[i];
    }
    out += '\n';
  }
  return out;
}

std::string collocates_tsv(const analysis::Collocates& found) {
  return table_of(found, append_tsv_row);
}

std::string collocates_csv(const analysis::Collocates& found) {
  return table_of(found, append_csv_row);
}

std::string collocates_json(const CountedIndex& index, const std::string& query,
                            std::string_view measure, const analysis::Collocates& found) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_query(json, {.text = query, .interpreted = found.interpreted, .matched = found.articles});
  write_index(json, index);
  json.key("measure").string(measure);
  json.key("occurrences").integer(found.occurrences);
  json.key("window_words").integer(found.window_words);
  json.key("index_words").integer(found.index_words);
  json.key("collocates").begin_array();
  for (const analysis::Collocate& collocate : found.words) {
    json.begin_object();
    json.key("word").string(collocate.word);
    json.key("together").integer(collocate.together);
    json.key("total").integer(collocate.total);
    json.key("score").number(collocate.score);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + '\n';
}

}  // namespace timbao::render
