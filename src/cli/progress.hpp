// The line on a terminal that tells how far long work is.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace timbao::cli {

// One thread. Where standard error is no terminal, nothing is ever written.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  enum class Line { shown, hidden };

  Progress(std::ostream& err, Line line) : err_(err), line_(line) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  // True where a line would be seen now: at most ten times a second.
  [[nodiscard]] bool is_due() const;
  void show(std::string_view text);
  // Takes the line away, so that something else can be printed.
  void clear();

 private:
  std::ostream& err_;
  Line line_;
  bool visible_ = false;
  std::optional<Clock::time_point> shown_at_;
};

// "120 of 1000 topics, 250/s, 4 s left".
[[nodiscard]] std::string progress_text(std::uint64_t done, std::uint64_t total,
                                        std::string_view what, double seconds);

}  // namespace timbao::cli
