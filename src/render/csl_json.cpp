#include "render/citation.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

void write_date(const Date& date, JsonWriter& json) {
  json.begin_object();
  json.key("date-parts").begin_array();
  json.begin_array();
  json.integer(std::int64_t{static_cast<int>(date.day.year())});
  json.integer(std::uint32_t{static_cast<unsigned>(date.day.month())});
  json.integer(std::uint32_t{static_cast<unsigned>(date.day.day())});
  json.end_array();
  json.end_array();
  json.end_object();
}

void write_authors(const std::vector<std::string>& authors, JsonWriter& json) {
  json.begin_array();
  for (const std::string& author : authors) {
    json.begin_object();
    json.key("literal").string(author);
    json.end_object();
  }
  json.end_array();
}

std::string item_of(const Citation& citation) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("id").string(citation.key);
  json.key("type").string("article-newspaper");
  if (!citation.authors.empty()) write_authors(citation.authors, json.key("author"));
  if (citation.title) json.key("title").string(*citation.title);
  if (citation.outlet) json.key("container-title").string(*citation.outlet);
  if (citation.date) write_date(*citation.date, json.key("issued"));
  if (citation.url) json.key("URL").string(*citation.url);
  if (citation.accessed) write_date(*citation.accessed, json.key("accessed"));
  json.end_object();
  return out;
}

}  // namespace

std::string csl_json_of(const std::vector<Citation>& citations) {
  std::string out = "[";
  for (const Citation& citation : citations) {
    out += (out.size() == 1 ? "\n" : ",\n") + item_of(citation);
  }
  return out + "\n]\n";
}

}  // namespace timbao::render
