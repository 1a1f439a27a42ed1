#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/program_text.hpp"
#include "cli/version.hpp"

namespace timbao::cli {
namespace {

// Characters that roff takes for marks or prints as typographic ones, so that what readers copy is
// what they have to type.
std::string_view escape_of(char c) {
  switch (c) {
    case '\\':
      return "\\e";
    case '-':
      return "\\-";
    case '\'':
      return "\\(aq";
    case '"':
      return "\\(dq";
    case '`':
      return "\\(ga";
    case '^':
      return "\\(ha";
    case '~':
      return "\\(ti";
    default:
      return {};
  }
}

// A line of text; one that starts with a dot would be a request.
std::string escaped(std::string_view line) {
  std::string out = line.starts_with('.') ? "\\&" : "";
  for (const char c : line) {
    const std::string_view escape = escape_of(c);
    if (escape.empty()) {
      out += c;
    } else {
      out += escape;
    }
  }
  return out;
}

// Line ends separate words here, but for those of empty lines, which begin paragraphs.
std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += (end == 0 ? ".PP" : escaped(text.substr(0, end))) + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// "[OPTION...] ID" with what stands for something else in italics.
std::string with_italic_capitals(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                  [&](char c) { return is_capital(c) != is_capital(text[at]); });
    const std::string_view run(text.begin() + static_cast<std::ptrdiff_t>(at), end);
    out += is_capital(run.front()) ? italic(run) : escaped(run);
    at += run.size();
  }
  return out;
}

// Words are not hyphenated and lines not spread, for the sake of paths and options.
std::string heading(std::string_view name) {
  std::string capitals(name);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return fmt::format(".TH \"{}\" 1 \"\" \"timbao {}\" \"timbao\"\n.nh\n.ad l\n", capitals,
                     version());
}

std::string name_section(std::string_view name, std::string_view summary) {
  return fmt::format(".SH NAME\n{} \\- {}\n", escaped(name), escaped(summary));
}

std::string option_item(const OptionDescription& option) {
  std::string out = ".TP\n";
  if (option.letter != 0) out += bold(std::string("-") + option.letter) + ", ";
  out += bold("--" + option.name);
  if (!option.value.empty()) out += ' ' + italic(option.value);
  return out + '\n' + paragraphs(option.description);
}

std::string item(std::string_view tag, std::string_view text) {
  return ".TP\n" + bold(tag) + '\n' + paragraphs(text);
}

// Lines as they are to be typed; help has them two spaces from the edge.
std::string examples_section(std::string_view examples) {
  constexpr std::size_t kIndent = 2;
  std::string out = ".SH EXAMPLES\n.EX\n";
  while (!examples.empty()) {
    const std::size_t end = std::min(examples.find('\n'), examples.size());
    out += escaped(examples.substr(std::min(kIndent, end), end - std::min(kIndent, end))) + '\n';
    examples.remove_prefix(std::min(end + 1, examples.size()));
  }
  return out + ".EE\n";
}

// "timbao-search" for "search".
std::string page_name(std::string_view command) {
  return command.empty() ? "timbao" : fmt::format("timbao-{}", command);
}

}  // namespace

std::string manual_file_name(std::string_view command) { return page_name(command) + ".1"; }

std::string manual_page(const CommandDescription& command) {
  const std::string name = page_name(command.name);
  std::string out = heading(name) + name_section(name, command.summary) + ".SH SYNOPSIS\n" +
                    bold(fmt::format("timbao {}", command.name)) + " [" + italic("OPTION") + "...]";
  if (!command.arguments.empty()) out += ' ' + with_italic_capitals(command.arguments);
  out += "\n.SH DESCRIPTION\n" + paragraphs(command.description) + ".SH OPTIONS\n";
  for (const OptionDescription& option : command.options) out += option_item(option);
  out += ".SH EXIT STATUS\n" + paragraphs(kExitStatus) + examples_section(command.examples);
  return out + ".SH SEE ALSO\n.BR timbao (1)\n";
}

std::string program_manual_page(const std::vector<CommandDescription>& commands) {
  std::string out = heading("timbao") + name_section("timbao", kProgramSummary) + ".SH SYNOPSIS\n" +
                    bold("timbao") + " " +
                    with_italic_capitals("COMMAND [OPTION...] [ARGUMENT...]") + '\n' +
                    ".SH DESCRIPTION\n" + paragraphs(kProgramDescription) + ".SH COMMANDS\n";
  for (const CommandDescription& command : commands) {
    out += fmt::format(".TP\n.BR {} (1)\n{}\n", escaped(page_name(command.name)),
                       escaped(command.summary));
  }
  out += ".SH OPTIONS\n";
  for (const auto& [names, text] : kProgramOptions) out += item(names, text);
  out += ".SH EXIT STATUS\n" + paragraphs(kExitStatus) + ".SH ENVIRONMENT\n";
  for (const auto& [variable, text] : kProgramVariables) out += item(variable, text);
  return out + examples_section(kProgramExamples);
}

}  // namespace timbao::cli
