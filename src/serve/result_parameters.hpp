// The parameters that say how much of what was found is shown, and in which format.
#pragma once

#include <cstdint>

#include "serve/parameters.hpp"
#include "serve/reply.hpp"
#include "timbao/render/results.hpp"
#include "timbao/serve/server.hpp"

namespace timbao::serve {

// limit, offset, passages, group, explain and format.
[[nodiscard]] ParameterRules result_rules(const Limits& limits);

// Sets what the two kinds of options, of a search and of related stories, have in common.
template <class Options>
void set_results(const Parameters& parameters, Options& options) {
  options.limit = parameters.number("limit");
  options.offset = parameters.number("offset");
  options.passages = parameters.number("passages");
  options.group = parameters.flag("group");
  options.explain = parameters.flag("explain");
}

// The answer in the format that is asked for.
[[nodiscard]] Reply reply_with(const render::Answer& answer, const Parameters& parameters);

}  // namespace timbao::serve
