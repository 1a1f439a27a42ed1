// What the server answers: an address, its parameters, and the function that answers.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "serve/current_searcher.hpp"
#include "serve/parameters.hpp"
#include "serve/reply.hpp"
#include "serve/request.hpp"

namespace timbao::serve {

// A request for a route.
struct Call {
  const Request& request;
  const Parameters& parameters;
  std::vector<std::string> captured;  // What stands in the place of the names in braces.
};

// How a route is answered. All may throw Refusal, and Error, which clients see as 500.
//
// At once, in an io thread: what needs no index and takes no time.
using AtOnce = std::function<Reply(const Call&)>;
// In a thread of its own pool, from one commit of the index; called again where that changed.
struct FromIndex {
  std::function<Reply(const Call&, const IndexView&)> answer;
};
// The same for what is long. The reply's stream is made by the same thread; of what it holds only
// the call does not live on.
struct Streamed {
  std::function<Reply(const Call&, const IndexView&)> answer;
};

struct Route {
  std::string_view path;     // "/api/article/{id}": a name in braces stands for any one segment.
  std::string_view summary;  // For the OpenAPI document.
  ParameterRules parameters = {};
  std::string_view schema = {};  // Of its JSON, in serve/data/schemas.json; empty: no JSON.
  std::variant<AtOnce, FromIndex, Streamed> answer = {};
  bool is_open = false;  // Needs no token.
};

}  // namespace timbao::serve
