#include "timbao/render/names.hpp"

#include <algorithm>
#include <vector>

#include "render/counted.hpp"
#include "render/table_row.hpp"

namespace timbao::render {
namespace {

using analysis::NameCount;
using analysis::NameKind;
using analysis::Names;

using AppendRow = void (*)(const std::vector<std::string>&, std::string&);

constexpr std::size_t kShownVariants = 4;  // In text for people.

std::string right_aligned(std::string text, std::size_t columns) {
  return std::string(columns - std::min(columns, text.size()), ' ') + text;
}

void append_item(std::string& list, std::string_view separator, const std::string& text,
                 std::uint64_t articles) {
  if (!list.empty()) list += separator;
  list += text + " (" + std::to_string(articles) + ")";
}

std::string outlet_list(const NameCount& name, std::string_view separator) {
  std::string list;
  for (const auto& [outlet, articles] : name.top_outlets) {
    append_item(list, separator, label_of(outlet), articles);
  }
  return list;
}

std::string variant_list(const NameCount& name, std::string_view separator, std::size_t limit) {
  std::string list;
  for (std::size_t i = 0; i < std::min(limit, name.variants.size()); ++i) {
    append_item(list, separator, one_line(name.variants[i].text), name.variants[i].articles);
  }
  return list;
}

void append_text(const NameCount& name, std::string& out) {
  const std::string indent(25, ' ');
  std::string kind(name_kind_name(name.kind));
  kind.resize(12, ' ');
  out += right_aligned(std::to_string(name.articles), 9) + "  " + kind + "  " +
         one_line(name.name) + '\n';
  if (name.outlets > 0) {
    out += indent + std::to_string(name.outlets) + (name.outlets == 1 ? " outlet: " : " outlets: ");
    out += outlet_list(name, ", ");
    out += name.top_outlets.size() < name.outlets ? "…\n" : "\n";
  }
  if (name.variants.size() < 2) return;
  out += indent + "as " + variant_list(name, ", ", kShownVariants);
  if (name.variants.size() > kShownVariants) {
    out += ", and " + std::to_string(name.variants.size() - kShownVariants) + " more";
  }
  out += '\n';
}

std::string table(const Names& names, AppendRow append_row) {
  std::string out;
  append_row({"name", "kind", "articles", "outlets", "top_outlets", "variants"}, out);
  for (const NameCount& name : names.names) {
    append_row({name.name, std::string(name_kind_name(name.kind)), std::to_string(name.articles),
                std::to_string(name.outlets), outlet_list(name, "; "),
                variant_list(name, "; ", name.variants.size())},
               out);
  }
  return out;
}

void write_name(JsonWriter& json, const NameCount& name) {
  json.begin_object();
  json.key("name").string(name.name);
  json.key("kind").string(name_kind_name(name.kind));
  json.key("articles").integer(name.articles);
  json.key("outlets").integer(name.outlets);
  json.key("top_outlets").begin_array();
  for (const auto& [outlet, articles] : name.top_outlets) {
    json.begin_object();
    json.key("domain").string_or_null(outlet.text);
    json.key("name").string_or_null(outlet.name);
    json.key("articles").integer(articles);
    json.end_object();
  }
  json.end_array();
  json.key("variants").begin_array();
  for (const analysis::NameVariant& variant : name.variants) {
    json.begin_object();
    json.key("text").string(variant.text);
    json.key("articles").integer(variant.articles);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string_view name_kind_name(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return "person";
    case NameKind::organisation:
      return "organisation";
    case NameKind::place:
      return "place";
    case NameKind::other:
      break;
  }
  return "other";
}

std::string names_text(const CountedQuery& query, const Names& names) {
  std::string out =
      std::to_string(names.distinct) + " names in " + std::to_string(query.matched) + " articles\n";
  for (const NameCount& name : names.names) append_text(name, out);
  if (names.names.size() < names.distinct) {
    out += std::string(25, ' ') + "and " + std::to_string(names.distinct - names.names.size()) +
           " more: see --limit\n";
  }
  return out;
}

std::string names_json(const CountedIndex& index, const CountedQuery& query, const Names& names) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_query(json, query);
  write_index(json, index);
  json.key("distinct").integer(names.distinct);
  json.key("names").begin_array();
  for (const NameCount& name : names.names) write_name(json, name);
  json.end_array();
  json.end_object();
  return out + '\n';
}

std::string names_csv(const Names& names) { return table(names, append_csv_row); }

std::string names_tsv(const Names& names) { return table(names, append_tsv_row); }

}  // namespace timbao::render
