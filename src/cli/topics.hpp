// Reads the queries of a batch run.
#pragma once

#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "timbao/base/issue.hpp"

namespace timbao::cli {

struct Topic {
  std::string id;  // Not empty, without white space, unlike the ids before it.
  std::string query;
  std::uint64_t line = 0;
};

struct Topics {
  std::vector<Topic> list;
  std::vector<Issue> issues;  // Lines that are no topic. Blank lines are neither.
};

// Lines "topic-id<TAB>query". `path` is for the issues.
[[nodiscard]] Topics parse_topics(std::istream& in, const std::string& path);

}  // namespace timbao::cli
