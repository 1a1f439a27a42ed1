#include "index/worker.hpp"

#include <iterator>
#include <utility>

namespace timbao::index {
std::vector<article::Outcome> Worker::read(const input::Batch& batch) {
  std::vector<article::Outcome> outcomes;
  for (const input::Record& record : batch.records()) reader_.read(record, outcomes);
  return outcomes;
}

void Worker::add(std::vector<article::Article> articles) {
  waiting_.insert(waiting_.end(), std::make_move_iterator(articles.begin()),
                  std::make_move_iterator(articles.end()));
  if (choice_.is_made()) index_waiting();
}

void Worker::index_waiting() {
  for (const article::Article& article : waiting_) index(article);
  waiting_.clear();
}

void Worker::index(const article::Article& article) {
  if (!part_) {
    part_name_ = folder_.new_segment_name();
    part_.emplace(folder_.segment_path(part_name_));
  }
  builder_.pack_by(choice_.dictionary());
  const DocumentContent& content = builder_.content_of(article);
  part_->add(content, builder_.column(), article.url);
}

Xapian::Document Worker::document_of(const article::Article& article) {
  builder_.pack_by(choice_.dictionary());
  return builder_.build(article);
}

std::optional<std::string> Worker::finish_part() {
  index_waiting();
  if (!part_) return std::nullopt;
  part_->finish();
  part_.reset();
  return part_name_;
}

}  // namespace timbao::index
