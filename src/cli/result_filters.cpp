#include "cli/result_filters.hpp"

#include <spdlog/logger.h>

#include "timbao/render/style.hpp"
#include "timbao/search/query.hpp"

namespace timbao::cli {

std::pair<std::string, std::string> days_of(const std::string& option, const std::string& text) {
  const auto range = search::parse_period(text);
  if (!range.has_value()) {
    throw UsageError(option + ": '" + text + "' is not a date (YYYY, YYYY-MM or YYYY-MM-DD)");
  }
  return *range;
}

void ResultFilters::add_to(CommandLine& line) {
  line.add("outlet", list_option(outlets, "OUTLET"),
           "of this outlet: domain, name or alias; may be\ngiven several times");
  line.add("since", text_option(since, "DATE"), "not older: YYYY, YYYY-MM or YYYY-MM-DD");
  line.add("until", text_option(until, "DATE"), "not newer");
}

std::string ResultFilters::first_day() const {
  return since.empty() ? since : days_of("--since", since).first;
}

std::string ResultFilters::last_day() const {
  return until.empty() ? until : days_of("--until", until).second;
}

void ResultFilters::note_unknown_outlets(const search::Searcher& searcher, Streams& streams) const {
  search::SearchOptions one_id;
  one_id.limit = 1;
  one_id.passages = 0;
  one_id.suggest = false;
  one_id.group = false;
  for (const std::string& outlet : outlets) {
    std::string quoted = outlet;
    std::erase(quoted, '"');
    const auto query = search::parse_query("outlet:\"" + quoted + "\"");
    if (searcher.search(query.root, one_id).total == 0) {
      streams.log.warn("--outlet: the index has no articles of '{}'", render::one_line(outlet));
    }
  }
}

}  // namespace timbao::cli
