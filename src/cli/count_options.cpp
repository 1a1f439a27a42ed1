#include "cli/count_options.hpp"

#include <spdlog/logger.h>

#include <filesystem>

#include "timbao/search/query.hpp"

namespace timbao::cli {

void CountOptions::add_to(CommandLine& line) {
  db.add_to(line);
  outlets.add_to(line);
  query.add_filters_to(line);
  query.add_reading_to(line);
  line.add("format",
           choice_option<CountFormat>(format, "FORMAT",
                                      {{"text", CountFormat::text},
                                       {"json", CountFormat::json},
                                       {"csv", CountFormat::csv},
                                       {"tsv", CountFormat::tsv}}),
           "text (default), json, csv or tsv");
  color.add_to(line);
  query.add_words_to(line);
}

search::SearchOptions CountOptions::filters() const {
  search::SearchOptions options;
  query.apply_to(options);
  return options;
}

search::Matched CountOptions::matched(const search::Searcher& searcher, const std::string& text,
                                      const search::SearchOptions& filters,
                                      Streams& streams) const {
  const search::ParsedQuery parsed = search::parse_query(text);
  search::Matched matched = searcher.matched(parsed.root, filters);
  if (parsed.note.has_value()) streams.log.info("{}", *parsed.note);
  if (format == CountFormat::json) return matched;
  if (matched.interpreted.has_value()) streams.log.info("{}", *matched.interpreted);
  if (matched.documents.empty()) streams.log.info("nothing matched: {}", render::one_line(text));
  return matched;
}

render::CountedIndex counted_index(const search::Searcher& searcher,
                                   const search::SearchOptions& filters) {
  const index::Reader& reader = searcher.reader();
  return {.path = std::filesystem::absolute(reader.path()).string(),
          .revision = reader.revision(),
          .total = reader.articles(),
          .filters = filters};
}

}  // namespace timbao::cli
