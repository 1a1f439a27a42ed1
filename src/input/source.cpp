#include "timbao/input/source.hpp"

#include <optional>
#include <utility>
#include <variant>

#include "input/batch.hpp"
#include "input/reading.hpp"
#include "input/walk.hpp"

namespace timbao::input {

struct Source::Impl {
 public:
  Impl(std::vector<std::string> paths, SourceOptions options)
      : walk_(std::move(paths)), options_(std::move(options)) {}

  // Refills `batch`. False where there was nothing more to fill it with.
  [[nodiscard]] bool gather(Gathering& batch, std::size_t target_bytes);

  [[nodiscard]] const SourceCounts& counts() const { return counts_; }

 private:
  [[nodiscard]] bool open_next(Gathering& batch);
  [[nodiscard]] bool is_known(const FoundFile& file) const;

  Walk walk_;
  SourceOptions options_;
  Reading reading_;
  SourceCounts counts_;
};

Source::Source(std::vector<std::string> paths, SourceOptions options)
    : impl_(std::make_unique<Impl>(std::move(paths), std::move(options))) {}
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

const SourceCounts& Source::counts() const { return impl_->counts(); }

bool Source::next(Batch& batch, std::size_t target_bytes) {
  if (!batch.gathering_) batch = Batch();  // It was moved from: to a worker, mostly.
  return impl_->gather(*batch.gathering_, target_bytes);
}

bool Source::Impl::gather(Gathering& batch, std::size_t target_bytes) {
  batch.clear(target_bytes);
  bool has_more = true;
  while (has_more && !batch.is_full()) {
    if (reading_.is_open()) {
      reading_.go_on(batch);
    } else {
      has_more = open_next(batch);
    }
  }
  batch.finish();
  counts_.records += batch.records().size();
  counts_.bytes += batch.bytes();
  counts_.rejected += batch.issues().size();
  counts_.passed_over += batch.passed_over();
  counts_.skipped = walk_.skipped() + reading_.skipped();
  counts_.disk_bytes = reading_.disk_bytes();
  return has_more || !batch.is_empty();
}

// False when there is no further file.
bool Source::Impl::open_next(Gathering& batch) {
  std::optional<Finding> finding = walk_.next();
  if (!finding) return false;
  if (Issue* issue = std::get_if<Issue>(&*finding)) {
    batch.add_issue(std::move(*issue));
    return true;
  }
  auto& file = std::get<FoundFile>(*finding);
  if (is_known(file)) {
    ++counts_.unchanged;
    reading_.pass(file);
    batch.add_step();
  } else if (reading_.open(std::move(file), batch)) {
    ++counts_.files;
  }
  return true;
}

bool Source::Impl::is_known(const FoundFile& file) const {
  return options_.is_known && file.stamp.path != "-" && options_.is_known(file.stamp);
}

}  // namespace timbao::input
