// Renders what a search found: JSON, JSON Lines, CSV, TSV, ids and TREC runs for programs, text for
// people.
//
// Every format holds the hits in the order of the result. Returned strings end with a line end
// unless they are empty.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "timbao/render/style.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::render {

// Which of several answers a hit belongs to: {"topic", "t1"}.
struct Label {
  std::string_view key;
  std::string_view value;
};

// A query and its result. Holds views: the query and the result must outlive it.
struct Answer {
  std::string_view query;
  const search::SearchResult& result;
  std::uint32_t offset = 0;   // Hits left out before the first; its rank is offset + 1.
  double elapsed_ms = 0;      // From parsing the query to the ranked hits.
  bool all_passages = false;  // Adds every passage of a hit, best first, to the best one.
  bool explain = false;       // Adds the parts of each score.
  // JSON has it first in each answer and each line, tables in a first column; text begins with its
  // value.
  std::optional<Label> label = {};
  bool heading = true;  // Tables begin with the names of their columns.
};

// One document that wraps the results.
[[nodiscard]] std::string results_json(const Answer& answer);

// One document for several: {"searches": […]}, `key` being "searches", with each answer as
// results_json() has it.
[[nodiscard]] std::string answers_json(std::string_view key, std::span<const Answer> answers);

// One object a line for each hit.
[[nodiscard]] std::string results_json_lines(const Answer& answer);

// A header, then a row for each hit (for each passage with all_passages). CSV is that of RFC 4180,
// with CRLF; in TSV, tabs and line ends within a field become spaces. The last column says how many
// copies are folded under the hit. What is not known is an empty field.
[[nodiscard]] std::string results_csv(const Answer& answer);
[[nodiscard]] std::string results_tsv(const Answer& answer);

// One article id a line.
[[nodiscard]] std::string result_ids(const search::SearchResult& result);

[[nodiscard]] std::string results_text(const Answer& answer, const TextStyle& style);

// "topic Q0 article-id rank score timbao" a line. Requires: `topic` has no white space.
[[nodiscard]] std::string trec_lines(std::string_view topic, const search::SearchResult& result);

// {"topic": …, "results": […]} in one line.
[[nodiscard]] std::string topic_json_line(std::string_view topic,
                                          const search::SearchResult& result);

}  // namespace timbao::render
