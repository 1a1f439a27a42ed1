// Why one file, line or article was not taken. An archive of any size holds some, so this is an
// answer, not an exception: it is counted and reported, and the work goes on.
#pragma once

#include <cstdint>
#include <string>

namespace timbao {

struct Issue {
  std::string path;        // The file as the user named it or as the walk found it.
  std::uint64_t line = 0;  // 1-based line of a JSON Lines file; 0 where the whole file is meant.
  std::string reason;      // What is wrong and, where it is known, the byte. No full stop.

  // "feeds/a.jsonl:12: no closing quote" - the form that editors and terminals know how to follow.
  [[nodiscard]] std::string message() const {
    return path + (line > 0 ? ":" + std::to_string(line) : std::string()) + ": " + reason;
  }
  friend bool operator==(const Issue&, const Issue&) = default;
};

}  // namespace timbao
