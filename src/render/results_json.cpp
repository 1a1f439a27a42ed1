#include <string>

#include "render/article_json.hpp"
#include "render/passage_part.hpp"
#include "timbao/render/json.hpp"
#include "timbao/render/results.hpp"

namespace timbao::render {
namespace {

void write_passage(JsonWriter& json, const search::PassageHit& passage) {
  json.begin_object();
  json.key("text").string(passage.text);
  json.key("part").string(part_name(passage.part));
  json.key("start").integer(passage.bytes.start);
  json.key("end").integer(passage.bytes.end);
  json.key("highlights");
  write_ranges(json, passage.highlights);
  json.key("paragraph").integer(passage.paragraph);
  json.end_object();
}

void write_passages(JsonWriter& json, const search::Hit& hit, bool all_passages) {
  json.key("passage");
  if (hit.passages.empty()) {
    json.null();
  } else {
    write_passage(json, hit.passages.front());
  }
  if (!all_passages) return;
  json.key("passages").begin_array();
  for (const search::PassageHit& passage : hit.passages) write_passage(json, passage);
  json.end_array();
}

void write_article(JsonWriter& json, const search::Hit& hit) {
  const article::Article& article = hit.article;
  json.begin_object();
  json.key("id").string(hit.id);
  json.key("title").string_or_null(article.title);
  json.key("title_highlights");
  write_ranges(json, hit.title_highlights);
  write_source(json, article);
  write_place(json, article.path, article.line);
  json.end_object();
}

void write_explanation(JsonWriter& json, const search::Hit& hit) {
  json.begin_array();
  for (const auto& [part, score] : hit.explanation) {
    json.begin_object();
    json.key("part").string(part);
    json.key("score").number(score);
    json.end_object();
  }
  json.end_array();
}

void write_label(JsonWriter& json, const Answer& answer) {
  if (answer.label) json.key(answer.label->key).string(answer.label->value);
}

void write_hit(JsonWriter& json, const Answer& answer, std::size_t index) {
  const search::Hit& hit = answer.result.hits[index];
  json.begin_object();
  write_label(json, answer);
  json.key("rank").integer(answer.offset + std::uint64_t{index} + 1);
  json.key("score").number(hit.score);
  write_passages(json, hit, answer.all_passages);
  json.key("article");
  write_article(json, hit);
  json.key("copies").begin_array();
  for (const article::Article& copy : hit.copies) write_reference(json, copy);
  json.end_array();
  if (answer.explain) {
    json.key("explanation");
    write_explanation(json, hit);
  }
  json.end_object();
}

void write_hits(JsonWriter& json, const Answer& answer) {
  json.begin_array();
  for (std::size_t i = 0; i < answer.result.hits.size(); ++i) write_hit(json, answer, i);
  json.end_array();
}

// For hits within their answer, which has the label.
Answer unlabelled(Answer answer) {
  answer.label.reset();
  return answer;
}

void write_answer(JsonWriter& json, const Answer& answer) {
  json.begin_object();
  write_label(json, answer);
  json.key("query").string(answer.query);
  json.key("interpreted").string_or_null(answer.result.interpreted);
  json.key("suggestion").string_or_null(answer.result.suggestion);
  json.key("total").integer(answer.result.total);
  json.key("total_is_exact").boolean(true);
  json.key("elapsed_ms").number(answer.elapsed_ms);
  json.key("results");
  write_hits(json, unlabelled(answer));
  json.end_object();
}

}  // namespace

std::string results_json(const Answer& answer) {
  std::string out;
  JsonWriter json(out);
  write_answer(json, answer);
  out += '\n';
  return out;
}

std::string answers_json(std::string_view key, std::span<const Answer> answers) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key(key).begin_array();
  for (const Answer& answer : answers) write_answer(json, answer);
  json.end_array();
  json.end_object();
  out += '\n';
  return out;
}

std::string results_json_lines(const Answer& answer) {
  std::string out;
  for (std::size_t i = 0; i < answer.result.hits.size(); ++i) {
    JsonWriter json(out);
    write_hit(json, answer, i);
    out += '\n';
  }
  return out;
}

std::string topic_json_line(std::string_view topic, const search::SearchResult& result) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("topic").string(topic);
  json.key("results");
  write_hits(json, {.query = {}, .result = result});
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace timbao::render
