#include "serve/problem.hpp"

#include "timbao/render/json.hpp"

namespace timbao::serve {

Reply reply_of(const Problem& problem) {
  Reply reply{.status = problem.status, .type = "application/problem+json"};
  render::JsonWriter json(reply.body);
  json.begin_object();
  json.key("type").string("about:blank");
  json.key("title").string(name_of(problem.status));
  json.key("status").integer(std::uint64_t{problem.status});
  json.key("detail").string(problem.detail);
  if (!problem.parameter.empty()) json.key("parameter").string(problem.parameter);
  if (!problem.allowed.empty()) {
    json.key("allowed").begin_array();
    for (const std::string& value : problem.allowed) json.string(value);
    json.end_array();
  }
  json.end_object();
  reply.body += '\n';
  reply.add("Cache-Control", "no-store");
  return reply;
}

}  // namespace timbao::serve
