#include "index/worker.hpp"

namespace timbao::index {
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
  const DocumentContent& content = builder_.content_of(article);
  part_->add(content, builder_.column());
}

std::optional<std::string> Worker::finish_part() {
  if (!part_) return std::nullopt;
  part_->finish();
  part_.reset();
  return part_name_;
}

}  // namespace timbao::index
