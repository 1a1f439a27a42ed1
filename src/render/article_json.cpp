#include "render/article_json.hpp"

#include "render/passage_part.hpp"
#include "timbao/render/article.hpp"

namespace timbao::render {

void write_outlet(JsonWriter& json, const std::optional<article::Outlet>& outlet) {
  if (!outlet.has_value()) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("domain").string_or_null(outlet->domain);
  json.key("name").string_or_null(outlet->name);
  json.end_object();
}

std::optional<std::string> joined_topics(const std::vector<std::string>& topics) {
  if (topics.empty()) return std::nullopt;
  std::string joined;
  for (const std::string& topic : topics) {
    if (!joined.empty()) joined += "; ";
    joined += topic;
  }
  return joined;
}

void write_source(JsonWriter& json, const article::Article& article) {
  json.key("outlet");
  write_outlet(json, article.outlet);
  json.key("origin");
  write_outlet(json, article.origin);
  json.key("url").string_or_null(article.url);
  json.key("date").date_or_null(article.date);
  json.key("author").string_or_null(article.author);
}

void write_ranges(JsonWriter& json, const std::vector<ByteRange>& ranges) {
  json.begin_array();
  for (const ByteRange& range : ranges) {
    json.begin_array();
    json.integer(range.start);
    json.integer(range.end);
    json.end_array();
  }
  json.end_array();
}

void write_reference(JsonWriter& json, const article::Article& article) {
  json.begin_object();
  json.key("id").string(article.id);
  json.key("title").string_or_null(article.title);
  write_source(json, article);
  json.end_object();
}

void write_place(JsonWriter& json, const std::string& path, std::uint64_t line) {
  json.key("path").string(path);
  if (line > 0) json.key("line").integer(line);
}

namespace {

// Everything between the brackets of the object.
void write_whole(JsonWriter& json, const article::Article& article) {
  json.key("id").string(article.id);
  json.key("title").string_or_null(article.title);
  json.key("abstract").string_or_null(article.abstract);
  json.key("body").string_or_null(article.body.empty() ? std::nullopt
                                                       : std::optional(article.body));
  write_source(json, article);
  json.key("topic").string_or_null(joined_topics(article.topics));
  write_place(json, article.path, article.line);
  json.key("related").begin_array();
  for (const std::string& title : article.related) json.string(title);
  json.end_array();
}

}  // namespace

std::string article_json(const article::Article& article) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_whole(json, article);
  json.end_object();
  return out;
}

std::string article_json(const article::Article& article,
                         const std::vector<search::Occurrence>& highlights) {
  using Part = search::PassageHit::Part;
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_whole(json, article);
  json.key("highlights").begin_object();
  for (const Part part : {Part::title, Part::abstract, Part::body}) {
    std::vector<ByteRange> ranges;
    for (const search::Occurrence& one : highlights) {
      if (one.part == part) ranges.push_back(one.bytes);
    }
    json.key(part_name(part));
    write_ranges(json, ranges);
  }
  json.end_object();
  json.end_object();
  return out;
}

}  // namespace timbao::render
