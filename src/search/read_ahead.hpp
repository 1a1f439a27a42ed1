// Reads token columns, which lie far apart in memory: each is asked for some articles before its
// turn comes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace timbao::search {

// `each` calls what it is given with one document after another, from 1. For each, calls
// prefetch(document), and read(document) once prefetch() was called for some further ones; both in
// the order of `each`.
template <class Each, class Prefetch, class Read>
void read_ahead(const Each& each, const Prefetch& prefetch, const Read& read) {
  constexpr std::size_t kAhead = 4;
  std::array<std::uint32_t, kAhead> coming{};
  std::size_t met = 0;
  const auto take = [&](std::uint32_t document) {
    const std::uint32_t due = std::exchange(coming[met++ % kAhead], document);
    if (due != 0) read(due);
  };
  each([&](std::uint32_t document) {
    prefetch(document);
    take(document);
  });
  for (std::size_t i = 0; i < kAhead; ++i) take(0);
}

}  // namespace timbao::search
