#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <boost/program_options.hpp>
#include <charconv>
#include <optional>

namespace timbao::cli {
namespace {

namespace po = boost::program_options;

constexpr const char* kArguments = "arguments";

// Abbreviated options would change their meaning with every option that is added.
constexpr int kStyle = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;

std::uint32_t parsed_number(const std::string& text, NumberRange range) {
  std::uint32_t number = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (parsed.ec != std::errc() || parsed.ptr != end || number < range.least ||
      number > range.most) {
    throw UsageError(
        fmt::format("'{}' is not a whole number from {} to {}", text, range.least, range.most));
  }
  return number;
}

// An empty value is the trace of a variable that a script forgot to set.
void require_text(const std::string& text) {
  if (text.empty()) throw UsageError("the value is empty");
}

void require_texts(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) require_text(text);
}

// Hands a value to its variable; an error says which option it is about.
void notify(const po::option_description& option, const po::variables_map& values) {
  const std::string& name = option.long_name();
  if (!values.contains(name)) return;
  try {
    option.semantic()->notify(values[name].value());
  } catch (const UsageError& error) {
    throw UsageError("--" + name + ": " + error.what());
  }
}

}  // namespace

CommandLine::CommandLine(CommandDescription description) : description_(std::move(description)) {}

void CommandLine::add(const std::string& names, const OptionValue& value,
                      const std::string& description) {
  options_.add_options()(names.c_str(), value.semantic, description.c_str());
  const std::size_t comma = names.find(',');
  description_.options.push_back({.name = names.substr(0, comma),
                                  .letter = comma == std::string::npos ? '\0' : names[comma + 1],
                                  .value = value.name,
                                  .choices = value.choices,
                                  .repeatable = value.repeatable,
                                  .description = description});
}

void CommandLine::add_switch(const std::string& names, bool& target,
                             const std::string& description) {
  add(names, {po::bool_switch(&target), {}}, description);
}

void CommandLine::add_arguments(std::vector<std::string>& target, std::string hint) {
  arguments_ = &target;
  hint_ = std::move(hint);
}

CommandLine::Outcome CommandLine::parse(const std::vector<std::string>& arguments) const {
  po::options_description all;
  all.add(options_);
  all.add_options()("help,h", "")(kArguments, po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add(kArguments, -1);
  try {
    const po::parsed_options parsed = po::command_line_parser(arguments)
                                          .options(all)
                                          .positional(positional)
                                          .style(kStyle)
                                          .allow_unregistered()
                                          .run();
    for (const po::option& option : parsed.options) {
      if (option.unregistered) throw_unknown(option.original_tokens.front());
    }
    po::variables_map values;
    po::store(parsed, values);
    if (values.contains("help")) return Outcome::help_wanted;
    for (const auto& option : options_.options()) notify(*option, values);
    if (!values.contains(kArguments)) return Outcome::parsed;
    const auto& given = values[kArguments].as<std::vector<std::string>>();
    if (arguments_ == nullptr) throw UsageError("unexpected argument '" + given.front() + "'");
    *arguments_ = given;
    return Outcome::parsed;
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
}

void CommandLine::throw_unknown(const std::string& token) const {
  const bool is_long = token.starts_with("--");
  const std::string name = token.substr(0, is_long ? token.find('=') : std::string::npos);
  std::vector<std::string> names = {"--help"};
  for (const auto& option : options_.options()) names.push_back("--" + option->long_name());
  throw UsageError("unknown option '" + name + "'" +
                   (is_long || hint_.empty() ? did_you_mean(name, names) : "; " + hint_));
}

CommandDescription CommandLine::description() const {
  CommandDescription description = description_;
  description.options.push_back({.name = "help", .letter = 'h', .description = "show this help"});
  return description;
}

OptionValue text_option(std::string& target, const std::string& name) {
  return {po::value<std::string>(&target)->notifier(require_text), name};
}

OptionValue list_option(std::vector<std::string>& target, const std::string& name) {
  return {po::value<std::vector<std::string>>(&target)->notifier(require_texts), name, {}, true};
}

OptionValue number_option(std::uint32_t& target, const std::string& name, NumberRange range) {
  auto* semantic = po::value<std::string>()->notifier(
      [&target, range](const std::string& text) { target = parsed_number(text, range); });
  return {semantic, name};
}

}  // namespace timbao::cli
