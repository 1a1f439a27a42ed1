#include "cli/stats_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/render/statistics.hpp"
#include "timbao/render/style.hpp"

namespace timbao::cli {
namespace {

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
    return command.format == ReportFormat::json ? render::statistics_json(reader.statistics(), reader.stored_bytes(),
                                                                        index.string())
                                                : statistics_text(reader, index);
  });
  return kDone;
}

}  // namespace timbao::cli
