#include "timbao/search/deadline.hpp"

#include <optional>

namespace timbao::search {
namespace {

thread_local std::optional<Deadline::Clock::time_point> end_of_thread;
thread_local unsigned calls = 0;

}  // namespace

Deadline::Deadline(Clock::time_point end) { end_of_thread = end; }
Deadline::~Deadline() { end_of_thread.reset(); }

void check_deadline() {
  constexpr unsigned kCallsPerLook = 64;
  if (!end_of_thread || ++calls % kCallsPerLook != 0) return;
  if (Deadline::Clock::now() > *end_of_thread) throw TimedOut();
}

}  // namespace timbao::search
