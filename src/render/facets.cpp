#include <algorithm>
#include <vector>

#include "render/counted.hpp"
#include "render/table_row.hpp"
#include "timbao/render/counts.hpp"

namespace timbao::render {
namespace {

using analysis::Facet;
using analysis::FacetCount;
using analysis::Facets;

using AppendRow = void (*)(const std::vector<std::string>&, std::string&);

bool is_of_outlets(Facet facet) { return facet == Facet::outlet || facet == Facet::origin; }

std::string right_aligned(std::string text, std::size_t columns) {
  return std::string(columns - std::min(columns, text.size()), ' ') + text;
}

// "        12   7.1 %  "
std::string count_text(std::uint64_t articles, std::uint64_t matched) {
  const double share =
      matched == 0 ? 0 : 100.0 * static_cast<double>(articles) / static_cast<double>(matched);
  return right_aligned(std::to_string(articles), 9) + right_aligned(decimal(share, 1), 7) + " %  ";
}

std::string value_text(const analysis::FacetValue& value) {
  const std::string label = label_of(value);
  const bool has_domain = value.name.has_value() && value.text.has_value();
  return has_domain ? label + " (" + one_line(*value.text) + ")" : label;
}

std::string heading(const CountedQuery& query, const Facets& facets) {
  std::string text = std::to_string(query.matched) + " articles by ";
  text += facet_name(facets.by);
  if (facets.by == Facet::topic || facets.by == Facet::author) {
    text += ", each counted once for each of its ";
    text += facet_name(facets.by);
    text += 's';
  }
  return text + '\n';
}

std::string table(const Facets& facets, std::size_t limit, AppendRow append_row) {
  const bool of_outlets = is_of_outlets(facets.by);
  const auto row = [&](const analysis::FacetValue& value, std::uint64_t articles) {
    std::vector<std::string> fields = {value.text.value_or("")};
    if (of_outlets) fields.push_back(value.name.value_or(""));
    fields.push_back(std::to_string(articles));
    return fields;
  };
  std::string out;
  if (of_outlets) {
    append_row({"domain", "name", "articles"}, out);
  } else {
    append_row({std::string(facet_name(facets.by)), "articles"}, out);
  }
  for (std::size_t i = 0; i < std::min(limit, facets.counts.size()); ++i) {
    append_row(row(facets.counts[i].value, facets.counts[i].articles), out);
  }
  if (facets.unknown > 0) append_row(row({}, facets.unknown), out);
  return out;
}

void write_value(JsonWriter& json, const FacetCount& count, bool of_outlets) {
  json.begin_object();
  json.key(of_outlets ? "domain" : "value").string_or_null(count.value.text);
  if (of_outlets) json.key("name").string_or_null(count.value.name);
  json.key("articles").integer(count.articles);
  json.end_object();
}

}  // namespace

std::string_view facet_name(Facet facet) {
  switch (facet) {
    case Facet::outlet:
      return "outlet";
    case Facet::author:
      return "author";
    case Facet::topic:
      return "topic";
    case Facet::origin:
      return "origin";
    case Facet::year:
      break;
  }
  return "year";
}

std::string facets_text(const CountedQuery& query, const Facets& facets, std::size_t limit) {
  std::string out = heading(query, facets);
  const std::size_t shown = std::min(limit, facets.counts.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const FacetCount& count = facets.counts[i];
    out += count_text(count.articles, query.matched) + value_text(count.value) + '\n';
  }
  if (shown < facets.counts.size()) {
    out += std::string(20, ' ') + "and " + std::to_string(facets.counts.size() - shown) +
           " more: see --limit\n";
  }
  if (facets.unknown > 0) out += count_text(facets.unknown, query.matched) + "unknown\n";
  return out;
}

std::string facets_json(const CountedIndex& index, const CountedQuery& query, const Facets& facets,
                        std::size_t limit) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_query(json, query);
  write_index(json, index);
  json.key("by").string(facet_name(facets.by));
  json.key("distinct").integer(std::uint64_t{facets.counts.size()});
  json.key("unknown").integer(facets.unknown);
  json.key("values").begin_array();
  for (std::size_t i = 0; i < std::min(limit, facets.counts.size()); ++i) {
    write_value(json, facets.counts[i], is_of_outlets(facets.by));
  }
  json.end_array();
  json.end_object();
  return out + '\n';
}

std::string facets_csv(const Facets& facets, std::size_t limit) {
  return table(facets, limit, append_csv_row);
}

std::string facets_tsv(const Facets& facets, std::size_t limit) {
  return table(facets, limit, append_tsv_row);
}

}  // namespace timbao::render
