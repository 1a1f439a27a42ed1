// Runs the real program as a user does, and says what came out.
#pragma once

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "support/temp_folder.hpp"

namespace timbao::test {

using Arguments = std::vector<std::string>;

// What a run finds around it. Nothing else of the tests' own environment reaches it but PATH and
// the sanitizers' options.
struct Surroundings {
  enum class Terminal { none, out, err };

  std::string in = {};       // Standard input.
  std::string folder = "/";  // Where it runs.
  std::vector<std::pair<std::string, std::string>> environment = {};
  Terminal terminal = Terminal::none;  // Which of its outputs is a terminal, 80 columns wide.
  std::string out_file = {};           // Where standard output goes instead of Outcome::out.
};

struct Outcome {
  int code = 0;  // Exit code; 128 and the number for a signal, as shells have it.
  std::string out = {};
  std::string err = {};
};

// A run that hangs is ended after this time: Outcome::code is 142, for SIGALRM.
inline constexpr unsigned kTimeoutSeconds = 300;

namespace run_details {

inline void require(bool works, const char* what) {
  if (!works) throw std::runtime_error(std::string("cannot ") + what);
}

inline int opened(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  require(descriptor >= 0, "open a file for the program");
  return descriptor;
}

inline std::vector<std::string> environment_of(const Surroundings& surroundings) {
  std::vector<std::string> environment;
  for (const char* name : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name))
      environment.push_back(name + ('=' + std::string(value)));
  }
  for (const auto& [name, value] : surroundings.environment)
    environment.push_back(name + '=' + value);
  return environment;
}

inline std::vector<char*> pointers_to(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& text : strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Both ends of a terminal that passes bytes on as they are; -1 where the system has none to give.
inline std::pair<int, int> new_terminal() {
  termios raw{};
  cfmakeraw(&raw);
  winsize size{};
  size.ws_col = 80;
  size.ws_row = 24;
  int master = -1;
  int slave = -1;
  if (::openpty(&master, &slave, nullptr, &raw, &size) != 0) return {-1, -1};
  ::fcntl(master, F_SETFD, FD_CLOEXEC);
  return {master, slave};
}

// Everything until the other end is closed.
inline std::string read_terminal(int master) {
  std::string text;
  std::array<char, 4096> buffer;
  for (ssize_t n = 0; (n = ::read(master, buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(n));
  }
  ::close(master);
  return text;
}

inline int exit_code_of(pid_t process) {
  int status = 0;
  require(::waitpid(process, &status, 0) == process, "wait for the program");
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// A started program whose streams are files of `capture`, or terminals.
class Process {
 public:
  Process(std::vector<std::string> command, const Surroundings& surroundings,
          const TempFolder& capture) {
    using Terminal = Surroundings::Terminal;
    const std::string out_path =
        surroundings.out_file.empty() ? capture / "out" : surroundings.out_file;
    const int in = opened(capture.write("in", surroundings.in), O_RDONLY);
    int out = opened(out_path, O_WRONLY | O_CREAT);
    int err = opened(capture / "err", O_WRONLY | O_CREAT);
    if (surroundings.terminal != Terminal::none) {
      const auto [master, slave] = new_terminal();
      require(master >= 0, "make a terminal");
      master_ = master;
      ::close(std::exchange(surroundings.terminal == Terminal::out ? out : err, slave));
    }
    std::vector<std::string> environment = environment_of(surroundings);
    const std::vector<char*> argv = pointers_to(command);
    const std::vector<char*> envp = pointers_to(environment);
    id_ = ::fork();
    if (id_ == 0) {
      ::alarm(kTimeoutSeconds);
      ::signal(SIGINT, SIG_DFL);  // Whoever runs the tests may ignore it.
      ::dup2(in, STDIN_FILENO);
      ::dup2(out, STDOUT_FILENO);
      ::dup2(err, STDERR_FILENO);
      if (::chdir(surroundings.folder.c_str()) == 0) {
        ::execvpe(argv[0], argv.data(), envp.data());
      }
      ::_exit(126);
    }
    for (const int descriptor : {in, out, err}) ::close(descriptor);
    require(id_ > 0, "start the program");
  }

  [[nodiscard]] pid_t id() const { return id_; }
  [[nodiscard]] int master() const { return master_; }

 private:
  pid_t id_ = -1;
  int master_ = -1;
};

}  // namespace run_details

// False in bare roots without /dev/pts: what asks for a terminal is skipped there.
inline bool has_terminals() {
  const auto [master, slave] = run_details::new_terminal();
  ::close(master);
  ::close(slave);
  return master >= 0;
}

// Runs any command; timbao itself stands in $TIMBAO for the shell.
inline Outcome run_command(std::vector<std::string> command, Surroundings surroundings = {}) {
  surroundings.environment.emplace_back("TIMBAO", TIMBAO_BINARY);
  const TempFolder capture;
  const run_details::Process process(std::move(command), surroundings, capture);
  std::string seen;
  if (process.master() >= 0) seen = run_details::read_terminal(process.master());
  Outcome outcome{.code = run_details::exit_code_of(process.id())};
  const bool out_is_terminal = surroundings.terminal == Surroundings::Terminal::out;
  const bool err_is_terminal = surroundings.terminal == Surroundings::Terminal::err;
  if (surroundings.out_file.empty()) outcome.out = out_is_terminal ? seen : capture.read("out");
  outcome.err = err_is_terminal ? seen : capture.read("err");
  return outcome;
}

inline Outcome run_timbao(Arguments arguments, Surroundings surroundings = {}) {
  arguments.insert(arguments.begin(), TIMBAO_BINARY);
  return run_command(std::move(arguments), std::move(surroundings));
}

// Starts the program and sends it `signal` after some time, if it still runs then. Returns its exit
// code.
inline int run_timbao_and_signal(Arguments arguments, int signal, std::chrono::microseconds after,
                                 const Surroundings& surroundings = {}) {
  arguments.insert(arguments.begin(), TIMBAO_BINARY);
  const TempFolder capture;
  const run_details::Process process(std::move(arguments), surroundings, capture);
  std::this_thread::sleep_for(after);
  ::kill(process.id(), signal);
  return run_details::exit_code_of(process.id());
}

}  // namespace timbao::test
