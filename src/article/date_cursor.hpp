// Reads numbers and signs at a place in a line.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace timbao::article {

[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A step that fails leaves the place where it was.
class DateCursor {
 public:
  DateCursor(std::string_view line, std::size_t at) : line_(line), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::string_view rest() const { return line_.substr(at_); }
  [[nodiscard]] char next() const { return at_ < line_.size() ? line_[at_] : '\0'; }

  std::optional<int> number(std::size_t most_digits) {
    std::size_t digits = 0;
    int value = 0;
    while (at_ + digits < line_.size() && is_digit(line_[at_ + digits])) {
      if (++digits > most_digits) return std::nullopt;
      value = value * 10 + (line_[at_ + digits - 1] - '0');
    }
    if (digits == 0) return std::nullopt;
    at_ += digits;
    return value;
  }

  bool take(std::string_view wanted) {
    if (!rest().starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }

  void skip_spaces() {
    while (take(" ") || take("\t") || take("\u00a0")) {
    }
  }

 private:
  std::string_view line_;
  std::size_t at_;
};

}  // namespace timbao::article
