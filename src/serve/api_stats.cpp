#include <memory>
#include <mutex>
#include <string>

#include "serve/api.hpp"
#include "serve/etag.hpp"
#include "timbao/render/statistics.hpp"

namespace timbao::serve {
namespace {

// What was counted of the newest commit: it takes a pass over the index. Any thread.
class CountedOnce {
 public:
  std::string of(const IndexView& view) {
    {
      const std::lock_guard lock(mutex_);
      if (revision_ == view.revision) return json_;
    }
    const index::Reader& reader = view.searcher.reader();
    std::string json = render::statistics_json(reader.statistics(), reader.stored_bytes(),
                                               reader.path().filename().string());
    const std::lock_guard lock(mutex_);
    revision_ = view.revision;
    return json_ = std::move(json);
  }

 private:
  std::mutex mutex_;
  std::string revision_, json_;
};

}  // namespace

Route stats_route() {
  const auto counted = std::make_shared<CountedOnce>();
  return {.path = "/api/stats",
          .summary = "What the index holds",
          .schema = "Statistics",
          .answer = FromIndex{[counted](const Call& call, const IndexView& view) {
            if (is_known(call, view)) return not_modified(view);
            return tagged({.body = counted->of(view)}, view);
          }}};
}

}  // namespace timbao::serve
