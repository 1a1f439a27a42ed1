// Waits for what another thread or process does.
#pragma once

#include <chrono>
#include <functional>

namespace timbao::test {

// Asks again and again, for a minute at most.
inline bool eventually(const std::function<bool()>& holds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
  }
  return true;
}

}  // namespace timbao::test
