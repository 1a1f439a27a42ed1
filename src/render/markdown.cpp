#include "render/citation.hpp"

namespace timbao::render {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What CommonMark, GitHub and pandoc would read as marks within a line.
std::string escaped(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_{}[]<>&~^|$@";
  std::string out;
  for (const char c : text) {
    if (kMarks.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// `line` as the beginning of a block: "# a" is no heading, and "1. a" no list in the list.
std::string as_paragraph(std::string line) {
  constexpr std::string_view kBlockMarks = "#+-=:";
  if (kBlockMarks.find(line.front()) != std::string_view::npos) return '\\' + line;
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) ++digits;
  const bool is_number = digits > 0 && digits < line.size();
  if (is_number && (line[digits] == '.' || line[digits] == ')')) line.insert(digits, 1, '\\');
  return line;
}

std::string authors_of(const Citation& citation) {
  std::string authors;
  for (const std::string& author : citation.authors) {
    authors += (authors.empty() ? "" : ", ") + author;
  }
  return escaped(authors);
}

// The title, linked where there is an address; the address alone where there is no title.
std::string link_of(const Citation& citation) {
  constexpr std::string_view kUnsafeInLink = "<>\\ ";
  const std::string title = escaped(citation.title.value_or(citation.url.value_or(std::string())));
  if (!citation.url) return title;
  return '[' + title + "](<" + percent_encoded(*citation.url, kUnsafeInLink) + ">)";
}

std::string publication_of(const Citation& citation) {
  std::string publication;
  if (citation.outlet) publication += '*' + escaped(*citation.outlet) + '*';
  if (citation.date) publication += (publication.empty() ? "" : ", ") + citation.date->iso();
  return publication;
}

// "Hà An. [Khánh thành cầu](<https://…>). *Báo Sông Trăng*, 2023-11-03. Accessed 2026-11-26."
std::string line_of(const Citation& citation) {
  std::string line;
  for (const std::string& part :
       {authors_of(citation), link_of(citation), publication_of(citation),
        citation.accessed ? "Accessed " + citation.accessed->iso() : std::string()}) {
    if (part.empty()) continue;
    if (!line.empty()) line += ' ';
    line += part;
    if (!line.ends_with('.') && !line.ends_with('?') && !line.ends_with('!')) line += '.';
  }
  return line;
}

}  // namespace

std::string markdown_of(const std::vector<Citation>& citations) {
  std::string out;
  for (const Citation& citation : citations) {
    const std::string line = line_of(citation);
    if (!line.empty()) out += "- " + as_paragraph(line) + '\n';
  }
  return out;
}

}  // namespace timbao::render
