#include "cli/stats_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/render/json.hpp"
#include "timbao/render/style.hpp"

namespace timbao::cli {
namespace {

void write_outlets(render::JsonWriter& json, const index::Statistics& statistics) {
  json.begin_array();
  for (const auto& [outlet, articles] : statistics.outlets) {
    json.begin_object();
    json.key("domain").string_or_null(outlet.domain);
    json.key("name").string_or_null(outlet.name);
    json.key("articles").integer(articles);
    json.end_object();
  }
  json.end_array();
}

void write_years(render::JsonWriter& json, const index::Statistics& statistics) {
  json.begin_array();
  for (const auto& [year, articles] : statistics.years) {
    json.begin_object();
    json.key("year").integer(std::int64_t{year});
    json.key("articles").integer(articles);
    json.end_object();
  }
  json.end_array();
}

std::string statistics_json(const index::Reader& reader, const std::filesystem::path& index) {
  const index::Statistics statistics = reader.statistics();
  std::string out;
  render::JsonWriter json(out);
  json.begin_object();
  json.key("index").string(index.string());
  json.key("articles").integer(statistics.articles);
  json.key("passages").integer(statistics.passages);
  json.key("terms").integer(statistics.terms);
  json.key("bytes").integer(statistics.bytes);
  json.key("stored_bytes").integer(reader.stored_bytes());
  json.key("first_date").date_or_null(statistics.first_date);
  json.key("last_date").date_or_null(statistics.last_date);
  json.key("without_date").integer(statistics.without_date);
  json.key("without_outlet").integer(statistics.without_outlet);
  json.key("outlets");
  write_outlets(json, statistics);
  json.key("years");
  write_years(json, statistics);
  json.end_object();
  out += '\n';
  return out;
}

std::string outlet_lines(const index::Statistics& statistics) {
  constexpr std::size_t kShown = 20;
  const auto& outlets = statistics.outlets;
  std::string out = "outlets\n";
  for (std::size_t i = 0; i < std::min(outlets.size(), kShown); ++i) {
    const auto& [outlet, articles] = outlets[i];
    std::string name = outlet.name.value_or(outlet.domain.value_or(std::string()));
    if (outlet.name.has_value() && outlet.domain.has_value()) name += " (" + *outlet.domain + ")";
    out += fmt::format("  {:>9}  {}\n", articles, render::one_line(name));
  }
  if (outlets.size() > kShown) {
    out += fmt::format("             and {} more: see --format json\n", outlets.size() - kShown);
  }
  if (statistics.without_outlet > 0) {
    out += fmt::format("  {:>9}  without an outlet\n", statistics.without_outlet);
  }
  return out;
}

std::string year_lines(const index::Statistics& statistics) {
  std::string out = "years\n";
  for (const auto& [year, articles] : statistics.years) {
    out += fmt::format("  {:>9}  {}\n", articles, year);
  }
  if (statistics.without_date > 0) {
    out += fmt::format("  {:>9}  without a date\n", statistics.without_date);
  }
  return out;
}

std::string statistics_text(const index::Reader& reader, const std::filesystem::path& index) {
  const index::Statistics statistics = reader.statistics();
  std::string out = fmt::format(
      "index      {}\narticles   {}\npassages   {}\nterms      {}\nsize       {:.1f} MB\n",
      render::one_line(index.string()), statistics.articles, statistics.passages, statistics.terms,
      static_cast<double>(statistics.bytes) / 1e6);
  if (statistics.first_date.has_value() && statistics.last_date.has_value()) {
    out += fmt::format("dates      {} to {}\n", statistics.first_date->iso(),
                       statistics.last_date->iso());
  }
  if (statistics.articles == 0) return out;
  return out + outlet_lines(statistics) + year_lines(statistics);
}

}  // namespace

CommandLine StatsCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "count what an index holds",
       .description =
           "Counts what an index holds: articles, passages, terms, bytes, dates, articles by\n"
           "outlet and by year. With --format json also stored_bytes: what of the bytes are\n"
           "the articles themselves, packed.",
       .examples = "  timbao stats\n"
                   "  timbao stats --format json | jq .articles\n"});
  db.add_to(line);
  add_format_option(line, format);
  return line;
}

int run(const StatsCommand& command, Streams& streams) {
  const std::filesystem::path index = existing_index(command.db.path);
  streams.out << reopened_on_change([&] {
    const index::Reader reader(index);
    return command.format == ReportFormat::json ? statistics_json(reader, index)
                                                : statistics_text(reader, index);
  });
  return kDone;
}

}  // namespace timbao::cli
