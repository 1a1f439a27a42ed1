#include "render/article_text.hpp"

#include <optional>
#include <vector>

#include "render/article_json.hpp"
#include "timbao/render/article.hpp"

namespace timbao::render {
namespace {

std::string day_and_minute(const Date& date) {
  constexpr std::size_t kDay = std::string_view("2023-11-03").size();
  constexpr std::size_t kMinute = std::string_view("13:33").size();
  std::string iso = date.iso();
  if (date.precision == Date::Precision::day) return iso;
  return iso.substr(0, kDay) + ' ' + iso.substr(kDay + 1, kMinute);
}

std::string paragraphs(std::string_view text, const TextStyle& style) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    out += '\n' + paragraph({{.text = text.substr(0, end)}}, {}, style);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  }
  return out;
}

}  // namespace

std::string outlet_text(const article::Outlet& outlet) {
  if (!outlet.name.has_value()) return outlet.domain.value_or(std::string());
  return outlet.domain.has_value() ? *outlet.name + " (" + *outlet.domain + ")" : *outlet.name;
}

std::string origin_text(const article::Outlet& origin) {
  return "theo " + origin.name.value_or(origin.domain.value_or(std::string()));
}

std::string date_text(const article::Article& article) {
  return article.date ? day_and_minute(*article.date) : "no date";
}

std::string outlet_name(const article::Article& article) {
  if (!article.outlet.has_value()) return "unknown outlet";
  return article.outlet->name.value_or(article.outlet->domain.value_or(std::string()));
}

std::string source_line(const article::Article& article, const Indent& indent,
                        const TextStyle& style) {
  std::vector<std::pair<std::string, Look>> facts;
  if (article.outlet.has_value()) facts.emplace_back(outlet_text(*article.outlet), Look::outlet);
  if (article.date.has_value()) facts.emplace_back(day_and_minute(*article.date), Look::plain);
  if (article.author.has_value()) facts.emplace_back(*article.author, Look::plain);
  if (article.origin.has_value()) facts.emplace_back(origin_text(*article.origin), Look::plain);
  if (facts.empty()) return {};
  std::vector<Run> runs;
  for (const auto& [text, look] : facts) {
    if (!runs.empty()) runs.push_back({.text = " · ", .look = Look::faint});
    runs.push_back({.text = text, .look = look});
  }
  return paragraph(runs, indent, style);
}

std::string place_line(const article::Article& article, const Indent& indent,
                       const TextStyle& style) {
  const std::string line = article.line > 0 ? ':' + std::to_string(article.line) : std::string();
  const std::string text = article.id + "  " + article.path + line;
  return paragraph({{.text = text, .look = Look::faint}}, indent, style);
}

std::string article_text(const article::Article& article, const TextStyle& style) {
  std::string out;
  if (article.title.has_value()) {
    out += paragraph({{.text = *article.title, .look = Look::title}}, {}, style);
  }
  out += source_line(article, {}, style);
  if (const auto topics = joined_topics(article.topics)) {
    out += paragraph({{.text = *topics}}, {}, style);
  }
  if (article.url.has_value()) {
    out += paragraph({{.text = *article.url, .look = Look::faint}}, {}, style);
  }
  out += place_line(article, {}, style);
  if (article.abstract.has_value()) {
    out += '\n' + paragraph({{.text = *article.abstract, .look = Look::title}}, {}, style);
  }
  out += paragraphs(article.body, style);
  for (std::size_t i = 0; i < article.related.size(); ++i) {
    if (i == 0) out += '\n';
    out += paragraph({{.text = article.related[i], .look = Look::faint}}, {"- ", 2}, style);
  }
  return out;
}

}  // namespace timbao::render
