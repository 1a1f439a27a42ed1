#include "render/counted.hpp"

namespace timbao::render {
namespace {

std::string_view combine_name(search::Combine combine) {
  switch (combine) {
    case search::Combine::all:
      return "all";
    case search::Combine::any:
      return "any";
    case search::Combine::all_or_most:
      break;
  }
  return "all_or_most";
}

std::string_view accents_name(search::Accents accents) {
  switch (accents) {
    case search::Accents::strict:
      return "strict";
    case search::Accents::ignore:
      return "ignore";
    case search::Accents::automatic:
      break;
  }
  return "auto";
}

void write_day(JsonWriter& json, const std::string& day) {
  if (day.empty()) {
    json.null();
  } else {
    json.string(day);
  }
}

}  // namespace

std::string label_of(const analysis::FacetValue& value) {
  const auto& text = value.name ? value.name : value.text;
  return text ? one_line(*text) : "unknown";
}

void write_filters(JsonWriter& json, const search::SearchOptions& filters) {
  json.begin_object();
  json.key("outlets").begin_array();
  for (const std::string& outlet : filters.outlets) json.string(outlet);
  json.end_array();
  json.key("author").string_or_null(filters.author);
  json.key("since");
  write_day(json, filters.since);
  json.key("until");
  write_day(json, filters.until);
  json.key("combine").string(combine_name(filters.combine));
  json.key("accents").string(accents_name(filters.accents));
  json.key("expand").boolean(filters.expand);
  json.end_object();
}

void write_index(JsonWriter& json, const CountedIndex& index) {
  json.key("filters");
  write_filters(json, index.filters);
  json.key("index").begin_object();
  json.key("path").string(index.path);
  json.key("revision").string(index.revision);
  json.end_object();
  json.key("total").integer(index.total);
}

void write_query(JsonWriter& json, const CountedQuery& query) {
  json.key("query").string(query.text);
  json.key("interpreted").string_or_null(query.interpreted);
  json.key("matched").integer(query.matched);
}

}  // namespace timbao::render
