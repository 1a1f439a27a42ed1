#include "timbao/index/update.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>

#include "index/admission.hpp"
#include "index/document.hpp"
#include "index/folder.hpp"
#include "index/segments.hpp"
#include "index/turnstile.hpp"
#include "index/work_queue.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/index/errors.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

using article::Article;

// A part is flushed after this much text. More lets the trees in which Xapian gathers postings
// outgrow the processor's caches: 8 MiB take 1.5 times the CPU of this (tests/bench/README.md).
constexpr std::uint64_t kFlushBytes = std::uint64_t{512} << 10;

// A batch with its place in the input.
struct NumberedBatch {
  std::uint64_t number = 0;
  input::Batch batch;
};

// What the workers tell the thread that called update(), in input order.
struct Findings {
  UpdateReport counts;
  std::vector<Issue> rejected;
  std::vector<Issue> warned;
  std::vector<Replacement> replacements;
};

Issue copy_warning(const Article& article) {
  return {article.path, article.line,
          "id '" + article.id + "' came before with other content; the first is kept"};
}

// One run of update(): a reading thread that calls run(), and workers that parse, tokenize and
// index.
class Update {
 public:
  Update(const std::filesystem::path& index, input::Source& source, const UpdateOptions& options,
         const UpdateListener& listener)
      : source_(source),
        options_(options),
        listener_(listener),
        folder_(index),
        segments_(folder_),
        admission_(segments_),
        workers_(options.threads > 0 ? options.threads
                                     : std::max(1U, std::thread::hardware_concurrency())),
        queue_(2 * workers_.size()) {}

  UpdateReport run();

 private:
  // What a worker keeps from batch to batch; used by its thread, and by the reading thread when all
  // are idle.
  struct Worker {
    article::Reader reader;
    DocumentBuilder builder;
    std::string part_name;
    std::optional<Part> part;
    std::uint64_t unflushed_bytes = 0;
    std::thread thread;
  };

  void work(Worker& worker);
  void index_batch(Worker& worker, const NumberedBatch& work);
  std::vector<std::pair<Article, Fate>> admit(std::vector<article::Outcome> outcomes,
                                              const input::Batch& batch);
  void add_to_part(Worker& worker, const Article& article);
  void read_everything();
  void commit_round();
  [[nodiscard]] bool was_read(const std::string& file) const;
  void prune();
  void report_findings();
  void stop_workers();
  void fail(std::exception_ptr error);

  input::Source& source_;
  const UpdateOptions& options_;
  const UpdateListener& listener_;
  WritableFolder folder_;
  Segments segments_;
  Admission admission_;  // Used inside the turnstile, or when all workers are idle.
  std::vector<Worker> workers_;
  WorkQueue<NumberedBatch> queue_;
  Turnstile turnstile_;
  std::mutex mutex_;  // Guards the next two and the naming of parts.
  Findings findings_;
  std::exception_ptr failure_;
  UpdateReport report_;
  std::set<std::string>
      unread_;  // Paths of files and folders that were rejected, or some of whose records were.
};

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
      with_translated_errors(folder_.path(), [&] { index_batch(worker, *work); });
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
    for (const input::Record& record : work.batch.records()) worker.reader.read(record, outcomes);
  } catch (...) {
    failure = std::current_exception();  // The turn must be taken all the same, or the others wait
                                         // for ever.
  }
  std::vector<std::pair<Article, Fate>> admitted;
  turnstile_.pass(work.number, [&] {
    if (!failure) admitted = admit(std::move(outcomes), work.batch);
  });
  if (failure) std::rethrow_exception(failure);
  for (const auto& [article, fate] : admitted) {
    if (fate == Fate::add) {
      add_to_part(worker, article);
    } else {
      Replacement replacement{article.id, worker.builder.build(article)};
      const std::lock_guard lock(mutex_);
      findings_.replacements.push_back(std::move(replacement));
    }
  }
}

// Counts every outcome and returns the articles to index.
std::vector<std::pair<Article, Fate>> Update::admit(std::vector<article::Outcome> outcomes,
                                                    const input::Batch& batch) {
  const std::lock_guard lock(mutex_);
  std::vector<std::pair<Article, Fate>> admitted;
  findings_.counts.bytes += batch.bytes();
  for (const Issue& issue : batch.issues()) findings_.rejected.push_back(issue);
  for (article::Outcome& outcome : outcomes) {
    if (auto* issue = std::get_if<Issue>(&outcome)) {
      findings_.rejected.push_back(std::move(*issue));
      continue;
    }
    Article& article = std::get<Article>(outcome);
    const Decision decision = admission_.decide(article);
    if (decision.other_content) findings_.warned.push_back(copy_warning(article));
    switch (decision.fate) {
      case Fate::add:
        ++findings_.counts.added;
        break;
      case Fate::update:
        ++findings_.counts.updated;
        break;
      case Fate::unchanged:
        ++findings_.counts.unchanged;
        continue;
      case Fate::copy:
        ++findings_.counts.copies;
        continue;
    }
    admitted.emplace_back(std::move(article), decision.fate);
  }
  return admitted;
}

void Update::add_to_part(Worker& worker, const Article& article) {
  if (!worker.part) {
    {
      const std::lock_guard lock(mutex_);
      worker.part_name = folder_.new_segment_name();
    }
    worker.part.emplace(folder_.segment_path(worker.part_name));
  }
  const Xapian::Document document = worker.builder.build(article);
  worker.part->add(document, worker.builder.column());
  worker.unflushed_bytes += article.title.value_or(std::string()).size() +
                            article.abstract.value_or(std::string()).size() + article.body.size();
  if (worker.unflushed_bytes < kFlushBytes) return;
  worker.part->flush();
  worker.unflushed_bytes = 0;
}

// Passes on what the workers found since the last call.
void Update::report_findings() {
  Findings found;
  {
    const std::lock_guard lock(mutex_);
    std::swap(found.counts, findings_.counts);
    std::swap(found.rejected, findings_.rejected);
    std::swap(found.warned, findings_.warned);
  }
  report_.files = source_.counts().files;
  report_.skipped = source_.counts().skipped;
  report_.added += found.counts.added;
  report_.updated += found.counts.updated;
  report_.unchanged += found.counts.unchanged;
  report_.copies += found.counts.copies;
  report_.bytes += found.counts.bytes;
  report_.rejected += found.rejected.size();
  for (const Issue& issue : found.rejected) unread_.insert(article::article_path(issue.path));
  if (listener_.rejected)
    std::for_each(found.rejected.begin(), found.rejected.end(), listener_.rejected);
  if (listener_.warned) std::for_each(found.warned.begin(), found.warned.end(), listener_.warned);
  if (listener_.progressed) listener_.progressed(report_);
}

void Update::read_everything() {
  std::uint64_t round_bytes = 0;
  NumberedBatch next;
  for (std::uint64_t number = 0; source_.next(next.batch); ++number) {
    next.number = number;
    round_bytes += next.batch.bytes();
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
  std::vector<std::string> parts;
  for (Worker& worker : workers_) {
    if (!worker.part) continue;
    worker.part->finish();
    worker.part.reset();
    worker.unflushed_bytes = 0;
    parts.push_back(worker.part_name);
  }
  if (!parts.empty()) segments_.add(parts, Merging::lazy);
  segments_.replace(std::exchange(findings_.replacements, {}));
  admission_.committed();
  report_findings();
}

// What could not be read may still hold its articles.
bool Update::was_read(const std::string& file) const {
  for (fs::path path = file;; path = path.parent_path()) {
    if (unread_.contains(path.string())) return false;
    if (path == path.parent_path()) return true;
  }
}

void Update::prune() {
  std::set<std::string> files;
  for (const std::string& path : options_.prune_below) {
    files.merge(segments_.files_below(article::article_path(path)));
  }
  std::vector<Replacement> removals;
  for (const std::string& file : files) {
    if (!was_read(file)) continue;
    for (std::string& id : segments_.ids_of(file)) {
      if (!admission_.seen(id)) removals.push_back({std::move(id), std::nullopt});
    }
  }
  report_.removed = removals.size();
  segments_.replace(std::move(removals));
}

void Update::stop_workers() {
  queue_.close();
  for (Worker& worker : workers_) {
    if (worker.thread.joinable()) worker.thread.join();
  }
}

UpdateReport Update::run() {
  const auto start = std::chrono::steady_clock::now();
  for (Worker& worker : workers_) {
    worker.thread = std::thread([this, &worker] { work(worker); });
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
  with_translated_errors(folder_.path(), [this] {
    prune();
    segments_.add({}, Merging::eager);
    segments_.count_words();
  });
  report_findings();
  report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report_;
}

}  // namespace

UpdateReport update(const std::filesystem::path& index, input::Source& source,
                    const UpdateOptions& options, const UpdateListener& listener) {
  return Update(index, source, options, listener).run();
}

}  // namespace timbao::index
