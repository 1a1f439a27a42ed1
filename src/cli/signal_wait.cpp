#include "cli/signal_wait.hpp"

#include <pthread.h>

#include <initializer_list>

namespace timbao::cli {
namespace {

bool is_ignored(int signal) {
  struct ::sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

SignalWait::SignalWait() {
  sigemptyset(&signals_);
  for (const int signal : {SIGINT, SIGTERM}) {
    if (!is_ignored(signal)) sigaddset(&signals_, signal);
  }
  pthread_sigmask(SIG_BLOCK, &signals_, &blocked_before_);
}

SignalWait::~SignalWait() { pthread_sigmask(SIG_SETMASK, &blocked_before_, nullptr); }

void SignalWait::wait() {
  int received = 0;
  sigwait(&signals_, &received);
  for (const int signal : {SIGINT, SIGTERM}) {
    if (!is_ignored(signal)) std::signal(signal, SIG_DFL);
  }
  pthread_sigmask(SIG_SETMASK, &blocked_before_, nullptr);
}

}  // namespace timbao::cli
