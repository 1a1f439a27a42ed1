#include "cli/interrupt.hpp"

#include <unistd.h>

#include <csignal>
#include <string_view>

namespace timbao::cli {
namespace {

std::atomic<bool> err_is_terminal = false;
std::atomic<const char*> last_words = nullptr;
std::atomic<input::Watcher*> watcher_to_stop = nullptr;
std::atomic<bool> stopped = false;

void write_to_err(std::string_view text) {
  // Nothing can be done where this fails: the program ends here.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
}

void tell_and_end(int signal) {
  if (err_is_terminal) write_to_err("\r\033[K");
  if (const char* line = last_words) write_to_err(line);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void stop_watching(int signal) {
  stopped = true;
  if (input::Watcher* watcher = watcher_to_stop) watcher->stop();
  std::signal(signal, SIG_DFL);
}

// Who starts a program with interrupts ignored, as `nohup` and shells with `&` do, wants it to go
// on.
void handle(int signal, void (*handler)(int)) {
  if (std::signal(signal, handler) == SIG_IGN) std::signal(signal, SIG_IGN);
}

}  // namespace

void clear_line_on_interrupt(const Terminal& terminal) {
  err_is_terminal = terminal.err;
  if (terminal.err) handle(SIGINT, tell_and_end);
}

void tell_on_interrupt(const char* line) {
  last_words = line;
  handle(SIGINT, tell_and_end);
}

StopOnSignal::StopOnSignal(input::Watcher& watcher) {
  watcher_to_stop = &watcher;
  handle(SIGINT, stop_watching);
  handle(SIGTERM, stop_watching);
}

StopOnSignal::~StopOnSignal() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  watcher_to_stop = nullptr;
}

const std::atomic<bool>& StopOnSignal::is_stopped() { return stopped; }

}  // namespace timbao::cli
