#include "timbao/render/completions.hpp"

#include "timbao/render/json.hpp"

namespace timbao::render {

std::string completions_json(std::string_view typed,
                             const std::vector<search::Completion>& completions) {
  using Kind = search::Completion::Kind;
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("query").string(typed);
  json.key("suggestions").begin_array();
  for (const search::Completion& completion : completions) {
    json.begin_object();
    json.key("text").string(completion.text);
    json.key("kind").string(completion.kind == Kind::outlet ? "outlet" : "query");
    json.key("domain").string_or_null(completion.domain);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + '\n';
}

}  // namespace timbao::render
