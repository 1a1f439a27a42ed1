#include "timbao/render/keywords.hpp"

#include <array>
#include <vector>

#include "render/aligned_text.hpp"
#include "render/counted.hpp"
#include "render/table_row.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

using analysis::Comparison;
using analysis::Keyword;
using Row = std::vector<std::string>;

constexpr std::array<std::string_view, 2> kSetNames = {"A", "B"};

std::string set_line(std::size_t set, const std::optional<CountedQuery>& query,
                     const analysis::ComparedSet& compared) {
  const std::string name = query ? one_line(query->text) : "all other articles";
  return std::string(kSetNames[set]) + "  " + name + ": " + std::to_string(compared.articles) +
         " articles, " + std::to_string(compared.words) + " words\n";
}

Row text_row(const Keyword& keyword) {
  const auto& [a, b] = keyword.frequency;
  return {keyword.word,
          std::to_string(a.count),
          decimal(a.per_million(), 1),
          std::to_string(keyword.articles[0]),
          std::to_string(b.count),
          decimal(b.per_million(), 1),
          std::to_string(keyword.articles[1]),
          decimal(keyword.log_likelihood, 1),
          decimal(keyword.log_ratio, 2)};
}

std::string text_table(std::size_t set, const analysis::ComparedSet& compared) {
  std::vector<Row> rows = {{"key in " + std::string(kSetNames[set]), "in A", "per million",
                            "articles", "in B", "per million", "articles", "LL", "log ratio"}};
  for (const Keyword& keyword : compared.keywords) rows.push_back(text_row(keyword));
  return aligned_text(rows);
}

// The columns of a table for programs.
Row fields_of(std::string_view set, const Keyword& keyword) {
  const auto& [a, b] = keyword.frequency;
  const auto difference = analysis::percent_difference(a, b);
  return {std::string(set),
          keyword.word,
          std::to_string(a.count),
          std::to_string(b.count),
          decimal(a.per_million(), 6),
          decimal(b.per_million(), 6),
          std::to_string(keyword.articles[0]),
          std::to_string(keyword.articles[1]),
          decimal(keyword.log_likelihood, 6),
          decimal(keyword.log_ratio, 6),
          difference ? decimal(*difference, 6) : ""};
}

std::string table_of(const Comparison& found, void (*append_row)(const Row&, std::string&)) {
  std::string out;
  append_row({"set", "word", "count_a", "count_b", "per_million_a", "per_million_b", "articles_a",
              "articles_b", "log_likelihood", "log_ratio", "percent_difference"},
             out);
  for (const std::size_t set : {0U, 1U}) {
    for (const Keyword& keyword : found.sets[set].keywords) {
      append_row(fields_of(kSetNames[set], keyword), out);
    }
  }
  return out;
}

void write_set(JsonWriter& json, std::size_t set, const std::optional<CountedQuery>& query,
               const analysis::ComparedSet& compared) {
  json.begin_object();
  json.key("set").string(kSetNames[set]);
  json.key("query").string_or_null(query ? std::optional(query->text) : std::nullopt);
  json.key("interpreted").string_or_null(query ? query->interpreted : std::nullopt);
  json.key("matched").integer(compared.articles);
  json.key("words").integer(compared.words);
  json.key("key_words").integer(compared.key_words);
  json.end_object();
}

void write_keyword(JsonWriter& json, std::size_t set, const Keyword& keyword) {
  const auto& [a, b] = keyword.frequency;
  json.begin_object();
  json.key("set").string(kSetNames[set]);
  json.key("word").string(keyword.word);
  json.key("count_a").integer(a.count);
  json.key("count_b").integer(b.count);
  json.key("per_million_a").number(a.per_million());
  json.key("per_million_b").number(b.per_million());
  json.key("articles_a").integer(keyword.articles[0]);
  json.key("articles_b").integer(keyword.articles[1]);
  json.key("log_likelihood").number(keyword.log_likelihood);
  json.key("log_ratio").number(keyword.log_ratio);
  json.key("percent_difference");
  if (const auto difference = analysis::percent_difference(a, b)) {
    json.number(*difference);
  } else {
    json.null();
  }
  json.end_object();
}

}  // namespace

std::string keywords_text(const ComparedQueries& queries, const Comparison& found) {
  std::string out = set_line(0, queries.first, found.sets[0]);
  out += set_line(1, queries.second, found.sets[1]);
  if (found.shared > 0) {
    out += "in both, counted in both: " + std::to_string(found.shared) + "\n";
  }
  for (const std::size_t set : {0U, 1U}) {
    if (!found.sets[set].keywords.empty()) out += '\n' + text_table(set, found.sets[set]);
  }
  return out;
}

std::string keywords_json(const CountedIndex& index, const ComparedQueries& queries,
                          const analysis::KeywordOptions& options, const Comparison& found) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("sets").begin_array();
  write_set(json, 0, queries.first, found.sets[0]);
  write_set(json, 1, queries.second, found.sets[1]);
  json.end_array();
  json.key("shared").integer(found.shared);
  write_index(json, index);
  json.key("unit").string(options.unit == analysis::WordUnit::compounds ? "compounds" : "words");
  json.key("by").string(options.order == analysis::KeywordOrder::log_ratio ? "ratio" : "ll");
  json.key("min_count").integer(options.min_count);
  json.key("min_articles").integer(options.min_articles);
  json.key("significance").number(options.significance);
  json.key("tested").integer(found.tested);
  json.key("critical_value").number(found.critical_value);
  json.key("keywords").begin_array();
  for (const std::size_t set : {0U, 1U}) {
    for (const Keyword& keyword : found.sets[set].keywords) write_keyword(json, set, keyword);
  }
  json.end_array();
  json.end_object();
  return out + '\n';
}

std::string keywords_csv(const Comparison& found) { return table_of(found, append_csv_row); }

std::string keywords_tsv(const Comparison& found) { return table_of(found, append_tsv_row); }

}  // namespace timbao::render
