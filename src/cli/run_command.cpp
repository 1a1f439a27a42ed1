#include "cli/run_command.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "cli/batch.hpp"
#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "cli/topics.hpp"
#include "timbao/base/error.hpp"
#include "timbao/render/results.hpp"

namespace timbao::cli {
namespace {

namespace fs = std::filesystem;

using Clock = std::chrono::steady_clock;
using Format = RunCommand::Format;

[[noreturn]] void throw_io(const std::string& path) {
  throw Error(ErrorKind::io, path + ": " + std::generic_category().message(errno));
}

Topics topics_of(const std::string& path, std::istream& in) {
  if (path == "-") return parse_topics(in, path);
  std::error_code error;
  if (fs::is_directory(path, error)) throw Error(ErrorKind::usage, path + ": is a folder");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw_io(path);
  return parse_topics(file, path);
}

// Writes "topic<TAB>milliseconds" lines, or nothing where no file was named.
class TimingsFile {
 public:
  explicit TimingsFile(std::string path) : path_(std::move(path)) {
    if (path_.empty()) return;
    file_.open(path_, std::ios::binary | std::ios::trunc);
    if (!file_) throw_io(path_);
  }

  void add(const Topic& topic, double milliseconds) {
    if (path_.empty()) return;
    file_ << fmt::format("{}\t{:.4f}\n", topic.id, milliseconds);
  }

  void finish() {
    if (path_.empty()) return;
    file_.flush();
    if (!file_) throw_io(path_);
  }

 private:
  std::string path_;
  std::ofstream file_;
};

render::Answer labelled(const Topic& topic, const search::SearchResult& result) {
  return {.query = topic.query,
          .result = result,
          .label = render::Label{"topic", topic.id},
          .heading = false};
}

std::string rendered(Format format, const Topic& topic, const search::SearchResult& result) {
  switch (format) {
    case Format::trec:
      return render::trec_lines(topic.id, result);
    case Format::jsonl:
      return render::topic_json_line(topic.id, result);
    case Format::csv:
      break;
  }
  return render::results_csv(labelled(topic, result));
}

std::string heading_of(Format format) {
  if (format != Format::csv) return {};
  const search::SearchResult nothing;
  render::Answer heading = labelled({}, nothing);
  heading.heading = true;
  return render::results_csv(heading);
}

// One searcher, opened when it is first needed and again when the index has changed.
class BatchSearcher {
 public:
  BatchSearcher(fs::path index, const RunCommand& command)
      : index_(std::move(index)), format_(command.format) {
    options_.limit = command.limit;
    options_.group = false;
    options_.suggest = false;  // No format has a place for it.
    command.reading.apply_to(options_);
    command.weights.apply_to(options_);
    options_.combine = command.all ? search::Combine::all : search::Combine::any;
    // A TREC run names articles only, so none has to be read.
    if (format_ == Format::trec) options_.passages = 0;
  }

  TopicAnswer operator()(const Topic& topic) {
    return reopened_on_change([&] {
      if (!searcher_.has_value()) searcher_.emplace(index_);
      try {
        return answered(topic);
      } catch (const Error&) {
        searcher_.reset();
        throw;
      }
    });
  }

 private:
  [[nodiscard]] TopicAnswer answered(const Topic& topic) const {
    const Clock::time_point start = Clock::now();
    search::ParsedQuery query = search::parse_query(topic.query);
    const search::SearchResult result = searcher_->search(query.root, options_);
    const std::chrono::duration<double, std::milli> elapsed = Clock::now() - start;
    return {.output = rendered(format_, topic, result),
            .milliseconds = elapsed.count(),
            .note = std::move(query.note)};
  }

  fs::path index_;
  search::SearchOptions options_;
  Format format_;
  std::optional<search::Searcher> searcher_;
};

void print_answers(const std::vector<Topic>& topics, Batch& batch, const RunCommand& command,
                   Streams& streams) {
  TimingsFile timings(command.timings);
  const Clock::time_point start = Clock::now();
  streams.out << heading_of(command.format);
  for (std::size_t i = 0; i < topics.size() && streams.out; ++i) {
    const TopicAnswer answer = batch.next();
    if (answer.note.has_value()) {
      streams.progress.clear();
      streams.log.info("{}:{}: {}", command.topics, topics[i].line, *answer.note);
    }
    streams.out << answer.output;
    timings.add(topics[i], answer.milliseconds);
    // Where both streams go to one terminal, the line would run into the results.
    if (!streams.terminal.out && streams.progress.is_due()) {
      const std::chrono::duration<double> elapsed = Clock::now() - start;
      streams.progress.show(progress_text(i + 1, topics.size(), "topics", elapsed.count()));
    }
  }
  timings.finish();
}

}  // namespace

CommandLine RunCommand::command_line() {
  constexpr NumberRange kHits{1, 1'000'000};
  CommandLine line(
      {.name = kName,
       .summary = "answer a file of queries",
       .arguments = "--topics FILE",
       .description =
           "Answers every query of FILE (lines of topic id, tab, query; - is standard input),\n"
           "in its order. A bad line is reported, the others are answered; then exits with 2.",
       .examples = "  timbao run --topics topics.tsv > run.trec\n"
                   "  timbao run --topics topics.tsv --format jsonl --limit 3\n"});
  db.add_to(line);
  outlets.add_to(line);
  line.add("topics", text_option(topics, "FILE"), "the queries");
  line.add(
      "format",
      choice_option<Format>(
          format, "FORMAT",
          {{"trec", Format::trec}, {"jsonl", Format::jsonl}, {"csv", Format::csv}}),
      "trec (default): topic Q0 article rank score timbao;\njsonl: one object a topic; csv: a row "
      "an article");
  line.add("limit,n", number_option(limit, "N", kHits), "at most N articles a topic (default 100)");
  add_threads_option(line, threads, "answer N topics at a time (default 1)");
  line.add("timings", text_option(timings, "FILE"),
           "write topic, tab, milliseconds from parsing to\nranked articles");
  line.add_switch("all", all, "match every word (default: any word)");
  reading.add_to(line);
  weights.add_to(line);
  return line;
}

int run(const RunCommand& command, Streams& streams) {
  if (command.topics.empty()) throw UsageError("no --topics FILE given");
  command.outlets.load();
  const fs::path index = existing_index(command.db.path);
  const Topics topics = topics_of(command.topics, streams.in);
  for (const Issue& issue : topics.issues) streams.warn(issue);
  Batch batch(topics.list, command.threads, [&] {
    return TopicWorker([searcher = std::make_shared<BatchSearcher>(index, command)](
                           const Topic& topic) { return (*searcher)(topic); });
  });
  print_answers(topics.list, batch, command, streams);
  return topics.issues.empty() ? kDone : kFailed;
}

}  // namespace timbao::cli
