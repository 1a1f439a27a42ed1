#include "article/outlet_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "article/lines.hpp"
#include "article/outlet_registry.hpp"
#include "article/provinces.hpp"
#include "timbao/base/tsv.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

enum class Column : std::uint8_t {
  domain,
  other_domains,
  name,
  kind,
  owner,
  place,
  owner_or_place,
  aliases,
  codes,
  successor,
  ignored,  // Says where a row comes from.
};

constexpr auto kColumns = std::to_array<std::pair<std::string_view, Column>>({
    {"domain", Column::domain},
    {"name", Column::name},
    {"other_domains", Column::other_domains},
    {"kind", Column::kind},
    {"owner", Column::owner},
    {"place", Column::place},
    {"aliases", Column::aliases},
    {"codes", Column::codes},
    {"successor", Column::successor},
    {"owner_or_place", Column::owner_or_place},
    {"dateline_or_credit_codes", Column::codes},
    {"codes_attested", Column::ignored},
    {"evidence", Column::ignored},
    {"source", Column::ignored},
    {"note", Column::ignored},
});

std::vector<std::string> items_of(std::string_view list, char separator) {
  std::vector<std::string> items;
  for (const auto item : split(list, separator)) {
    const auto text = trimmed(item);
    if (!text.empty()) items.emplace_back(text);
  }
  return items;
}

// "Yên Bái → Lào Cai (2025)": a province, and what it merged into.
void set_place(std::string_view text, OutletEntry& entry) {
  constexpr std::string_view kArrow = "→";
  const std::size_t arrow = text.find(kArrow);
  entry.place = std::string(trimmed(text.substr(0, arrow)));
  if (arrow == std::string_view::npos) return;
  auto now = trimmed(text.substr(arrow + kArrow.size()));
  if (!entry.succession) entry.succession.emplace();
  if (const std::size_t bracket = now.find('('); bracket != std::string_view::npos) {
    const std::size_t end = now.find(')', bracket);
    if (end != std::string_view::npos) {
      entry.succession->since = std::string(trimmed(now.substr(bracket + 1, end - bracket - 1)));
    }
    now = trimmed(now.substr(0, bracket));
  }
  if (!now.empty()) entry.succession->place = std::string(now);
}

class TableReader {
 public:
  Result<std::vector<OutletEntry>, std::string> read(std::string_view table) && {
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
    if (table.starts_with(kByteOrderMark)) table.remove_prefix(kByteOrderMark.size());
    std::size_t number = 0;
    for (auto line : split(table, '\n')) {
      ++number;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (trimmed(line).empty() || line.front() == '#') continue;
      const auto fault = columns_.empty() ? read_heading(line) : read_row(line);
      if (fault) return Unexpected{"line " + std::to_string(number) + ": " + *fault};
    }
    if (columns_.empty()) return Unexpected{"no heading row (" + known_headings() + ")"};
    return std::move(entries_);
  }

 private:
  using Fault = std::optional<std::string>;

  static std::string known_headings() {
    std::string known;
    for (const auto& [name, column] : kColumns) {
      if (column == Column::owner_or_place) break;
      known += (known.empty() ? "" : ", ") + std::string(name);
    }
    return known;
  }

  Fault read_heading(std::string_view line) {
    for (const auto field : split(line, '\t')) {
      const auto name = ascii_lower(trimmed(field));
      const auto known = std::find_if(kColumns.begin(), kColumns.end(),
                                      [&](const auto& column) { return column.first == name; });
      if (known == kColumns.end()) {
        return "'" + cleaned(front_of(trimmed(field), 60)) + "' is no heading; known are " +
               known_headings();
      }
      columns_.push_back(known->second);
    }
    for (const auto& [needed, name] :
         {std::pair{Column::domain, "domain"}, {Column::name, "name"}}) {
      if (std::find(columns_.begin(), columns_.end(), needed) == columns_.end()) {
        return std::string("the heading row has no '") + name + "'";
      }
    }
    return std::nullopt;
  }

  Fault read_row(std::string_view line) {
    if (text::first_invalid_utf8(line) != std::string_view::npos) return "not UTF-8";
    const auto fields = split(line, '\t');
    if (fields.size() != columns_.size()) {
      return std::to_string(fields.size()) + " fields, the heading row has " +
             std::to_string(columns_.size());
    }
    OutletEntry entry;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (auto fault = set(columns_[i], trimmed(fields[i]), entry)) return fault;
    }
    entries_.push_back(std::move(entry));
    return std::nullopt;
  }

  static Fault set_domain(std::string_view text, std::string& domain) {
    const bool address = text.find("//") != std::string_view::npos;
    auto host = host_of(address ? std::string(text) : "//" + std::string(text));
    if (!host) return "'" + cleaned(front_of(text, 60)) + "' is no domain";
    domain = std::move(*host);
    return std::nullopt;
  }

  static Fault set(Column column, std::string_view text, OutletEntry& entry) {
    switch (column) {
      case Column::domain:
        return set_domain(text, entry.domain);
      case Column::other_domains:
        entry.other_domains = items_of(text, ',');
        for (auto& domain : entry.other_domains) {
          if (auto fault = set_domain(std::string(domain), domain)) return fault;
        }
        break;
      case Column::name:
        if (text.empty()) return "no name";
        entry.name = cleaned(text);
        break;
      case Column::kind:
        entry.kind = cleaned(text);
        break;
      case Column::owner:
        if (!text.empty()) entry.owner = cleaned(text);
        break;
      case Column::place:
        if (!text.empty()) set_place(text, entry);
        break;
      case Column::owner_or_place: {
        const bool place = province_of(text.substr(0, text.find("→"))) != nullptr;
        return set(place ? Column::place : Column::owner, text, entry);
      }
      case Column::aliases:
        entry.aliases = items_of(text, ';');
        break;
      case Column::codes:
        return set_codes(text, entry);
      case Column::successor:
        return text.empty() ? std::nullopt : set_successor(text, entry);
      case Column::ignored:
        break;
    }
    return std::nullopt;
  }

  // "(CTO)" or "TTO"; a dash behind it is none of it.
  static Fault set_codes(std::string_view text, OutletEntry& entry) {
    entry.codes = items_of(text, ';');
    for (auto& code : entry.codes) {
      while (code.ends_with('-') || code.ends_with(' ')) code.pop_back();
      const bool opens = code.starts_with('(');
      if (opens != code.ends_with(')') || code.size() < (opens ? 3 : 1)) {
        return "'" + cleaned(front_of(code, 60)) + "' is no dateline code";
      }
    }
    return std::nullopt;
  }

  static Fault set_successor(std::string_view text, OutletEntry& entry) {
    std::string domain;
    if (auto fault = set_domain(text, domain)) return fault;
    if (!entry.succession) entry.succession.emplace();
    entry.succession->outlet = Outlet{std::move(domain), std::nullopt};
    return std::nullopt;
  }

  std::vector<Column> columns_;
  std::vector<OutletEntry> entries_;
};

}  // namespace

Result<std::vector<OutletEntry>, std::string> read_outlet_table(std::string_view table) {
  return TableReader().read(table);
}

}  // namespace timbao::article
