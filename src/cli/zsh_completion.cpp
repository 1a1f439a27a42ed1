#include <fmt/format.h>

#include "cli/completion.hpp"

namespace timbao::cli {
namespace {

using Kind = ValueCompletion::Kind;

constexpr std::string_view kStart = R"zsh(#compdef timbao
# zsh completion for timbao

_timbao_outlets() {
  local db=${opt_args[--db]:-$TIMBAO_DB} domain name
  local -a outlets
  TIMBAO_DB=$db _call_program outlets timbao completion outlets 2>/dev/null |
    while IFS=$'\t' read -r domain name; do
      outlets+=("${domain//:/\\:}:$name")
    done
  _describe -t outlets outlet outlets
}

_timbao() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C \
    '(- *)'{-h,--help}'[show help]' \
    '(- *)--version[show the version]' \
    '1: :->command' \
    '*:: :->arguments' && return 0
  if [[ $state == command ]]; then
    local -a commands
    commands=(
)zsh";

constexpr std::string_view kMiddle = R"zsh(    )
    _describe -t commands 'timbao command' commands
    return
  fi
  curcontext=${curcontext%:*:*}:timbao-$words[1]:
  case $words[1] in
)zsh";

constexpr std::string_view kEnd = R"zsh(  esac
}

if [[ $funcstack[1] == _timbao ]]; then
  _timbao "$@"
else
  compdef _timbao timbao
fi
)zsh";

// Text between single quotes, in which `special` characters get a backslash.
std::string quoted(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return out;
}

// What _arguments is told of a value: ":FORMAT:(text json)".
std::string action_of(const std::string& name, const ValueCompletion& completion) {
  std::string action = " ";
  switch (completion.kind) {
    case Kind::words:
      action = "(";
      for (const std::string& word : completion.words) {
        action += (action.size() > 1 ? " " : "") + word;
      }
      action += ")";
      break;
    case Kind::files:
      action = "_files";
      break;
    case Kind::folders:
      action = "_files -/";
      break;
    case Kind::outlets:
      action = "_timbao_outlets";
      break;
    case Kind::anything:
      break;
  }
  return ":" + quoted(name, ":") + ":" + action;
}

std::string option_spec(const OptionDescription& option) {
  const bool has_value = !option.value.empty();
  std::string tail = "[" + quoted(one_line_description(option), "[]\\") + "]";
  if (has_value) tail += action_of(option.value, completion_of(option));
  const std::string long_name = "--" + option.name + (has_value ? "=" : "");
  const std::string many = option.repeatable ? "*" : "";
  if (option.letter == 0) return "'" + many + long_name + tail + "'";
  const std::string short_name = std::string("-") + option.letter;
  return fmt::format("'({0} --{1})'{{{0}{2},{3}}}'{4}'", short_name, option.name,
                     has_value ? "+" : "", long_name, tail);
}

std::string case_of(const CommandDescription& command, const std::vector<CommandDescription>& all) {
  std::string out = fmt::format("    {})\n      _arguments -s -S \\\n", command.name);
  for (const OptionDescription& option : command.options) {
    out += "        " + option_spec(option) + " \\\n";
  }
  if (!command.arguments.empty()) {
    out += "        '*" + action_of(command.arguments, completion_of_arguments(command, all)) +
           "' \\\n";
  }
  return out + "        && return\n      ;;\n";
}

}  // namespace

std::string zsh_completion(const std::vector<CommandDescription>& commands) {
  std::string names;
  std::string cases;
  for (const CommandDescription& command : commands) {
    names += fmt::format("      '{}:{}'\n", command.name, quoted(command.summary, ":\\"));
    cases += case_of(command, commands);
  }
  return std::string(kStart) + names + std::string(kMiddle) + cases + std::string(kEnd);
}

}  // namespace timbao::cli
