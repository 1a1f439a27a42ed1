#include "cli/interrupt.hpp"

#include <unistd.h>

#include <csignal>
#include <string_view>

namespace timbao::cli {
namespace {

void clear_line_and_end(int signal) {
  constexpr std::string_view kClear = "\r\033[K";
  // Nothing can be done where this fails: the program ends here.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kClear.data(), kClear.size());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

void clear_line_on_interrupt(const Terminal& terminal) {
  if (!terminal.err) return;
  // Who starts a program with interrupts ignored, as `nohup` and shells with `&` do, wants it to go
  // on.
  if (std::signal(SIGINT, clear_line_and_end) == SIG_IGN) std::signal(SIGINT, SIG_IGN);
}

}  // namespace timbao::cli
