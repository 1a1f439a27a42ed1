// The options of one command: declares, parses and describes them.
#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command_description.hpp"
#include "cli/spelling.hpp"

namespace timbao::cli {

// The command line cannot be understood; what() says why, in one line without a full stop.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A value that an option takes, as made by text_option() and the others below.
struct OptionValue {
  const boost::program_options::value_semantic*
      semantic;                           // The option that it is given to owns it.
  std::string name;                       // What help calls it: "DIR".
  std::vector<std::string> choices = {};  // See OptionDescription.
  bool repeatable = false;
};

// Options write to the variables that they were made with, which must outlive it.
class CommandLine {
 public:
  explicit CommandLine(CommandDescription description);

  // `names`: "limit,n".
  void add(const std::string& names, const OptionValue& value, const std::string& description);
  // A switch that is set to true.
  void add_switch(const std::string& names, bool& target, const std::string& description);
  // Where the arguments that are no options go. `hint` is added to the error about an unknown short
  // option.
  void add_arguments(std::vector<std::string>& target, std::string hint = {});

  // Throws UsageError.
  enum class Outcome { parsed, help_wanted };
  [[nodiscard]] Outcome parse(const std::vector<std::string>& arguments) const;

  [[nodiscard]] std::string_view name() const { return description_.name; }
  // With the options that were added, and --help.
  [[nodiscard]] CommandDescription description() const;

 private:
  [[noreturn]] void throw_unknown(const std::string& token) const;

  CommandDescription description_;
  boost::program_options::options_description options_;
  std::vector<std::string>* arguments_ = nullptr;
  std::string hint_;
};

// `name` is what help calls the value: "DIR".
[[nodiscard]] OptionValue text_option(std::string& target, const std::string& name);
[[nodiscard]] OptionValue list_option(std::vector<std::string>& target, const std::string& name);

// A whole number from `least` to `most`.
struct NumberRange {
  std::uint32_t least;
  std::uint32_t most;
};
[[nodiscard]] OptionValue number_option(std::uint32_t& target, const std::string& name,
                                        NumberRange range);

// One of some words. Throws UsageError, from CommandLine::parse(), for any other.
template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

template <class Value>
[[nodiscard]] Value chosen(const std::string& word, const Choices<Value>& choices) {
  std::vector<std::string> names;
  std::string list;
  for (const auto& [name, value] : choices) {
    if (name == word) return value;
    names.push_back(name);
    list += (list.empty() ? "" : ", ") + name;
  }
  throw UsageError("'" + word + "' is not one of " + list + did_you_mean(word, names));
}

template <class Value>
[[nodiscard]] OptionValue choice_option(Value& target, const std::string& name,
                                        Choices<Value> choices) {
  std::vector<std::string> words;
  for (const auto& choice : choices) words.push_back(choice.first);
  auto* semantic = boost::program_options::value<std::string>()->notifier(
      [&target, choices = std::move(choices)](const std::string& word) {
        target = chosen(word, choices);
      });
  return {semantic, name, std::move(words)};
}

}  // namespace timbao::cli
