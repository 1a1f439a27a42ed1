#include "timbao/input/survey.hpp"

#include <atomic>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <variant>

#include "input/walk.hpp"

namespace timbao::input {

struct Survey::Impl {
  explicit Impl(std::vector<std::string> paths)
      : thread([this, walk = Walk(std::move(paths))](const std::stop_token& stop) mutable {
          run(walk, stop);
        }) {}

  void run(Walk& walk, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      const std::optional<Finding> finding = walk.next();
      if (!finding) {
        is_complete = true;
        return;
      }
      const auto* file = std::get_if<FoundFile>(&*finding);
      if (file == nullptr || file->stamp.path == "-") continue;
      disk_bytes += file->stamp.bytes;
      ++files;
    }
  }

  std::atomic<std::uint64_t> files = 0;
  std::atomic<std::uint64_t> disk_bytes = 0;
  std::atomic<bool> is_complete = false;
  std::jthread thread;  // Last: it stops before the counts go.
};

Survey::Survey(std::vector<std::string> paths) : impl_(std::make_unique<Impl>(std::move(paths))) {}
Survey::Survey(Survey&&) noexcept = default;
Survey& Survey::operator=(Survey&&) noexcept = default;
Survey::~Survey() = default;

SurveyCounts Survey::counts() const {
  // In this order: what is complete is counted in full.
  const bool is_complete = impl_->is_complete;
  return {.files = impl_->files, .disk_bytes = impl_->disk_bytes, .is_complete = is_complete};
}

}  // namespace timbao::input
