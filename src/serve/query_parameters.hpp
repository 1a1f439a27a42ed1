// The parameters that say what is looked for, as the command line has them.
#pragma once

#include <string>

#include "serve/parameters.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::serve {

// outlet, since and until.
[[nodiscard]] ParameterRules filter_rules();
// q, which is needed, any, all, accents, expand and author.
[[nodiscard]] ParameterRules query_rules();
// q, which is not needed, and how it is read: accents and expand.
[[nodiscard]] ParameterRules reading_rules();

// A query and how it matches, from parameters with any of these rules.
struct AskedQuery {
  std::string text;
  search::Query query;
  search::SearchOptions options;
};
// Throws Refusal.
[[nodiscard]] AskedQuery query_of(const Parameters& parameters);

// ISO days, empty where the parameter is not given. Throw Refusal.
[[nodiscard]] std::string first_day_of(const Parameters& parameters, std::string_view name);
[[nodiscard]] std::string last_day_of(const Parameters& parameters, std::string_view name);

}  // namespace timbao::serve
