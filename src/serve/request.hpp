// A request as it came in, and what was read from it.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace timbao::serve {

struct Parameter {
  std::string name, value;  // Decoded: UTF-8.
};

// Headers that it lacks are empty.
struct Request {
  std::string id = {};  // Of the client's choice, or made up: letters, digits, ".", "_" and "-".
  std::string method = {};  // "GET".
  std::string target = {};  // As sent.
  std::string host = {}, authorization = {}, if_none_match = {}, accept_encoding = {},
              accept_language = {};
  std::chrono::steady_clock::time_point received = {};

  // From the target, once it was understood (serve/target.hpp).
  std::vector<std::string> path =
      {};  // Segments, decoded: "/api/article/a%2Fb": api, article, a/b.
  std::vector<Parameter> parameters = {};  // In their order.
};

}  // namespace timbao::serve
