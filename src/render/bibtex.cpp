#include <array>

#include "render/citation.hpp"

namespace timbao::render {
namespace {

// BibTeX counts braces even behind a backslash, so a lone one has to be named.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '{':
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '#':
      case '$':
      case '%':
      case '&':
      case '_':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

// Each name in braces is one that BibTeX does not take apart.
std::string names_of(const std::vector<std::string>& authors) {
  std::string names;
  for (const std::string& author : authors) {
    names += (names.empty() ? "{" : " and {") + escaped(author) + '}';
  }
  return names;
}

std::string_view month_macro(const Date& date) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  return kMonths[static_cast<unsigned>(date.day.month()) - 1];
}

class Entry {
 public:
  explicit Entry(const Citation& citation)
      : text_((citation.outlet.has_value() ? "@article{" : "@misc{") + citation.key + ",\n") {}

  // `value` with its quotes: "{…}", or a macro.
  void add(std::string_view name, const std::string& value) {
    text_.append("  ").append(name).append(" = ").append(value).append(",\n");
  }

  [[nodiscard]] std::string closed() const { return text_ + "}\n"; }

 private:
  std::string text_;
};

std::string entry_of(const Citation& citation) {
  // Links are read as they stand; braces and backslashes alone would break the entry around them.
  constexpr std::string_view kUnsafeInUrl = "{}\\ ";
  Entry entry(citation);
  if (!citation.authors.empty()) entry.add("author", '{' + names_of(citation.authors) + '}');
  // Inner braces keep styles from changing capitals, which would take them from names.
  if (citation.title) entry.add("title", "{{" + escaped(*citation.title) + "}}");
  if (citation.outlet) entry.add("journal", '{' + escaped(*citation.outlet) + '}');
  if (citation.date) {
    entry.add("year", '{' + std::to_string(static_cast<int>(citation.date->day.year())) + '}');
    entry.add("month", std::string(month_macro(*citation.date)));
    entry.add("date", '{' + citation.date->iso() + '}');  // biblatex knows days by this only.
  }
  if (citation.url) entry.add("url", '{' + percent_encoded(*citation.url, kUnsafeInUrl) + '}');
  if (citation.accessed) entry.add("urldate", '{' + citation.accessed->iso() + '}');
  return entry.closed();
}

}  // namespace

std::string bibtex_of(const std::vector<Citation>& citations) {
  std::string out;
  for (const Citation& citation : citations) {
    if (!out.empty()) out += '\n';
    out += entry_of(citation);
  }
  return out;
}

}  // namespace timbao::render
