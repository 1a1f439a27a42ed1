// Where a command reads, and where it writes results, notes and progress.
#pragma once

#include <spdlog/logger.h>

#include <istream>
#include <ostream>
#include <string>

#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "timbao/base/issue.hpp"

namespace timbao::cli {

inline constexpr int kDone = 0;
inline constexpr int kNothingFound = 1;
inline constexpr int kFailed = 2;

// One thread.
struct Streams {
  std::istream& in;
  std::ostream& out;  // Results and nothing else. Bad once its reader is gone: stop then, quietly.
  spdlog::logger& log;  // Standard error.
  Progress& progress;   // Clear it before logging.
  Terminal terminal;

  // "timbao: warning: feeds/a.jsonl:12: no closing quote".
  void warn(const Issue& issue);
};

}  // namespace timbao::cli
