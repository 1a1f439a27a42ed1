// A result as a search might give it, with every field set or every field unknown.
#pragma once

#include <chrono>

#include "timbao/search/searcher.hpp"

namespace timbao::render {

inline search::Hit full_hit() {
  search::Hit hit;
  hit.id = "cau-1";
  hit.score = 12.34;
  hit.article.id = hit.id;
  hit.article.title = "Khánh thành \"cầu\", đường";
  hit.article.outlet = article::Outlet{"baosongtrang.example", "Báo Sông Trăng"};
  hit.article.origin = article::Outlet{std::nullopt, "Báo Núi Mây"};
  hit.article.url = "https://baosongtrang.example/cau.html";
  Date date;
  date.day = std::chrono::year(2023) / 11 / 3;
  date.time_of_day = std::chrono::hours(13) + std::chrono::minutes(33);
  date.precision = Date::Precision::minute;
  hit.article.date = date;
  hit.article.author = "Hà An";
  hit.article.path = "/báo/a.jsonl";
  hit.article.line = 7;
  hit.title_highlights = {{15, 20}};
  search::PassageHit passage;
  passage.part = search::PassageHit::Part::body;
  passage.bytes = {100, 124};
  passage.paragraph = 4;
  passage.text = "Cây cầu\nmới thông xe";
  passage.highlights = {{5, 10}};
  search::PassageHit second = passage;
  second.part = search::PassageHit::Part::abstract;
  second.text = "Tóm\ttắt";
  second.highlights = {};
  hit.passages = {passage, second};
  hit.explanation = {{"words", 10.0}, {"closeness", 2.34}};
  return hit;
}

inline search::Hit bare_hit() {
  search::Hit hit;
  hit.id = "r-1";
  hit.score = 1;
  hit.article.id = hit.id;
  hit.article.path = "-";
  return hit;
}

inline search::SearchResult sample_result() {
  search::SearchResult result;
  result.hits = {full_hit(), bare_hit()};
  result.total = 2;
  return result;
}

}  // namespace timbao::render
