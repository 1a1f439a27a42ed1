#include "timbao/input/watcher.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

#include "input/formats.hpp"
#include "input/system_error.hpp"
#include "input/watch_tree.hpp"

namespace timbao::input {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kPollWithoutEvents(60'000);

std::string absolute(const std::string& path) {
  std::string normal = fs::absolute(path).lexically_normal();
  if (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  return normal;
}

std::vector<std::string> absolute(std::vector<std::string> paths) {
  for (std::string& path : paths) path = absolute(path);
  return paths;
}

// Of a new name: a hard or symbolic link is never closed after writing, but whole at once.
bool is_link(const std::string& path) {
  struct ::stat status {};
  return ::lstat(path.c_str(), &status) == 0 && (S_ISLNK(status.st_mode) || status.st_nlink > 1);
}

std::string watches_allowed() {
  std::string number;
  std::ifstream("/proc/sys/fs/inotify/max_user_watches") >> number;
  return number;
}

std::string reason_for_no_events(int error) {
  if (error != ENOSPC) return "file events are not to be had: " + reason_of_error(error);
  return "more folders than the system lets one user watch (fs.inotify.max_user_watches is " +
         watches_allowed() + ")";
}

// What has come together since the last answer.
struct Gathered {
  std::set<std::string> written, vanished;
  bool anything = false;

  [[nodiscard]] bool empty() const { return written.empty() && vanished.empty() && !anything; }
  void write(std::string path) { written.insert(std::move(path)); }
  void vanish(std::string path) {
    written.erase(path);
    vanished.insert(std::move(path));
  }
  Changes take() {
    Changes changes{{written.begin(), written.end()}, {vanished.begin(), vanished.end()}, anything};
    *this = {};
    return changes;
  }
};

}  // namespace

struct Watcher::Impl {
 public:
  Impl(const std::vector<std::string>& paths, WatchOptions options)
      : paths_(absolute(paths)),
        options_(std::move(options)),
        stop_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    options_.except = absolute(options_.except);
    if (options_.poll.count() == 0) watch_all();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (inotify_ >= 0) ::close(inotify_);
    ::close(stop_);
  }

  std::optional<Changes> next();
  // Returns when `events` has some, or at the time; false once stopped.
  [[nodiscard]] bool wait(int events, std::optional<Clock::time_point> until) const;
  void stop() const {
    const std::uint64_t one = 1;
    // A second stop may find the counter full, which is as good.
    [[maybe_unused]] const ssize_t written = ::write(stop_, &one, sizeof one);
  }

  std::optional<std::string> limitation;

 private:
  void watch_all();
  void do_without_events(int error);
  bool read_events();
  void take_event(int number, std::uint32_t mask, std::string_view name);

  std::vector<std::string> paths_;
  WatchOptions options_;
  int stop_ = -1;
  int inotify_ = -1;
  std::optional<WatchTree> tree_;
  Gathered gathered_;
};

void Watcher::Impl::watch_all() {
  if (inotify_ >= 0) ::close(inotify_);
  inotify_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (inotify_ < 0) {
    do_without_events(errno);
    return;
  }
  tree_.emplace(inotify_, options_.except);
  for (const std::string& path : paths_) tree_->add(path);
  if (tree_->shortage() != 0) do_without_events(tree_->shortage());
}

void Watcher::Impl::do_without_events(int error) {
  limitation = reason_for_no_events(error);
  options_.poll = kPollWithoutEvents;
  if (inotify_ >= 0) ::close(std::exchange(inotify_, -1));
  tree_.reset();
  gathered_.anything = true;
}

bool Watcher::Impl::wait(int events, std::optional<Clock::time_point> until) const {
  std::array<pollfd, 2> waiting = {pollfd{stop_, POLLIN, 0}, pollfd{events, POLLIN, 0}};
  int ready = 0;
  do {
    int timeout = -1;
    if (until) {
      const auto left = std::chrono::ceil<milliseconds>(*until - Clock::now()).count();
      timeout = static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
    }
    ready = ::poll(waiting.data(), waiting.size(), timeout);
  } while ((ready < 0 && errno == EINTR) || (ready == 0 && until && Clock::now() < *until));
  return (waiting[0].revents & POLLIN) == 0;
}

std::optional<Changes> Watcher::Impl::next() {
  if (options_.poll.count() > 0) {
    const bool at_once = gathered_.anything;
    if (!wait(-1, Clock::now() + (at_once ? milliseconds(0) : options_.poll))) return std::nullopt;
    gathered_.anything = true;
    return gathered_.take();
  }
  std::optional<Clock::time_point> until, latest;
  while (!until || Clock::now() < *until) {
    if (!wait(inotify_, until)) return std::nullopt;
    const bool changed = read_events();
    if (options_.poll.count() > 0) return next();
    if (!changed || gathered_.empty()) continue;
    const auto now = Clock::now();
    if (!latest) latest = now + options_.longest;
    until = std::min(now + options_.quiet, *latest);
  }
  return gathered_.take();
}

// False where there were none.
bool Watcher::Impl::read_events() {
  bool any = false;
  alignas(inotify_event) std::array<char, 64 << 10> bytes;
  for (ssize_t size = 0;
       inotify_ >= 0 && (size = ::read(inotify_, bytes.data(), bytes.size())) > 0;) {
    any = true;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, bytes.data() + at, sizeof event);
      // The name is padded with zeros to its length.
      const char* name = event.len > 0 ? bytes.data() + at + sizeof event : "";
      at += sizeof event + event.len;
      if ((event.mask & IN_Q_OVERFLOW) != 0) {
        gathered_.anything = true;
        watch_all();  // New folders may have been missed.
        return true;
      }
      take_event(event.wd, event.mask, name);
    }
    if (tree_ && tree_->shortage() != 0) do_without_events(tree_->shortage());
  }
  return any;
}

void Watcher::Impl::take_event(int number, std::uint32_t mask, std::string_view name) {
  if ((mask & IN_IGNORED) != 0) {
    tree_->forget(number);
    return;
  }
  std::optional<std::string> path = tree_->path_of(number, name);
  if (!path || name.empty()) return;
  const bool is_folder = (mask & IN_ISDIR) != 0;
  const bool is_new = (mask & (IN_CREATE | IN_MOVED_TO)) != 0;
  if ((mask & (IN_DELETE | IN_MOVED_FROM)) != 0) {
    const bool was_folder = tree_->remove_folder(*path) || is_folder;  // Or a link to one.
    if (was_folder || format_of_name(name)) gathered_.vanish(std::move(*path));
  } else if (is_folder) {
    if (!is_new) return;
    tree_->add_folder(*path);
    gathered_.write(std::move(*path));
  } else if (format_of_name(name)) {
    if ((mask & IN_CREATE) == 0 || is_link(*path)) gathered_.write(std::move(*path));
  } else if (is_new && fs::is_directory(*path)) {  // A link to a folder.
    tree_->add_folder(*path);
    gathered_.write(std::move(*path));
  }
}

Watcher::Watcher(const std::vector<std::string>& paths, WatchOptions options)
    : impl_(std::make_unique<Impl>(paths, std::move(options))) {}
Watcher::~Watcher() = default;

std::optional<Changes> Watcher::next() { return impl_->next(); }
bool Watcher::pause(milliseconds time) { return impl_->wait(-1, Clock::now() + time); }
void Watcher::stop() { impl_->stop(); }
const std::optional<std::string>& Watcher::limitation() const { return impl_->limitation; }

}  // namespace timbao::input
