#include "cli/saved_run.hpp"

#include <spdlog/logger.h>

#include <chrono>
#include <filesystem>
#include <limits>
#include <utility>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "cli/saved_editing.hpp"
#include "timbao/render/results.hpp"
#include "timbao/search/saved.hpp"

namespace timbao::cli {
namespace {

using search::SavedSearch;

// What is new in a search, and the mark for when it was shown.
struct News {
  SavedSearch* search;
  search::SearchResult result;
  double milliseconds = 0;
  search::Mark mark;
  std::uint64_t left = 0;  // Articles that a limit left out; they stay new.
};

// Those that the command names, each once, in the order in which they were added.
std::vector<SavedSearch*> chosen_of(const SavedRun& command, std::vector<SavedSearch>& searches) {
  std::vector<bool> is_chosen(searches.size(), command.names.empty());
  for (const std::string& name : command.names) {
    is_chosen[static_cast<std::size_t>(saved_under(name, searches) - searches.begin())] = true;
  }
  std::vector<SavedSearch*> chosen;
  for (std::size_t i = 0; i < searches.size(); ++i) {
    if (is_chosen[i]) chosen.push_back(&searches[i]);
  }
  return chosen;
}

News news_in(SavedSearch& search, const SavedRun& command, const search::Searcher& searcher) {
  const auto start = std::chrono::steady_clock::now();
  const search::Query query = search::parse_query(search.query).root;
  search::SearchOptions options = search.options;
  options.new_since = search.mark;
  options.limit = command.limit > 0 ? command.limit : std::numeric_limits<std::uint32_t>::max();
  options.sort = command.sort;
  options.passages = command.passages;
  options.group = !command.no_group;
  options.suggest = false;
  News news{.search = &search, .result = searcher.search(query, options), .mark = {}};
  news.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  if (news.result.hits.size() == command.limit) {  // There may be more.
    options.new_since = mark_behind(search.mark, news.result);
    news.left = searcher.matched(query, options).documents.size();
  }
  news.mark = news.left > 0 ? *options.new_since : mark_of(searcher, query, search.options);
  return news;
}

std::vector<News> news_of(const SavedRun& command, const std::filesystem::path& index,
                          const std::vector<SavedSearch*>& searches) {
  return reopened_on_change([&] {
    const search::Searcher searcher(index);
    std::vector<News> all;
    for (SavedSearch* search : searches) all.push_back(news_in(*search, command, searcher));
    return all;
  });
}

// Nothing for searches in which nothing is new, but for JSON, which is one document in any case.
// Returns whether anything is new.
bool print(const std::vector<News>& all, const SavedRun& command, Streams& streams) {
  std::vector<render::Answer> answers;
  bool is_any_new = false;
  for (const News& news : all) {
    const bool is_new = !news.result.hits.empty();
    is_any_new |= is_new;
    if (!is_new && !command.output.holds_notes()) continue;
    answers.push_back({.query = news.search->query,
                       .result = news.result,
                       .elapsed_ms = news.milliseconds,
                       .all_passages = command.passages > 1,
                       .label = render::Label{"search", news.search->name}});
    if (news.left > 0) {
      streams.log.info("{}: still new, and not shown: {}",
                       news.search->name, news.left);
    }
  }
  if (!answers.empty()) {
    streams.out << command.output.rendered("searches", answers, streams.terminal);
  }
  // Cron would send it by mail.
  if (!is_any_new && streams.terminal.err) streams.log.info("nothing is new");
  return is_any_new;
}

// Once the articles were handed on: what is shown twice is better than what is never shown.
void move_marks(std::vector<News> all, const search::SavedSearchFile& file) {
  bool moved = false;
  for (News& news : all) {
    moved |= news.search->mark != news.mark;
    news.search->mark = std::move(news.mark);
  }
  if (moved) file.write();
}

}  // namespace

CommandLine SavedRun::command_line() {
  using search::Sort;
  constexpr NumberRange kHits{1, 1'000'000};
  constexpr NumberRange kPassages{1, 1000};
  CommandLine line(
      {.name = kName,
       .summary = "show what is new in saved searches",
       .arguments = "[NAME...]",
       .description =
           "Shows what is new in all saved searches, or in those named: the articles that match\n"
           "and came into the index since they were last run. Prints nothing, and exits with\n"
           "1, where nothing is new.\n"
           "\n"
           "What was printed is not new any more. If printing fails, or the program is ended\n"
           "meanwhile, the next run shows it again. Articles whose text changed are not new.",
       .examples = "  timbao saved run\n"
                   "  timbao saved run --peek --format jsonl 'giá lúa' lũ\n"
                   "  0 7 * * *  timbao saved run --db news.db   # in a crontab\n"});
  db.add_to(line);
  outlets.add_to(line);
  line.add("limit,n", number_option(limit, "N", kHits),
           "at most N articles of each search; the others\nstay new (default: all)");
  line.add(
      "sort",
      choice_option<Sort>(
          sort, "ORDER",
          {{"date", Sort::newest}, {"date-asc", Sort::oldest}, {"relevance", Sort::relevance}}),
      "date (newest first, default), date-asc or\nrelevance");
  line.add("passages", number_option(passages, "N", kPassages),
           "best passages of each article (default 1)");
  line.add_switch("no-group", no_group, "list copies of a story apart, not under the first");
  line.add_switch("peek", peek, "what is shown stays new");
  output.add_to(line);
  line.add_arguments(names);
  return line;
}

int run(const SavedRun& command, Streams& streams) {
  command.outlets.load();
  const std::filesystem::path index = existing_index(command.db.path);
  std::optional<search::SavedSearchFile> file;
  std::vector<SavedSearch> peeked;
  if (command.peek) {
    peeked = search::saved_searches(index);
  } else {
    file.emplace(index);
  }
  std::vector<SavedSearch>& searches = file ? file->searches() : peeked;
  if (searches.empty() && command.names.empty()) {
    streams.log.warn("no search is saved in {}; `timbao saved add NAME QUERY` saves one",
                     index.string());
    return kNothingFound;
  }
  std::vector<News> all = news_of(command, index, chosen_of(command, searches));
  const bool is_new = print(all, command, streams);
  streams.out.flush();
  if (!streams.out) return kDone;  // Whoever started the program is told why.
  if (file) move_marks(std::move(all), *file);
  return is_new ? kDone : kNothingFound;
}

}  // namespace timbao::cli
