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
  add_format_option(line, format);
  color.add_to(line);
  query.add_words_to(line);
}

search::Matched CountOptions::matched(const search::Searcher& searcher, const std::string& text,
                                      const search::SearchOptions& filters,
                                      Streams& streams) const {
  search::Matched matched = searcher.matched(parsed_query(text, streams), filters);
  if (format == TableFormat::json) return matched;
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
