// What Ctrl-C does.
#pragma once

#include <atomic>

#include "cli/terminal.hpp"
#include "timbao/input/watcher.hpp"

namespace timbao::cli {

// From now on an interrupt takes the progress line away before it ends the program, as a signal
// does: shells see exit code 130. Nothing else is to be done, since an index is always as its last
// commit left it.
void clear_line_on_interrupt(const Terminal& terminal);

// From now on an interrupt prints this before it ends the program; a line, which must live for
// ever.
void tell_on_interrupt(const char* line);

// While it lives, SIGINT and SIGTERM do not end the program but stop a watcher and set a flag; the
// second one ends it. At most one at a time.
class StopOnSignal {
 public:
  explicit StopOnSignal(input::Watcher& watcher);
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal();

  [[nodiscard]] static const std::atomic<bool>& is_stopped();
};

}  // namespace timbao::cli
