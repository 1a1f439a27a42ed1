#include "index/worker.hpp"

namespace timbao::index {
namespace {

// A part is flushed after this much text. More lets the trees in which Xapian gathers postings
// outgrow the processor's caches: 8 MiB take 1.5 times the CPU of this (tests/bench/README.md).
constexpr std::uint64_t kFlushBytes = std::uint64_t{512} << 10;

std::uint64_t text_bytes(const article::Article& article) {
  return (article.title ? article.title->size() : 0) +
         (article.abstract ? article.abstract->size() : 0) + article.body.size();
}

}  // namespace

std::vector<article::Outcome> Worker::read(const input::Batch& batch) {
  std::vector<article::Outcome> outcomes;
  for (const input::Record& record : batch.records()) reader_.read(record, outcomes);
  return outcomes;
}

void Worker::add(const article::Article& article) {
  if (!part_) {
    part_name_ = folder_.new_segment_name();
    part_.emplace(folder_.segment_path(part_name_));
  }
  const Xapian::Document document = builder_.build(article);
  part_->add(document, builder_.column());
  unflushed_bytes_ += text_bytes(article);
  if (unflushed_bytes_ < kFlushBytes) return;
  part_->flush();
  unflushed_bytes_ = 0;
}

std::optional<std::string> Worker::finish_part() {
  if (!part_) return std::nullopt;
  part_->finish();
  part_.reset();
  unflushed_bytes_ = 0;
  return part_name_;
}

}  // namespace timbao::index
