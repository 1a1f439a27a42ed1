#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "render/article_text.hpp"
#include "render/text_layout.hpp"
#include "timbao/render/results.hpp"

namespace timbao::render {
namespace {

using Part = search::PassageHit::Part;

std::string explanation_line(const search::Hit& hit, const Indent& indent, const TextStyle& style) {
  const auto short_number = [](double value) {
    std::string digits = std::to_string(value);
    return digits.substr(0, digits.find('.') + 3);
  };
  std::string text = "score " + short_number(hit.score);
  for (std::size_t i = 0; i < hit.explanation.size(); ++i) {
    const auto& [part, score] = hit.explanation[i];
    text += (i == 0 ? " = " : " + ") + part + ' ' + short_number(score);
  }
  return paragraph({{.text = text, .look = Look::faint}}, indent, style);
}

std::string title_line(const search::Hit& hit, const Indent& indent, const TextStyle& style) {
  if (!hit.article.title.has_value()) {
    return paragraph({{.text = "(no title)", .look = Look::faint}}, indent, style);
  }
  return paragraph(
      {{.text = *hit.article.title, .look = Look::title, .marks = hit.title_highlights}}, indent,
      style);
}

std::string passage_lines(const Answer& answer, const search::Hit& hit, const Indent& indent,
                          const TextStyle& style) {
  std::string out;
  for (const search::PassageHit& passage : hit.passages) {
    // The title stands above already.
    if (passage.part != Part::title) {
      out += paragraph({{.text = passage.text, .marks = passage.highlights}}, indent, style);
    }
    if (!answer.all_passages) break;
  }
  return out;
}

// "+ 3 copies: Báo A (2023-11-03), Báo B (no date), …"; nothing where there is none.
std::string copies_line(const search::Hit& hit, const Indent& indent, const TextStyle& style) {
  constexpr std::size_t kNamed = 5;
  if (hit.copies.empty()) return {};
  const std::size_t count = hit.copies.size();
  std::string text = "+ " + std::to_string(count) + (count == 1 ? " copy: " : " copies: ");
  for (std::size_t i = 0; i < std::min(count, kNamed); ++i) {
    const article::Article& copy = hit.copies[i];
    text += (i == 0 ? "" : ", ") + outlet_name(copy) + " (" +
            (copy.date ? copy.date->iso().substr(0, std::string_view("2023-11-03").size())
                       : "no date") +
            ')';
  }
  if (count > kNamed) text += " and " + std::to_string(count - kNamed) + " more";
  return paragraph({{.text = text}}, indent, style);
}

std::string hit_text(const Answer& answer, std::size_t index, const TextStyle& style) {
  const search::Hit& hit = answer.result.hits[index];
  const std::string last_rank = std::to_string(answer.offset + answer.result.hits.size());
  std::string rank = std::to_string(answer.offset + index + 1) + ". ";
  rank.insert(0, last_rank.size() + 2 - rank.size(), ' ');
  const Indent below{std::string(rank.size(), ' '), rank.size()};
  std::string out = title_line(hit, {styled(rank, Look::faint, style), rank.size()}, style);
  out += source_line(hit.article, below, style);
  out += passage_lines(answer, hit, below, style);
  out += copies_line(hit, below, style);
  out += place_line(hit.article, below, style);
  if (answer.explain) out += explanation_line(hit, below, style);
  return out + '\n';
}

// "1–10 of 1234 articles", "1 article".
std::string count_line(const Answer& answer) {
  const search::SearchResult& result = answer.result;
  std::string total = std::to_string(result.total) +
                      (result.total == 1 ? " article" : " articles");
  const bool folded = std::any_of(result.hits.begin(), result.hits.end(),
                                  [](const search::Hit& hit) { return !hit.copies.empty(); });
  if (folded) total += ", copies under the best of them";
  if (result.hits.size() == result.total) return total + '\n';
  const std::string first = std::to_string(answer.offset + 1);
  const std::string last = std::to_string(answer.offset + result.hits.size());
  return (first == last ? first : first + "–" + last) + " of " + total + '\n';
}

}  // namespace

std::string results_text(const Answer& answer, const TextStyle& style) {
  if (answer.result.hits.empty()) return {};
  std::string out;
  if (answer.label) {
    out = paragraph({{.text = answer.label->value, .look = Look::title}}, {}, style) + '\n';
  }
  for (std::size_t i = 0; i < answer.result.hits.size(); ++i) out += hit_text(answer, i, style);
  return out + count_line(answer);
}

}  // namespace timbao::render
