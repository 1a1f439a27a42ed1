#include "timbao/render/outlets.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "render/article_text.hpp"
#include "render/table_row.hpp"
#include "render/text_layout.hpp"
#include "render/utf8.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

using article::OutletEntry;
using article::OutletMatch;
using article::OutletMatchKind;
using Matches = std::span<const OutletMatch>;

std::string_view kind_name(OutletMatchKind kind) {
  switch (kind) {
    case OutletMatchKind::domain:
      return "domain";
    case OutletMatchKind::name:
      return "name";
    case OutletMatchKind::alias:
      return "alias";
    case OutletMatchKind::code:
      return "dateline code";
    case OutletMatchKind::place:
      return "place";
    case OutletMatchKind::listed:
      break;
  }
  return "";
}

std::string joined(const std::vector<std::string>& items, std::string_view separator) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : std::string(separator)) + item;
  return text;
}

void write_list(JsonWriter& json, const std::vector<std::string>& items) {
  json.begin_array();
  for (const auto& item : items) json.string(item);
  json.end_array();
}

void write_successor(JsonWriter& json, const OutletEntry& entry) {
  if (!entry.succession) return json.null();
  const auto& [place, since, outlet] = *entry.succession;
  json.begin_object();
  json.key("place").string_or_null(place);
  json.key("since").string_or_null(since);
  json.key("domain").string_or_null(outlet ? outlet->domain : std::nullopt);
  json.key("name").string_or_null(outlet ? outlet->name : std::nullopt);
  json.end_object();
}

void write_match(JsonWriter& json, const OutletMatch& match) {
  if (match.kind == OutletMatchKind::listed) return json.null();
  json.begin_object();
  json.key("by").string(kind_name(match.kind));
  json.key("text").string(match.matched);
  json.key("without_accents").boolean(match.without_accents);
  json.end_object();
}

void write_outlet(JsonWriter& json, const OutletMatch& match) {
  const auto& entry = *match.entry;
  json.begin_object();
  json.key("domain").string(entry.domain);
  json.key("name").string(entry.name);
  json.key("kind").string_or_null(entry.kind.empty() ? std::nullopt : std::optional(entry.kind));
  json.key("owner").string_or_null(entry.owner);
  json.key("place").string_or_null(entry.place);
  write_list(json.key("other_domains"), entry.other_domains);
  write_list(json.key("aliases"), entry.aliases);
  write_list(json.key("codes"), entry.codes);
  write_successor(json.key("successor"), entry);
  write_match(json.key("matched"), match);
  json.end_object();
}

// "Yên Bái merged into Lào Cai on 2025-07-01; successor: Báo … (baolaocai.vn)".
std::string succession_text(const OutletEntry& entry) {
  const auto& [place, since, outlet] = *entry.succession;
  std::string text;
  if (place) {
    text = entry.place.value_or("its province") + " merged into " + *place;
    constexpr std::size_t kYearBytes = 4;
    if (since) text += (since->size() == kYearBytes ? " in " : " on ") + *since;
  }
  if (outlet) text += (text.empty() ? "successor: " : "; successor: ") + outlet_text(*outlet);
  return text;
}

void add_line(std::string_view label, std::string_view text, const TextStyle& style,
              std::string& out) {
  constexpr std::size_t kColumn = 13;
  if (text.empty()) return;
  std::string first = "  " + std::string(label);
  first.resize(kColumn, ' ');
  out += paragraph({{.text = text}}, {.first = std::move(first), .columns = kColumn}, style);
}

std::string matched_text(const OutletMatch& match) {
  return std::string(kind_name(match.kind)) + " \"" + match.matched + "\"" +
         (match.without_accents ? ", typed without accents" : "");
}

void add_outlet(const OutletMatch& match, const TextStyle& style, std::string& out) {
  const auto& entry = *match.entry;
  out += styled(one_line(entry.name), Look::title, style) + '\n';
  add_line("domain", entry.domain, style, out);
  add_line("also", joined(entry.other_domains, ", "), style, out);
  add_line("kind", entry.kind, style, out);
  add_line("owner", entry.owner.value_or(""), style, out);
  add_line("place", entry.place.value_or(""), style, out);
  add_line("aliases", joined(entry.aliases, ", "), style, out);
  add_line("datelines", joined(entry.codes, ", "), style, out);
  if (entry.succession) add_line("today", succession_text(entry), style, out);
  if (match.kind != OutletMatchKind::listed) add_line("found by", matched_text(match), style, out);
}

std::string padded(std::string_view text, std::size_t columns) {
  std::string field = one_line(text);
  const std::size_t taken = columns_of(field);
  return field + std::string(taken < columns ? columns - taken : 0, ' ');
}

}  // namespace

std::string outlets_json(Matches outlets) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const auto& match : outlets) write_outlet(json, match);
  json.end_array();
  return out += '\n';
}

std::string outlets_json_lines(Matches outlets) {
  std::string out;
  for (const auto& match : outlets) {
    JsonWriter json(out);
    write_outlet(json, match);
    out += '\n';
  }
  return out;
}

std::string outlets_tsv(Matches outlets) {
  std::string out = "domain\tother_domains\tname\tkind\towner\tplace\taliases\tcodes\tsuccessor\n";
  for (const auto& match : outlets) {
    const auto& entry = *match.entry;
    const bool succeeded = entry.succession && entry.succession->outlet;
    const std::vector<std::string> fields = {
        entry.domain,
        joined(entry.other_domains, ","),
        entry.name,
        entry.kind,
        entry.owner.value_or(""),
        entry.place.value_or(""),
        joined(entry.aliases, ";"),
        joined(entry.codes, ";"),
        succeeded ? entry.succession->outlet->domain.value_or("") : ""};
    append_tsv_row(fields, out);
  }
  return out;
}

std::string outlet_lines(Matches outlets, const TextStyle& style) {
  std::size_t domain = 0;
  std::size_t name = 0;
  for (const auto& match : outlets) {
    domain = std::max(domain, columns_of(match.entry->domain));
    name = std::max(name, columns_of(one_line(match.entry->name)));
  }
  std::string out;
  for (const auto& match : outlets) {
    const auto& entry = *match.entry;
    auto whose = entry.place ? *entry.place : entry.owner.value_or("");
    if (entry.succession && entry.succession->place) whose += " → " + *entry.succession->place;
    std::string line = styled(padded(entry.domain, domain), Look::outlet, style) + "  " +
                       padded(entry.name, name) + "  " + one_line(whose);
    line.resize(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

std::string outlets_text(Matches outlets, const TextStyle& style) {
  std::string out;
  for (const auto& match : outlets) {
    if (!out.empty()) out += '\n';
    add_outlet(match, style, out);
  }
  return out;
}

}  // namespace timbao::render
