#include <fmt/format.h>

#include "cli/completion.hpp"

namespace timbao::cli {
namespace {

using Kind = ValueCompletion::Kind;

constexpr std::string_view kStart = R"fish(# fish completion for timbao

function __timbao_needs_command
    test (count (commandline -opc)) -eq 1
end

function __timbao_runs
    set -l words (commandline -opc)
    test (count $words) -gt 1; and test $words[2] = $argv[1]
end

function __timbao_outlets
    set -l words (commandline -opc)
    set -l db $TIMBAO_DB
    for i in (seq (count $words))
        if test $words[$i] = --db; and test $i -lt (count $words)
            set db $words[(math $i + 1)]
        else if string match -q -- '--db=*' $words[$i]
            set db (string replace -- --db= '' $words[$i])
        end
    end
    env TIMBAO_DB="$db" $words[1] completion outlets 2>/dev/null
end

complete -c timbao -f
complete -c timbao -n __timbao_needs_command -s h -l help -d 'show help'
complete -c timbao -n __timbao_needs_command -l version -d 'show the version'
)fish";

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

// The options of `complete` for a value of this kind.
std::string values_of(const ValueCompletion& completion) {
  switch (completion.kind) {
    case Kind::words: {
      std::string words;
      for (const std::string& word : completion.words) words += (words.empty() ? "" : " ") + word;
      return "-a " + quoted(words);
    }
    case Kind::files:
      return "-F";
    case Kind::folders:
      return "-a '(__fish_complete_directories (commandline -ct))'";
    case Kind::outlets:
      return "-a '(__timbao_outlets)'";
    case Kind::anything:
      break;
  }
  return {};
}

std::string option_line(const CommandDescription& command, const OptionDescription& option) {
  std::string line = fmt::format("complete -c timbao -n '__timbao_runs {}'", command.name);
  if (option.letter != 0) line += fmt::format(" -s {}", option.letter);
  line += " -l " + option.name;
  if (!option.value.empty()) {
    const ValueCompletion completion = completion_of(option);
    const std::string values = values_of(completion);
    line += completion.kind == Kind::files ? " -r" : " -x";
    if (!values.empty()) line += " " + values;
  }
  return line + " -d " + quoted(one_line_description(option)) + '\n';
}

}  // namespace

std::string fish_completion(const std::vector<CommandDescription>& commands) {
  std::string out(kStart);
  for (const CommandDescription& command : commands) {
    out += fmt::format("complete -c timbao -n __timbao_needs_command -a {} -d {}\n", command.name,
                       quoted(command.summary));
    const std::string arguments = values_of(completion_of_arguments(command, commands));
    if (!arguments.empty()) {
      out += fmt::format("complete -c timbao -n '__timbao_runs {}' {}\n", command.name, arguments);
    }
    for (const OptionDescription& option : command.options) out += option_line(command, option);
  }
  return out;
}

}  // namespace timbao::cli
