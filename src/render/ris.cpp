#include <algorithm>

#include "render/citation.hpp"

namespace timbao::render {
namespace {

// "2023/11/03/": what may follow the last slash is a season.
std::string date_of(const Date& date) {
  std::string text = date.iso() + '/';
  std::replace(text.begin(), text.end(), '-', '/');
  return text;
}

// The specification has no asterisks in names of people and periodicals.
std::string name_of(std::string name) {
  std::erase(name, '*');
  return name;
}

void add(std::string_view tag, std::string_view value, std::string& out) {
  out.append(tag).append("  - ").append(value).append("\r\n");
}

}  // namespace

std::string ris_of(const std::vector<Citation>& citations) {
  std::string out;
  for (const Citation& citation : citations) {
    add("TY", "NEWS", out);
    // The comma ends the family name, so that nobody takes the last word of a name for it.
    for (const std::string& author : citation.authors) add("AU", name_of(author) + ',', out);
    if (citation.title) add("TI", *citation.title, out);
    if (citation.outlet) add("T2", name_of(*citation.outlet), out);
    if (citation.date) {
      add("PY", std::to_string(static_cast<int>(citation.date->day.year())), out);
      add("DA", date_of(*citation.date), out);
    }
    if (citation.url) add("UR", *citation.url, out);
    if (citation.accessed) add("Y2", date_of(*citation.accessed), out);
    add("ER", "", out);
  }
  return out;
}

}  // namespace timbao::render
