#include "timbao/render/versions.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "render/article_json.hpp"
#include "render/article_text.hpp"
#include "render/text_layout.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

using article::Article;

struct VersionChange {
  bool title = false;
  std::uint64_t added = 0, removed = 0;  // Paragraphs.
};

std::uint64_t bytes_of(const Article& text) {
  return text.body.size() + (text.title ? text.title->size() : 0) +
         (text.abstract ? text.abstract->size() : 0);
}

template <class Visit>
void for_each_paragraph(const Article& text, Visit&& visit) {
  if (text.abstract) visit(std::string_view(*text.abstract));
  for (std::string_view rest = text.body; !rest.empty();) {
    const std::size_t end = rest.find("\n\n");
    visit(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
  }
}

VersionChange change_between(const Article& before, const Article& after) {
  VersionChange change;
  change.title = before.title != after.title;
  std::unordered_map<std::string_view, std::int64_t> more;  // Of each paragraph, in `after`.
  for_each_paragraph(after, [&](std::string_view paragraph) { ++more[paragraph]; });
  for_each_paragraph(before, [&](std::string_view paragraph) { --more[paragraph]; });
  for (const auto& [paragraph, count] : more) {
    if (count > 0) change.added += static_cast<std::uint64_t>(count);
    if (count < 0) change.removed += static_cast<std::uint64_t>(-count);
  }
  return change;
}

std::string change_text(const VersionChange& change) {
  std::string text;
  if (change.title) text = "another title";
  if (change.added + change.removed == 0) return text;
  if (!text.empty()) text += ", ";
  return text + std::to_string(change.added) + " paragraphs added, " +
         std::to_string(change.removed) + " removed";
}

void write_change(JsonWriter& json, const VersionChange& change) {
  json.begin_object();
  json.key("title").boolean(change.title);
  json.key("paragraphs_added").integer(change.added);
  json.key("paragraphs_removed").integer(change.removed);
  json.end_object();
}

void write_version(JsonWriter& json, const std::vector<ListedVersion>& versions, std::size_t i) {
  const Article& text = versions[i].text;
  json.begin_object();
  json.key("id").string(text.id);
  json.key("current").boolean(versions[i].is_current);
  json.key("title").string_or_null(text.title);
  json.key("date").date_or_null(text.date);
  json.key("fetched").date_or_null(text.fetched);
  json.key("url").string_or_null(text.url);
  write_place(json, text.path, text.line);
  json.key("bytes").integer(bytes_of(text));
  json.key("repeats").begin_array();
  for (const article::Place& place : text.repeats) {
    json.begin_object();
    write_place(json, place.path, place.line);
    json.end_object();
  }
  json.end_array();
  json.key("change");
  if (i == 0) {
    json.null();
  } else {
    write_change(json, change_between(versions[i - 1].text, text));
  }
  json.end_object();
}

std::string version_text(const ListedVersion& version, const Article* before,
                         const TextStyle& style) {
  const Article& text = version.text;
  const Indent indent{"   ", 3};
  const std::string_view title = text.title ? std::string_view(*text.title) : "(no title)";
  std::string out = paragraph({{.text = title, .look = Look::title}},
                              {version.is_current ? " * " : "   ", 3}, style);
  out += source_line(text, indent, style);
  std::string facts = std::to_string(bytes_of(text)) + " bytes";
  if (text.fetched) facts = "fetched " + text.fetched->iso() + " · " + facts;
  if (!text.repeats.empty()) facts += " · " + std::to_string(text.repeats.size()) + " more records";
  out += paragraph({{.text = facts}}, indent, style);
  const std::string change = before != nullptr ? change_text(change_between(*before, text)) : "";
  if (!change.empty()) out += paragraph({{.text = change}}, indent, style);
  return out + place_line(text, indent, style);
}

}  // namespace

std::string versions_text(const std::vector<ListedVersion>& versions, const TextStyle& style) {
  std::string out;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (i > 0) out += '\n';
    out += version_text(versions[i], i > 0 ? &versions[i - 1].text : nullptr, style);
  }
  return out;
}

std::string versions_json(const std::string& id, const std::vector<ListedVersion>& versions) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("id").string(id);
  json.key("versions").begin_array();
  for (std::size_t i = 0; i < versions.size(); ++i) write_version(json, versions, i);
  json.end_array();
  json.end_object();
  return out;
}

std::string versions_json_lines(const std::vector<ListedVersion>& versions) {
  std::string out;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    JsonWriter json(out);
    write_version(json, versions, i);
    out += '\n';
  }
  return out;
}

}  // namespace timbao::render
