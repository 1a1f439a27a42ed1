#include "timbao/render/statistics.hpp"

#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

void write_outlets(JsonWriter& json, const index::Statistics& statistics) {
  json.begin_array();
  for (const auto& [outlet, articles] : statistics.outlets) {
    json.begin_object();
    json.key("domain").string_or_null(outlet.domain);
    json.key("name").string_or_null(outlet.name);
    json.key("articles").integer(articles);
    json.end_object();
  }
  json.end_array();
}

void write_years(JsonWriter& json, const index::Statistics& statistics) {
  json.begin_array();
  for (const auto& [year, articles] : statistics.years) {
    json.begin_object();
    json.key("year").integer(std::int64_t{year});
    json.key("articles").integer(articles);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string statistics_json(const index::Statistics& statistics, std::uint64_t stored_bytes,
                            std::string_view index) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("index").string(index);
  json.key("articles").integer(statistics.articles);
  json.key("passages").integer(statistics.passages);
  json.key("terms").integer(statistics.terms);
  json.key("bytes").integer(statistics.bytes);
  json.key("stored_bytes").integer(stored_bytes);
  json.key("first_date").date_or_null(statistics.first_date);
  json.key("last_date").date_or_null(statistics.last_date);
  json.key("without_date").integer(statistics.without_date);
  json.key("without_outlet").integer(statistics.without_outlet);
  json.key("outlets");
  write_outlets(json, statistics);
  json.key("years");
  write_years(json, statistics);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace timbao::render
