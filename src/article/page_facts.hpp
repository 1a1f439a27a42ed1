// What one part of an HTML page says about the whole: its JSON-LD, its head.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "timbao/base/date.hpp"

namespace timbao::article {

// As the page has it: a title may end in the site's name, an author be an address.
struct PageFacts {
  std::string title;
  std::string description;
  std::string url;
  std::string site;  // The name of the site or of who publishes it.
  std::optional<Date> published;
  std::optional<Date> modified;
  std::vector<std::string> authors;
  std::vector<std::string> sections;
  std::vector<std::string> tags;
};

}  // namespace timbao::article
