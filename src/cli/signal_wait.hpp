// Waits for the signal that ends a server.
#pragma once

#include <csignal>

namespace timbao::cli {

// While it lives, SIGINT and SIGTERM are kept for wait(), in this thread and those it starts.
class SignalWait {
 public:
  SignalWait();
  SignalWait(const SignalWait&) = delete;
  SignalWait& operator=(const SignalWait&) = delete;
  ~SignalWait();

  // Until the first of them comes; the next one ends the program as usual. Whoever started the
  // program with interrupts ignored, as `nohup` does, does not want them to end it.
  void wait();

 private:
  sigset_t signals_;
  sigset_t blocked_before_;
};

}  // namespace timbao::cli
