// Parses the options of one command, and writes its help.
#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/spelling.hpp"

namespace timbao::cli {

// The command line cannot be understood; what() says why, in one line without a full stop.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct CommandHelp {
  std::string synopsis;     // "timbao show [OPTION...] ID"
  std::string description;  // What the command does, in lines of at most 80 columns.
  std::string examples;     // Lines that can be typed.
};

// Options write to the variables that they were made with, which must outlive it.
class CommandLine {
 public:
  explicit CommandLine(CommandHelp help);

  // `names`: "limit,n". `value` as made by text_option() and the others below.
  void add(const std::string& names, const boost::program_options::value_semantic* value,
           const std::string& description);
  // A switch that is set to true.
  void add_switch(const std::string& names, bool& target, const std::string& description);
  // Where the arguments that are no options go. `hint` is added to the error about an unknown short
  // option.
  void add_arguments(std::vector<std::string>& target, std::string hint = {});

  // Throws UsageError.
  enum class Outcome { parsed, help_wanted };
  [[nodiscard]] Outcome parse(const std::vector<std::string>& arguments) const;

  [[nodiscard]] std::string help() const;

 private:
  [[noreturn]] void throw_unknown(const std::string& token) const;

  CommandHelp help_;
  boost::program_options::options_description options_;
  std::vector<std::string>* arguments_ = nullptr;
  std::string hint_;
};

// `name` is what help calls the value: "DIR".
const boost::program_options::value_semantic* text_option(std::string& target,
                                                          const std::string& name);
const boost::program_options::value_semantic* list_option(std::vector<std::string>& target,
                                                          const std::string& name);

// A whole number from `least` to `most`.
struct NumberRange {
  std::uint32_t least;
  std::uint32_t most;
};
const boost::program_options::value_semantic* number_option(std::uint32_t& target,
                                                            const std::string& name,
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
const boost::program_options::value_semantic* choice_option(Value& target, const std::string& name,
                                                            Choices<Value> choices) {
  return boost::program_options::value<std::string>()->value_name(name)->notifier(
      [&target, choices = std::move(choices)](const std::string& word) {
        target = chosen(word, choices);
      });
}

}  // namespace timbao::cli
