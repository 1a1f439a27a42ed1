#include "timbao/cli/process.hpp"

#include <fcntl.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "cli/interrupt.hpp"
#include "cli/output_buffer.hpp"
#include "cli/program.hpp"
#include "cli/progress.hpp"
#include "cli/streams.hpp"
#include "cli/terminal.hpp"

namespace timbao::cli {
namespace {

// A descriptor that is closed at the start would be given to the first file opened, and messages
// would go into that.
void open_closed_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    // The lowest free number is the one that is closed; where this fails, nothing better can be
    // done.
    [[maybe_unused]] const int opened = open("/dev/null", O_RDWR);
  }
}

// A reader that went away has what it wanted; any other failure to write loses results.
int exit_code_after(int code, const OutputBuffer& written, spdlog::logger& log) {
  if (written.error() == 0) return code;
  if (written.error() == EPIPE) return kDone;
  log.error("cannot write standard output: {}", std::generic_category().message(written.error()));
  return kFailed;
}

}  // namespace

int run_process(const std::vector<std::string>& arguments) {
  open_closed_descriptors();
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const Terminal terminal = terminal_from_environment();
  clear_line_on_interrupt(terminal);
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(
      terminal.wants_color ? spdlog::color_mode::automatic : spdlog::color_mode::never);
  spdlog::logger log("timbao", sink);
  log.set_pattern("timbao: %^%l%$: %v");
  Progress progress(std::cerr, terminal.err ? Progress::Line::shown : Progress::Line::hidden);
  OutputBuffer buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  Streams streams{std::cin, out, log, progress, terminal};
  const int code = run_program(arguments, streams);
  out.flush();
  return exit_code_after(code, buffer, log);
}

}  // namespace timbao::cli
