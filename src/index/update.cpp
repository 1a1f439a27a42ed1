#include "timbao/index/update.hpp"

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "index/admission.hpp"
#include "index/dictionary_choice.hpp"
#include "index/folder.hpp"
#include "index/known_files.hpp"
#include "index/merging.hpp"
#include "index/pruning.hpp"
#include "index/read_files.hpp"
#include "index/segments.hpp"
#include "index/turnstile.hpp"
#include "index/work_queue.hpp"
#include "index/worker.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/index/errors.hpp"

namespace timbao::index {
namespace {

using article::Article;

// What an article takes beside its text until it is written, as bytes of text: rounds of headlines
// would else take twice the memory of rounds of stories.
constexpr std::uint64_t kRecordBytes = 200;

// A batch with its place in the input.
struct NumberedBatch {
  std::uint64_t number = 0;
  input::Batch batch;
};

using Work = std::variant<NumberedBatch, Merge>;

// What the workers tell the thread that called update(), in input order.
struct Findings {
  UpdateReport counts;
  std::vector<Issue> rejected;
  std::vector<LaterRecord> later;  // Of this round.
};

std::uint64_t& count_of(Merged merged, UpdateReport& report) {
  switch (merged) {
    case Merged::updated:
      return report.updated;
    case Merged::version:
      return report.versions;
    default:
      return report.repeated;
  }
}

using NumberedWarnings = std::vector<std::pair<std::uint64_t, Issue>>;

void add_warnings(const MergeResult& result, NumberedWarnings& warned) {
  for (const MergeResult::Record& record : result.records) {
    if (record.merged != Merged::refused) continue;
    warned.push_back(
        {record.number,
         {record.place.path, record.place.line,
          "id '" + result.id + "' came before with other content; the first is kept"}});
  }
  if (!result.dropped_versions) return;
  const MergeResult::Record& last = result.records.back();
  warned.push_back(
      {last.number,
       {last.place.path, last.place.line,
        "id '" + result.id + "' has earlier texts beyond the limit of " +
            std::to_string(kMaxVersionBytes >> 20U) + " MiB; the oldest are dropped"}});
}

// One run of update(): a reading thread that calls run(), and workers that parse, tokenize and
// index.
class Update {
 public:
  Update(const std::filesystem::path& index, const std::vector<std::string>& paths,
         const UpdateOptions& options, const UpdateListener& listener)
      : options_(options),
        listener_(listener),
        folder_(index),
        known_(folder_),
        dictionary_(folder_.path()),
        segments_(folder_),
        admission_(segments_, known_),
        source_(paths, source_options()),
        queue_(2 * thread_count()) {
    for (std::size_t i = 0; i < thread_count(); ++i) workers_.emplace_back(folder_, dictionary_);
  }

  UpdateReport run();

 private:
  [[nodiscard]] std::size_t thread_count() const {
    return options_.threads > 0 ? options_.threads
                                : std::max(1U, std::thread::hardware_concurrency());
  }
  [[nodiscard]] bool is_stopped() const { return options_.stop != nullptr && *options_.stop; }
  [[nodiscard]] std::uint64_t next_first_seen() const;
  [[nodiscard]] input::SourceOptions source_options();
  void work(Worker& worker);
  void index_batch(Worker& worker, const NumberedBatch& work);
  std::vector<Article> admit(std::vector<article::Outcome> outcomes, const input::Batch& batch);
  void take(Article article, std::vector<Article>& added);
  void read_everything();
  void commit_round();
  void merge_later_records();
  void remember_files();
  void finish();
  void report_findings();
  void stop_workers();
  void fail(std::exception_ptr error);

  const UpdateOptions& options_;
  const UpdateListener& listener_;
  const std::chrono::system_clock::time_point start_ = std::chrono::system_clock::now();
  WritableFolder folder_;
  KnownFiles known_;
  DictionaryChoice dictionary_;
  Segments segments_;
  const std::uint64_t first_seen_ = next_first_seen();
  Admission admission_;  // This and files_: inside the turnstile, or when all workers are idle.
  ReadFiles files_;
  input::Source source_;
  std::deque<Worker> workers_;  // Each used by its thread, and here when all are idle.
  std::vector<std::thread> threads_;
  WorkQueue<Work> queue_;
  Turnstile turnstile_;
  std::mutex mutex_;  // Guards the next three.
  Findings findings_;
  std::vector<MergeResult> merged_;
  std::exception_ptr failure_;
  UpdateReport report_;
  std::uint64_t passed_reported_ = 0;  // Of known_.passed_articles().
};

// Under the lock, and never less than before, though clocks may go back: what comes in after a
// commit was first seen no earlier than what is in it.
std::uint64_t Update::next_first_seen() const {
  const auto now = options_.now.value_or(std::chrono::system_clock::now());
  return std::max(static_cast<std::uint64_t>(std::chrono::system_clock::to_time_t(now)),
                  segments_.newest_first_seen());
}

input::SourceOptions Update::source_options() {
  if (options_.recheck) return {};
  return {.is_known = [this](const input::FileStamp& stamp) { return known_.pass(stamp); }};
}

void Update::fail(std::exception_ptr error) {
  {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(error);
  }
  queue_.close();
}

void Update::work(Worker& worker) {
  while (auto work = queue_.take()) {
    try {
      with_translated_errors(folder_.path(), [&] {
        if (auto* batch = std::get_if<NumberedBatch>(&*work)) {
          index_batch(worker, *batch);
        } else {
          MergeResult result = result_of(std::get<Merge>(std::move(*work)), admission_, worker);
          const std::lock_guard lock(mutex_);
          merged_.push_back(std::move(result));
        }
      });
    } catch (...) {
      fail(std::current_exception());
    }
    queue_.done();
  }
}

void Update::index_batch(Worker& worker, const NumberedBatch& work) {
  std::vector<article::Outcome> outcomes;
  std::exception_ptr failure;
  try {
    outcomes = worker.read(work.batch);
  } catch (...) {
    failure = std::current_exception();  // The turn must be taken all the same, or the others wait
                                         // for ever.
  }
  std::vector<Article> added;
  bool makes_dictionary = false;
  turnstile_.pass(work.number, [&] {
    if (failure) return;
    added = admit(std::move(outcomes), work.batch);
    for (const Article& article : added) makes_dictionary |= dictionary_.add_sample(article);
  });
  if (failure) std::rethrow_exception(failure);
  if (makes_dictionary) dictionary_.make();
  // Not before: the dictionary hangs on the articles alone.
  for (Article& article : added) article.first_seen = first_seen_;
  worker.add(std::move(added));
}

// Decides about every outcome and returns the new articles.
std::vector<Article> Update::admit(std::vector<article::Outcome> outcomes,
                                   const input::Batch& batch) {
  const std::lock_guard lock(mutex_);
  std::vector<Article> added;
  const auto reject = [this](Issue issue) {
    files_.add_issue(article::article_path(issue.path));
    findings_.rejected.push_back(std::move(issue));
  };
  findings_.counts.bytes += batch.bytes();
  for (const Issue& issue : batch.issues()) reject(issue);
  for (article::Outcome& outcome : outcomes) {
    if (auto* issue = std::get_if<Issue>(&outcome)) {
      reject(std::move(*issue));
    } else {
      take(std::get<Article>(std::move(outcome)), added);
    }
  }
  for (const input::FileStamp& stamp : batch.finished()) files_.finish(stamp);
  return added;
}

void Update::take(Article article, std::vector<Article>& added) {
  const Fate fate = admission_.decide(article);
  if (fate == Fate::repeated) {
    ++findings_.counts.repeated;
    return;
  }
  files_.count_article(article.path);
  if (fate == Fate::merge) {
    findings_.later.push_back({findings_.later.size(), std::move(article)});
  } else if (fate == Fate::unchanged) {
    ++findings_.counts.unchanged;
  } else {
    ++findings_.counts.added;
    added.push_back(std::move(article));
  }
}

// Passes on what the workers found since the last call.
void Update::report_findings() {
  Findings found;
  {
    const std::lock_guard lock(mutex_);
    std::swap(found.counts, findings_.counts);
    std::swap(found.rejected, findings_.rejected);
  }
  const input::SourceCounts& read = source_.counts();
  const std::uint64_t passed = known_.passed_articles();
  report_.files = read.files;
  report_.files_unchanged = read.unchanged;
  report_.skipped = read.skipped;
  report_.passed_over = read.passed_over;
  report_.disk_bytes = read.disk_bytes;
  report_.added += found.counts.added;
  report_.unchanged += found.counts.unchanged + passed - std::exchange(passed_reported_, passed);
  report_.repeated += found.counts.repeated;
  report_.bytes += found.counts.bytes;
  report_.rejected += found.rejected.size();
  if (listener_.rejected)
    std::for_each(found.rejected.begin(), found.rejected.end(), listener_.rejected);
  if (listener_.progressed) listener_.progressed(report_);
}

void Update::read_everything() {
  std::uint64_t round_bytes = 0;
  NumberedBatch next;
  for (std::uint64_t number = 0; !is_stopped() && source_.next(next.batch); ++number) {
    next.number = number;
    round_bytes += next.batch.bytes() + kRecordBytes * next.batch.records().size();
    if (!queue_.push(std::move(next))) return;
    report_findings();
    if (round_bytes >= options_.round_bytes) {
      commit_round();
      round_bytes = 0;
    }
    next = NumberedBatch();
  }
}

// Publishes what the workers have indexed, once they are idle.
void Update::commit_round() {
  queue_.wait_until_idle();
  if (failure_) return;
  if (!dictionary_.is_made()) dictionary_.make_without();
  std::vector<std::future<std::optional<std::string>>> finishing;
  for (Worker& worker : workers_) {
    finishing.push_back(std::async(std::launch::async, [&worker] { return worker.finish_part(); }));
  }
  std::vector<std::string> parts;
  for (auto& finished : finishing) {
    if (auto part = finished.get()) parts.push_back(std::move(*part));
  }
  ::malloc_trim(0);  // Else what the round's parts took stays with the process, in small pieces.
  if (!parts.empty()) segments_.add(parts, Merging::lazy);
  merge_later_records();
  if (failure_) return;
  admission_.committed();
  remember_files();
  report_findings();
}

// Once the round's new articles are in the segments.
void Update::merge_later_records() {
  for (Merge& merge : merges_of(std::exchange(findings_.later, {}), segments_)) {
    if (!queue_.push(std::move(merge))) return;
  }
  queue_.wait_until_idle();
  if (failure_) return;
  std::vector<Replacement> replacements;
  NumberedWarnings warned;
  for (MergeResult& result : std::exchange(merged_, {})) {
    for (const MergeResult::Record& record : result.records) ++count_of(record.merged, report_);
    for (std::string& file : result.unknown_files) {
      known_.forget(file);
      files_.distrust(std::move(file));
    }
    add_warnings(result, warned);
    if (result.replacement) replacements.push_back(std::move(*result.replacement));
  }
  std::sort(warned.begin(), warned.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  segments_.replace(std::move(replacements));
  if (!listener_.warned) return;
  for (const auto& [number, issue] : warned) listener_.warned(issue);
}

// Files that changed just now may change again without a sign that their stamp would show. Files
// that articles of the index have left are read until these are pruned.
void Update::remember_files() {
  const auto settled = std::chrono::duration_cast<std::chrono::nanoseconds>(
                           (start_ - options_.settling_time).time_since_epoch())
                           .count();
  for (const ReadFiles::Finished& file : files_.settle()) {
    if (file.stamp.modified_ns >= settled) continue;
    if (!admission_.met_all_of(article::article_path(file.stamp.path))) continue;
    known_.add(file.stamp, file.articles);
  }
  known_.write_if_due();
}

void Update::stop_workers() {
  queue_.close();
  for (std::thread& thread : threads_) thread.join();
}

void Update::finish() {
  Pruning pruning(segments_, admission_, files_, known_);
  if (!is_stopped()) {  // Else there are files that were not read yet.
    for (const std::string& path : options_.prune_below) pruning.add_below(path);
  }
  const Pruned pruned = pruning.remove(workers_.front());
  report_.removed = pruned.removed;
  report_.updated += pruned.updated;
  segments_.add({}, Merging::eager);
  segments_.count_words();
  known_.write();
}

UpdateReport Update::run() {
  const auto start = std::chrono::steady_clock::now();
  for (Worker& worker : workers_) {
    threads_.emplace_back([this, &worker] { work(worker); });
  }
  try {
    with_translated_errors(folder_.path(), [this] {
      read_everything();
      commit_round();
    });
  } catch (...) {
    fail(std::current_exception());
  }
  stop_workers();
  if (failure_) std::rethrow_exception(failure_);
  with_translated_errors(folder_.path(), [this] { finish(); });
  report_findings();
  report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report_;
}

}  // namespace

UpdateReport update(const std::filesystem::path& index, const std::vector<std::string>& paths,
                    const UpdateOptions& options, const UpdateListener& listener) {
  return Update(index, paths, options, listener).run();
}

}  // namespace timbao::index
