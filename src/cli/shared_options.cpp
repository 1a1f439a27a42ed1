#include "cli/shared_options.hpp"

#include <spdlog/logger.h>

#include <charconv>
#include <system_error>

#include "timbao/article/outlets.hpp"

namespace timbao::cli {
namespace {

std::string joined_names() {
  std::string names;
  for (const std::string_view name : search::weight_names()) {
    names.append(names.empty() ? "" : " ").append(name);
  }
  return names;
}

}  // namespace

void DbOption::add_to(CommandLine& line) {
  line.add("db", text_option(path, "DIR"),
           "the index (default: $TIMBAO_DB, else timbao.db\n"
           "here or above, else ~/.local/share/timbao/db)");
}

void OutletsOption::add_to(CommandLine& line) {
  line.add("outlets", list_option(files, "FILE"),
           "add the outlets of this table, as `timbao outlets\n--format tsv` writes it, to the "
           "registry");
}

void OutletsOption::load() const {
  for (const std::string& file : files) article::load_outlets(file);
}

void ColorOption::add_to(CommandLine& line) {
  line.add("color",
           choice_option<When>(
               when, "WHEN",
               {{"auto", When::automatic}, {"always", When::always}, {"never", When::never}}),
           "auto, always or never; auto: on a terminal,\nunless NO_COLOR is set");
}

render::TextStyle ColorOption::style(const Terminal& terminal) const {
  const bool automatic = terminal.out && terminal.wants_color;
  return {.color = when == When::always || (when == When::automatic && automatic),
          .columns = terminal.out ? terminal.columns : 0};
}

void add_format_option(CommandLine& line, ReportFormat& target) {
  line.add("format",
           choice_option<ReportFormat>(
               target, "FORMAT", {{"text", ReportFormat::text}, {"json", ReportFormat::json}}),
           "text (default) or json");
}

void add_format_option(CommandLine& line, ListFormat& target) {
  line.add(
      "format",
      choice_option<ListFormat>(
          target, "FORMAT",
          {{"text", ListFormat::text}, {"json", ListFormat::json}, {"jsonl", ListFormat::jsonl}}),
      "text (default), json or jsonl");
}

void add_format_option(CommandLine& line, TableFormat& target) {
  line.add("format",
           choice_option<TableFormat>(target, "FORMAT",
                                      {{"text", TableFormat::text},
                                       {"json", TableFormat::json},
                                       {"csv", TableFormat::csv},
                                       {"tsv", TableFormat::tsv}}),
           "text (default), json, csv or tsv");
}

void IdArgument::add_to(CommandLine& line) { line.add_arguments(ids); }

const std::string& IdArgument::value() const {
  if (ids.size() != 1) throw UsageError("one ID is needed");
  return ids.front();
}

int IdArgument::not_found(const std::filesystem::path& index, Streams& streams) const {
  streams.log.error("no article has the id '{}' in {}", render::one_line(value()), index.string());
  return kNothingFound;
}

void ReadingOptions::add_to(CommandLine& line) {
  using search::Accents;
  line.add(
      "accents",
      choice_option<Accents>(
          accents, "HOW",
          {{"auto", Accents::automatic}, {"strict", Accents::strict}, {"ignore", Accents::ignore}}),
      "auto (default): accents count if any are typed;\n"
      "strict: as typed; ignore: every accented form");
  line.add_switch("no-expand", no_expand,
                  "only words as typed: no abbreviations (UBND for\nủy ban nhân dân), other dates "
                  "or spellings");
}

void ReadingOptions::apply_to(search::SearchOptions& options) const {
  options.accents = accents;
  options.expand = !no_expand;
}

void WeightOptions::add_to(CommandLine& line) {
  line.add("weight", list_option(assignments, "NAME=N"),
           "for measuring: what a part of the score counts;\nNAME is one of k1, b, title, title_b, neighbours,\nopening, recent, recent_days");
}

void WeightOptions::apply_to(search::SearchOptions& options) const {
  for (const std::string& assignment : assignments) {
    const std::size_t sign = assignment.find('=');
    const std::string name = assignment.substr(0, sign);
    const std::string number = sign == std::string::npos ? "" : assignment.substr(sign + 1);
    double value = 0;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), value);
    const bool is_number = error == std::errc() && end == number.data() + number.size();
    if (!is_number || !search::set_weight(options.ranking, name, value)) {
      throw UsageError("--weight: '" + assignment + "' sets none of " + joined_names() +
                       " to a number in its range");
    }
  }
}

void add_threads_option(CommandLine& line, std::uint32_t& target, const std::string& description) {
  constexpr std::uint32_t kMostThreads = 256;
  line.add("threads", number_option(target, "N", {1, kMostThreads}), description);
}

}  // namespace timbao::cli
