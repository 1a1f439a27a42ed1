// The parameters of pages: those of a search, and how it is shown.
#pragma once

#include "serve/parameters.hpp"
#include "serve/query_parameters.hpp"
#include "timbao/render/pages.hpp"

namespace timbao::serve {

[[nodiscard]] const ParameterRules& page_rules();

struct AskedPage {
  render::PageRequest request;
  search::Query query;
};
// Parameters that a form left empty count as not given. Throws Refusal.
[[nodiscard]] AskedPage page_asked(const Parameters& parameters);

}  // namespace timbao::serve
