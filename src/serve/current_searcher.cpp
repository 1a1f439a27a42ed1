#include "serve/current_searcher.hpp"

#include "timbao/index/commit_stamp.hpp"

namespace timbao::serve {

IndexView CurrentSearcher::newest() {
  // Taken before the index is opened: what is committed in between is found at the next call.
  const std::uint64_t stamp = index::commit_stamp(index_);
  if (!searcher_ || stamp != stamp_) {
    close();
    searcher_.emplace(index_);
    completer_.emplace(searcher_->reader());
    revision_ = searcher_->reader().revision();
    stamp_ = stamp;
  }
  return {*searcher_, revision_, *completer_};
}

void CurrentSearcher::close() {
  completer_.reset();
  searcher_.reset();
}

}  // namespace timbao::serve
