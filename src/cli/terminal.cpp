#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "cli/environment.hpp"

namespace timbao::cli {
namespace {

constexpr std::size_t kDefaultColumns = 80;
constexpr std::size_t kFewestColumns = 20;  // Below this, wrapping helps nobody.

std::optional<std::size_t> columns_of_environment() {
  const std::optional<std::string> text = environment("COLUMNS");
  if (!text.has_value()) return std::nullopt;
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), columns);
  if (error != std::errc() || end != text->data() + text->size() || columns == 0) {
    return std::nullopt;
  }
  return columns;
}

std::size_t columns_of_terminal() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultColumns;
  return size.ws_col;
}

}  // namespace

Terminal terminal_from_environment() {
  Terminal terminal;
  terminal.out = isatty(STDOUT_FILENO) == 1;
  terminal.err = isatty(STDERR_FILENO) == 1;
  terminal.wants_color =
      !environment("NO_COLOR").has_value() && environment("TERM").value_or("dumb") != "dumb";
  const std::optional<std::size_t> columns = columns_of_environment();
  terminal.columns =
      std::max(columns.has_value() ? *columns : columns_of_terminal(), kFewestColumns);
  return terminal;
}

}  // namespace timbao::cli
