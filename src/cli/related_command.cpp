#include "cli/related_command.hpp"

#include <spdlog/logger.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>

#include "cli/draft.hpp"
#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/base/date.hpp"
#include "timbao/render/results.hpp"
#include "timbao/render/style.hpp"

namespace timbao::cli {
namespace {

using Clock = std::chrono::steady_clock;
using Side = search::RelatedOptions::Side;

constexpr std::string_view kStoryDate = "story";

struct Answered {
  search::SearchResult result;
  double milliseconds = 0;
};

// "30d": a number and d, w, m or y.
std::uint32_t days_within(const std::string& text) {
  constexpr std::uint32_t kMost = 10'000;
  std::uint32_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [unit, error] = std::from_chars(text.data(), end, count);
  if (error == std::errc() && unit + 1 == end && count <= kMost) {
    switch (*unit) {
      case 'd':
        return count;
      case 'w':
        return 7 * count;
      case 'm':
        return 30 * count;
      case 'y':
        return 365 * count;
      default:
        break;
    }
  }
  throw UsageError("--within: '" + text + "' is not a time such as 30d, 6w, 3m or 1y");
}

// The ISO day so many days later.
std::string moved(const std::string& day, int days) {
  const auto date = parse_iso_date(day);
  const std::chrono::sys_days moved = std::chrono::sys_days(date->day) + std::chrono::days(days);
  return Date{.day = moved}.iso();
}

// ISO days order as strings.
void add_before(const std::string& text, search::RelatedOptions& options) {
  if (text == kStoryDate) {
    options.side = Side::earlier;
    return;
  }
  const std::string last = moved(days_of("--before", text).first, -1);
  if (options.until.empty() || last < options.until) options.until = last;
}

void add_after(const std::string& text, search::RelatedOptions& options) {
  if (text == kStoryDate) {
    if (options.side == Side::earlier) {
      throw UsageError("--before story and --after story exclude each other");
    }
    options.side = Side::later;
    return;
  }
  options.since = std::max(options.since, moved(days_of("--after", text).second, 1));
}

search::RelatedOptions related_options(const RelatedCommand& command) {
  search::RelatedOptions options = command.options;
  options.group = !command.no_group;
  options.outlets = command.filters.outlets;
  options.since = command.filters.first_day();
  options.until = command.filters.last_day();
  if (!command.within.empty()) options.within_days = days_within(command.within);
  if (!command.before.empty()) add_before(command.before, options);
  if (!command.after.empty()) add_after(command.after, options);
  return options;
}

// What the story's own date is asked for by, if anything.
void require_date(const article::Article& story, const search::RelatedOptions& options) {
  if (story.date || (!options.within_days && options.side == Side::any)) return;
  throw UsageError(
      "the story has no date that --within, --before story or --after story could "
      "count from; give days with --since and --until");
}

// The id or "-" that was typed.
std::string argument_of(const RelatedCommand& command) {
  if (command.ids.size() + (command.file.empty() ? 0 : 1) != 1) {
    throw UsageError("one ID, --file FILE or - is needed");
  }
  return command.file.empty() ? command.ids.front() : std::string();
}

// Nothing where the index has no article with the id. Without an id, the story is `draft`.
std::optional<Answered> answered(const RelatedCommand& command, const std::string& id,
                                 const article::Article& draft,
                                 const search::RelatedOptions& options, Streams& streams) {
  const std::filesystem::path index = existing_index(command.db.path);
  return reopened_on_change([&]() -> std::optional<Answered> {
    const search::Searcher searcher(index);
    const Clock::time_point start = Clock::now();
    const auto story = id.empty() ? std::optional(draft) : searcher.reader().find(id);
    if (!story) {
      streams.log.error("no article has the id '{}' in {}", render::one_line(id), index.string());
      return std::nullopt;
    }
    require_date(*story, options);
    Answered answer{.result = search::related_to(searcher.reader(), *story, options)};
    answer.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    command.filters.note_unknown_outlets(searcher, streams);
    return answer;
  });
}

void log_notes(const search::SearchResult& result, Streams& streams) {
  if (result.total == 0) streams.log.info("nothing is related");
  if (result.interpreted.has_value()) streams.log.info("{}", *result.interpreted);
}

}  // namespace

CommandLine RelatedCommand::command_line() {
  constexpr NumberRange kHits{0, 1'000'000};
  constexpr NumberRange kPassages{1, 1000};
  CommandLine line(
      {.name = kName,
       .summary = "find the stories that are related to a story",
       .arguments = "ID|-",
       .description =
           "Finds the stories that are related to an article of the index, or to a text that\n"
           "is not in it: what a file holds (--file), or a draft on standard input (-). Names\n"
           "of people, places and organisations weigh more, so do the title and the lead, rare\n"
           "words and nearness in time. The story itself and its copies are left out.",
       .examples = "  timbao related u-0123456789abcdef\n"
                   "  timbao related --within 30d --before story --explain u-0123456789abcdef\n"
                   "  timbao related --file draft.txt\n"
                   "  timbao related - < draft.txt\n"});
  db.add_to(line);
  outlets.add_to(line);
  line.add("file", text_option(file, "FILE"), "the story is what FILE holds: a text, a page, JSON");
  line.add("limit,n", number_option(options.limit, "N", kHits), "at most N articles (default 10)");
  line.add("offset", number_option(options.offset, "N", kHits), "leave out the first N");
  line.add("within", text_option(within, "TIME"),
           "at most so far from the story's date: 30d, 6w, 3m\n(of 30 days) or 1y (of 365)");
  line.add("before", text_option(before, "DATE"),
           "older than DATE: YYYY, YYYY-MM, YYYY-MM-DD, or\nstory for the story's own date");
  line.add("after", text_option(after, "DATE"), "newer than DATE");
  filters.add_to(line);
  line.add("passages", number_option(options.passages, "N", kPassages),
           "best passages of each article (default 1)");
  line.add_switch("no-group", no_group,
                  "list copies of a story apart, not under its best\narticle");
  line.add_switch("explain", options.explain, "say what tied each article to the story");
  output.add_to(line);
  line.add_arguments(ids);
  return line;
}

int run(const RelatedCommand& command, Streams& streams) {
  const std::string argument = argument_of(command);
  const search::RelatedOptions options = related_options(command);
  command.outlets.load();
  const bool is_draft = argument.empty() || argument == "-";
  const std::string path = argument.empty() ? command.file : argument;
  const article::Article draft = is_draft ? draft_from(path, streams) : article::Article();
  const std::optional<Answered> answer =
      answered(command, is_draft ? std::string() : argument, draft, options, streams);
  if (!answer) return kNothingFound;
  if (!command.output.holds_notes()) log_notes(answer->result, streams);
  streams.out << command.output.rendered({.query = path,
                                          .result = answer->result,
                                          .offset = options.offset,
                                          .elapsed_ms = answer->milliseconds,
                                          .all_passages = options.passages > 1,
                                          .explain = options.explain},
                                         streams.terminal);
  return answer->result.total == 0 ? kNothingFound : kDone;
}

}  // namespace timbao::cli
