#include "cli/query_options.hpp"

#include <spdlog/logger.h>

#include <utility>

namespace timbao::cli {

void QueryOptions::add_filters_to(CommandLine& line) {
  filters.add_to(line);
  line.add("author", text_option(author, "NAME"), "with this author");
}

void QueryOptions::add_reading_to(CommandLine& line) {
  line.add_switch("any", any,
                  "match any word (default: every word; when no\n"
                  "article has them all, most of them)");
  line.add_switch("all", all, "match every word, or nothing");
  reading.add_to(line);
}

void QueryOptions::add_words_to(CommandLine& line) {
  line.add_arguments(
      words, "a query with a -word goes into quotes or behind --: timbao " +
                 std::string(line.name()) + " -- words -word");
}

std::string QueryOptions::text() const {
  if (words.empty()) throw UsageError("no QUERY given");
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

void QueryOptions::apply_to(search::SearchOptions& options) const {
  if (any && all) throw UsageError("--any and --all exclude each other");
  reading.apply_to(options);
  if (any) options.combine = search::Combine::any;
  if (all) options.combine = search::Combine::all;
  if (!author.empty()) options.author = author;
  options.outlets = filters.outlets;
  options.since = filters.first_day();
  options.until = filters.last_day();
}

search::SearchOptions QueryOptions::matching() const {
  search::SearchOptions options;
  apply_to(options);
  return options;
}

search::Query parsed_query(const std::string& text, Streams& streams) {
  search::ParsedQuery parsed = search::parse_query(text);
  if (parsed.note) streams.log.info("{}", *parsed.note);
  return std::move(parsed.root);
}

}  // namespace timbao::cli
