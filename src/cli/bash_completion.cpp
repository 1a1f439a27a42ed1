#include <fmt/format.h>

#include "cli/completion.hpp"

namespace timbao::cli {
namespace {

using Kind = ValueCompletion::Kind;

constexpr std::string_view kFunctions = R"bash(# bash completion for timbao

# Each prints or sets what can stand for the word $cur.
_timbao_words() {
  local IFS=$' \t\n'
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_timbao_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}

_timbao_folders() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -d -- "$cur")
}

_timbao_outlets() {
  local db=$TIMBAO_DB outlet i
  for ((i = 2; i < COMP_CWORD; ++i)); do
    [[ ${COMP_WORDS[i]} == --db ]] || continue
    db=${COMP_WORDS[i + 1]}
    [[ $db != '=' ]] || db=${COMP_WORDS[i + 2]}
  done
  COMPREPLY=()
  while IFS= read -r outlet; do
    [[ $outlet != "$cur"* ]] || COMPREPLY+=("$(printf %q "$outlet")")
  done < <(TIMBAO_DB=$db "${COMP_WORDS[0]}" completion outlets 2>/dev/null | cut -f 1)
}

_timbao() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  # bash takes --format=json for three words.
  if [[ $cur == '=' ]]; then
    cur=
  elif [[ $prev == '=' ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    _timbao_words "$_timbao_commands"
    return
  fi
  case "${COMP_WORDS[1]} $prev" in
)bash";

constexpr std::string_view kEnd = R"bash(  esac
}

complete -F _timbao timbao
)bash";

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

std::string call_for(const ValueCompletion& completion) {
  switch (completion.kind) {
    case Kind::words:
      return "_timbao_words '" + joined(completion.words) + "'";
    case Kind::files:
      return "_timbao_files";
    case Kind::folders:
      return "_timbao_folders";
    case Kind::outlets:
      return "_timbao_outlets";
    case Kind::anything:
      break;
  }
  return ":";
}

// "'search --limit' | 'search -n'".
std::string pattern_of(const CommandDescription& command, const OptionDescription& option) {
  std::string pattern = fmt::format("'{} --{}'", command.name, option.name);
  if (option.letter != 0) pattern += fmt::format(" | '{} -{}'", command.name, option.letter);
  return pattern;
}

std::string option_words(const CommandDescription& command) {
  std::vector<std::string> words;
  for (const OptionDescription& option : command.options) words.push_back("--" + option.name);
  return joined(words);
}

}  // namespace

std::string bash_completion(const std::vector<CommandDescription>& commands) {
  std::string names;
  std::string values;
  std::string arguments;
  for (const CommandDescription& command : commands) {
    names += std::string(command.name) + ' ';
    for (const OptionDescription& option : command.options) {
      if (option.value.empty()) continue;
      values += fmt::format("    {}) {} ;;\n", pattern_of(command, option),
                            call_for(completion_of(option)));
    }
    arguments += fmt::format(
        "    '{} '*) if [[ $cur == -* ]]; then _timbao_words '{}'; else {}; fi ;;\n", command.name,
        option_words(command), call_for(completion_of_arguments(command, commands)));
  }
  return std::string(kFunctions) + values + arguments + std::string(kEnd) + "_timbao_commands='" +
         names + "--help --version'\n";
}

}  // namespace timbao::cli
