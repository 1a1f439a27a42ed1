// The names that outputs give the parts of an article.
#pragma once

#include <string_view>

#include "timbao/search/searcher.hpp"

namespace timbao::render {

[[nodiscard]] constexpr std::string_view part_name(search::PassageHit::Part part) {
  switch (part) {
    case search::PassageHit::Part::title:
      return "title";
    case search::PassageHit::Part::abstract:
      return "abstract";
    case search::PassageHit::Part::body:
      break;
  }
  return "body";
}

}  // namespace timbao::render
