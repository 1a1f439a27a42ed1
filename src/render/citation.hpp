// What a citation says, before a format is chosen, and the writers of each format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/base/date.hpp"

namespace timbao::render {

// Texts are one line each, well-formed UTF-8, and not empty. Dates are days.
struct Citation {
  std::string key;
  std::vector<std::string> authors;
  std::optional<std::string> title;
  std::optional<std::string> outlet;
  std::optional<Date> date;
  std::optional<std::string> url;
  std::optional<Date> accessed;  // Only with a URL: it says when that was looked at.
};

[[nodiscard]] Citation citation_of(const article::Article& article, const Date& accessed);

// See CitationFormat.
[[nodiscard]] std::string citation_key(const article::Article& article);

// `text` with each character of `characters`, which are ASCII, as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text, std::string_view characters);

[[nodiscard]] std::string bibtex_of(const std::vector<Citation>& citations);
[[nodiscard]] std::string ris_of(const std::vector<Citation>& citations);
[[nodiscard]] std::string csl_json_of(const std::vector<Citation>& citations);
[[nodiscard]] std::string markdown_of(const std::vector<Citation>& citations);

}  // namespace timbao::render
