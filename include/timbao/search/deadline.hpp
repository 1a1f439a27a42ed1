// Ends what takes too long: a query of a stranger must not hold up those of others.
#pragma once

#include <chrono>
#include <stdexcept>

namespace timbao::search {

// The time that a Deadline gave is over.
class TimedOut : public std::runtime_error {
 public:
  TimedOut() : std::runtime_error("the query takes too long") {}
};

// While it lives, searching and matching in this thread throw TimedOut soon after `end`: within
// some ms. Objects that were in use stay usable. At most one in a thread at a time.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Deadline(Clock::time_point end);
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  ~Deadline();
};

// For the loops over articles of this module and those that use it: throws TimedOut. Looks at the
// clock every 64th time; otherwise it costs 1 ns.
void check_deadline();

}  // namespace timbao::search
