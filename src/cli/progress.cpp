#include "cli/progress.hpp"

#include <fmt/format.h>

namespace timbao::cli {

bool Progress::is_due() const {
  constexpr std::chrono::milliseconds kPause(100);
  return line_ == Line::shown && (!shown_at_.has_value() || Clock::now() - *shown_at_ >= kPause);
}

void Progress::show(std::string_view text) {
  if (line_ == Line::hidden) return;
  err_ << "\r\033[K" << text << std::flush;
  visible_ = true;
  shown_at_ = Clock::now();
}

void Progress::clear() {
  if (!visible_) return;
  err_ << "\r\033[K" << std::flush;
  visible_ = false;
}

std::string progress_text(std::uint64_t done, std::uint64_t total, std::string_view what,
                          double seconds) {
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string text = fmt::format("{} of {} {}, {:.0f}/s", done, total, what, rate);
  if (rate > 0) text += fmt::format(", {:.0f} s left", static_cast<double>(total - done) / rate);
  return text;
}

}  // namespace timbao::cli
