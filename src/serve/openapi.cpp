#include "serve/openapi.hpp"

#include <cstddef>
#include <string_view>

#include "timbao/render/json.hpp"

namespace timbao::embedded {
extern const std::string_view schemas_json;
}

namespace timbao::serve {
namespace {

using render::JsonWriter;
using Kind = ParameterRule::Kind;

void write_schema(JsonWriter& json, const ParameterRule& rule) {
  json.begin_object();
  switch (rule.kind) {
    case Kind::text:
      json.key("type").string("string");
      break;
    case Kind::flag:
      json.key("type").string("boolean");
      json.key("default").boolean(rule.fallback != 0);
      break;
    case Kind::number:
      json.key("type").string("integer");
      json.key("minimum").integer(rule.least);
      json.key("maximum").integer(rule.most);
      json.key("default").integer(rule.fallback);
      break;
    case Kind::choice:
      json.key("type").string("string");
      json.key("enum").begin_array();
      for (const std::string_view word : rule.choices) json.string(word);
      json.end_array();
      json.key("default").string(rule.choices.front());
      break;
  }
  json.end_object();
}

void write_parameter(JsonWriter& json, const ParameterRule& rule) {
  json.begin_object();
  json.key("name").string(rule.name);
  json.key("in").string("query");
  json.key("description").string(rule.description);
  json.key("required").boolean(rule.required);
  json.key("schema");
  if (rule.repeatable) {
    json.begin_object();
    json.key("type").string("array");
    json.key("items");
    write_schema(json, rule);
    json.end_object();
  } else {
    write_schema(json, rule);
  }
  json.end_object();
}

// "{id}" in "/api/article/{id}".
void write_path_parameters(JsonWriter& json, std::string_view path) {
  for (std::size_t open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    json.begin_object();
    json.key("name").string(path.substr(open + 1, path.find('}', open) - open - 1));
    json.key("in").string("path");
    json.key("required").boolean(true);
    json.key("schema").begin_object();
    json.key("type").string("string");
    json.end_object();
    json.end_object();
  }
}

void write_content(JsonWriter& json, std::string_view type, std::string_view schema) {
  json.key("content").begin_object();
  json.key(type).begin_object();
  if (!schema.empty()) {
    json.key("schema").begin_object();
    json.key("$ref").string("#/components/schemas/" + std::string(schema));
    json.end_object();
  }
  json.end_object();
  json.end_object();
}

void write_responses(JsonWriter& json, const Route& route) {
  json.begin_object();
  json.key("200").begin_object();
  json.key("description").string(route.summary);
  const bool is_stream = std::holds_alternative<Streamed>(route.answer);
  write_content(json,
                is_stream              ? "application/x-ndjson"
                : route.schema.empty() ? "text/plain"
                                       : "application/json",
                route.schema);
  json.end_object();
  json.key("default").begin_object();
  json.key("description").string("Why there is no answer");
  write_content(json, "application/problem+json", "Problem");
  json.end_object();
  json.end_object();
}

void write_route(JsonWriter& json, const Route& route) {
  json.key(route.path).begin_object();
  json.key("get").begin_object();
  json.key("summary").string(route.summary);
  json.key("parameters").begin_array();
  write_path_parameters(json, route.path);
  for (const ParameterRule& rule : route.parameters) write_parameter(json, rule);
  json.end_array();
  json.key("responses");
  write_responses(json, route);
  json.end_object();
  json.end_object();
}

bool is_described(std::string_view path) {
  return path.starts_with("/api/") || path == "/healthz" || path == "/metrics";
}

}  // namespace

std::string openapi_json(const std::vector<Route>& routes) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("openapi").string("3.1.0");
  json.key("info").begin_object();
  json.key("title").string("timbao");
  json.key("version").string("1");
  json.key("description").string("Search in an archive of Vietnamese news.");
  json.end_object();
  json.key("paths").begin_object();
  for (const Route& route : routes) {
    if (is_described(route.path)) write_route(json, route);
  }
  json.end_object();
  // The rest is the file as it stands, without its opening bracket.
  const std::string_view schemas = embedded::schemas_json;
  return out.append(", ").append(schemas.substr(schemas.find('{') + 1));
}

Route openapi_route(const std::vector<Route>& routes) {
  return {.path = "/api/openapi.json",
          .summary = "This description",
          .answer = AtOnce([json = openapi_json(routes)](const Call&) {
            Reply reply{.body = json};
            reply.add("Cache-Control", "private, max-age=60");
            return reply;
          })};
}

}  // namespace timbao::serve
