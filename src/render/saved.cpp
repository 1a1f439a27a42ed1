#include "timbao/render/saved.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

#include "render/counted.hpp"
#include "render/text_layout.hpp"
#include "timbao/base/date.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

using search::SavedSearch;

// Nothing for a search that was never answered.
std::optional<Date> answered(const SavedSearch& search) {
  if (search.mark.first_seen == 0) return std::nullopt;
  return date_of_unix_seconds(static_cast<std::int64_t>(search.mark.first_seen));
}

std::string filters_text(const search::SearchOptions& options) {
  std::string text;
  const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  for (const std::string& outlet : options.outlets) add("outlet " + outlet);
  if (options.author) add("author " + *options.author);
  if (!options.since.empty()) add("since " + options.since);
  if (!options.until.empty()) add("until " + options.until);
  if (options.combine == search::Combine::any) add("any word");
  if (options.accents == search::Accents::strict) add("accents strict");
  if (options.accents == search::Accents::ignore) add("accents ignored");
  if (!options.expand) add("not expanded");
  return text;
}

void write(JsonWriter& json, const SavedSearch& search) {
  json.begin_object();
  json.key("name").string(search.name);
  json.key("query").string(search.query);
  json.key("filters");
  write_filters(json, search.options);
  json.key("answered").date_or_null(answered(search));
  json.end_object();
}

}  // namespace

std::string saved_text(std::span<const SavedSearch> searches, const TextStyle& style) {
  const Indent below{"   ", 3};
  std::string out;
  for (const SavedSearch& search : searches) {
    out += paragraph({{.text = search.name, .look = Look::title}}, {}, style);
    out += paragraph({{.text = search.query}}, below, style);
    const std::string filters = filters_text(search.options);
    if (!filters.empty()) out += paragraph({{.text = filters}}, below, style);
    const auto date = answered(search);
    const std::string state = date ? "answered up to " + date->iso() : "not answered yet";
    out += paragraph({{.text = state, .look = Look::faint}}, below, style);
  }
  return out;
}

std::string saved_json(std::span<const SavedSearch> searches) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("searches").begin_array();
  for (const SavedSearch& search : searches) write(json, search);
  json.end_array();
  json.end_object();
  return out + '\n';
}

std::string saved_json_lines(std::span<const SavedSearch> searches) {
  std::string out;
  for (const SavedSearch& search : searches) {
    JsonWriter json(out);
    write(json, search);
    out += '\n';
  }
  return out;
}

}  // namespace timbao::render
