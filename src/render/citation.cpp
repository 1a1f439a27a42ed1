#include "render/citation.hpp"

#include "timbao/render/citations.hpp"
#include "timbao/render/style.hpp"

namespace timbao::render {
namespace {

std::optional<std::string> clean(const std::optional<std::string>& text) {
  std::string line = one_line(text.value_or(std::string()));
  return line.empty() ? std::nullopt : std::optional(std::move(line));
}

std::vector<std::string> authors_of(const article::Article& article) {
  constexpr std::string_view kBetween = ", ";  // As Article::author has it.
  std::vector<std::string> authors;
  std::string_view rest = article.author.has_value() ? *article.author : std::string_view();
  while (!rest.empty()) {
    const std::size_t end = rest.find(kBetween);
    std::string author = one_line(rest.substr(0, end));
    if (!author.empty()) authors.push_back(std::move(author));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + kBetween.size());
  }
  return authors;
}

std::optional<std::string> outlet_of(const article::Article& article) {
  if (!article.outlet.has_value()) return std::nullopt;
  const std::optional<std::string> name = clean(article.outlet->name);
  return name.has_value() ? name : clean(article.outlet->domain);
}

Date day_of(Date date) {
  date.precision = Date::Precision::day;
  return date;
}

}  // namespace

Citation citation_of(const article::Article& article, const Date& accessed) {
  Citation citation{.key = citation_key(article),
                    .authors = authors_of(article),
                    .title = clean(article.title),
                    .outlet = outlet_of(article),
                    .date = std::nullopt,
                    .url = clean(article.url),
                    .accessed = std::nullopt};
  if (article.date.has_value()) citation.date = day_of(*article.date);
  if (citation.url.has_value()) citation.accessed = day_of(accessed);
  return citation;
}

std::string percent_encoded(std::string_view text, std::string_view characters) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (characters.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
  }
  return out;
}

std::string citations(const std::vector<const article::Article*>& articles, CitationFormat format,
                      const Date& accessed) {
  std::vector<Citation> cited;
  cited.reserve(articles.size());
  for (const article::Article* article : articles) cited.push_back(citation_of(*article, accessed));
  switch (format) {
    case CitationFormat::bibtex:
      return bibtex_of(cited);
    case CitationFormat::ris:
      return ris_of(cited);
    case CitationFormat::csl_json:
      return csl_json_of(cited);
    case CitationFormat::markdown:
      break;
  }
  return markdown_of(cited);
}

std::string citations(const search::SearchResult& result, CitationFormat format,
                      const Date& accessed) {
  std::vector<const article::Article*> articles;
  articles.reserve(result.hits.size());
  for (const search::Hit& hit : result.hits) articles.push_back(&hit.article);
  return citations(articles, format, accessed);
}

}  // namespace timbao::render
