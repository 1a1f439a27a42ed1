#include "timbao/render/ngrams.hpp"

#include <vector>

#include "render/aligned_text.hpp"
#include "render/counted.hpp"
#include "render/table_row.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

using analysis::Ngram;
using analysis::Ngrams;
using Row = std::vector<std::string>;

double per_million(const Ngram& ngram, const Ngrams& found) {
  return 1e6 * static_cast<double>(ngram.count) / static_cast<double>(found.words);
}

std::vector<Row> rows_of(const Ngrams& found, const char* frequency, int decimals) {
  std::vector<Row> rows = {{"ngram", "count", frequency, "articles"}};
  for (const Ngram& ngram : found.list) {
    rows.push_back({ngram.text, std::to_string(ngram.count),
                    decimal(per_million(ngram, found), decimals), std::to_string(ngram.articles)});
  }
  return rows;
}

std::string table_of(const Ngrams& found, void (*append_row)(const Row&, std::string&)) {
  std::string out;
  for (const Row& row : rows_of(found, "per_million", 6)) append_row(row, out);
  return out;
}

}  // namespace

std::string ngrams_text(const CountedQuery& query, const Ngrams& found) {
  std::string out = std::to_string(query.matched) + " articles, " + std::to_string(found.words) +
                    " words, " + std::to_string(found.considered) + " n-grams\n";
  if (!found.list.empty()) out += aligned_text(rows_of(found, "per million", 1));
  return out;
}

std::string ngrams_json(const CountedIndex& index, const CountedQuery& query,
                        const analysis::NgramOptions& options, const Ngrams& found) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_query(json, query);
  write_index(json, index);
  json.key("shortest").integer(options.shortest);
  json.key("longest").integer(options.longest);
  json.key("containing").begin_array();
  for (const std::string& word : options.containing) json.string(word);
  json.end_array();
  json.key("min_count").integer(options.min_count);
  json.key("words").integer(found.words);
  json.key("considered").integer(found.considered);
  json.key("ngrams").begin_array();
  for (const Ngram& ngram : found.list) {
    json.begin_object();
    json.key("ngram").string(ngram.text);
    json.key("count").integer(ngram.count);
    json.key("per_million").number(per_million(ngram, found));
    json.key("articles").integer(ngram.articles);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + '\n';
}

std::string ngrams_csv(const Ngrams& found) { return table_of(found, append_csv_row); }

std::string ngrams_tsv(const Ngrams& found) { return table_of(found, append_tsv_row); }

}  // namespace timbao::render
