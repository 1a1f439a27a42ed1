#include "cli/count_options.hpp"

#include <spdlog/logger.h>

#include <filesystem>
#include <utility>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
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

int CountOptions::run(Streams& streams, const std::function<int(CountedArticles)>& answer) const {
  const std::string text = query.text();
  const search::SearchOptions filters = query.matching();
  outlets.load();
  return reopened_on_change([&] {
    const search::Searcher searcher(existing_index(db.path));
    search::Matched found = matched(searcher, text, filters, streams);
    query.filters.note_unknown_outlets(searcher, streams);
    const std::uint64_t count = found.documents.size();
    return answer(
        {.reader = searcher.reader(),
         .documents = std::move(found.documents),
         .index = counted_index(searcher, filters),
         .query = {.text = text, .interpreted = std::move(found.interpreted), .matched = count}});
  });
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
