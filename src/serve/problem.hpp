// Says why a request is not answered, as problem details (RFC 9457).
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/reply.hpp"

namespace timbao::serve {

struct Problem {
  unsigned status = kBadRequest;
  std::string detail = {};                // What is wrong and what to do, for people.
  std::string parameter = {};             // The name of the one that is wrong, if it is one.
  std::vector<std::string> allowed = {};  // What could stand there.
};

// application/problem+json with type, title, status, detail; parameter and allowed where they are
// known.
[[nodiscard]] Reply reply_of(const Problem& problem);

// Thrown by what answers requests; the client gets the problem.
class Refusal : public std::runtime_error {
 public:
  explicit Refusal(Problem problem)
      : std::runtime_error(problem.detail), problem_(std::move(problem)) {}

  [[nodiscard]] const Problem& problem() const { return problem_; }

 private:
  Problem problem_;
};

}  // namespace timbao::serve
