#include "index/read_files.hpp"

#include <string_view>

#include "timbao/article/reader.hpp"

namespace timbao::index {
namespace {

bool has_at_or_below(const std::set<std::string>& paths, const std::string& path) {
  if (paths.empty()) return false;
  if (paths.contains(path)) return true;
  const std::string folder = path + '/';
  const auto below = paths.lower_bound(folder);
  return below != paths.end() && below->starts_with(folder);
}

}  // namespace

bool ReadFiles::was_read(const std::string& file) const {
  if (unread_.empty()) return true;
  for (std::string_view path = file;;) {
    if (unread_.contains(std::string(path))) return false;
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos || path.size() == 1) return true;
    path = path.substr(0, slash == 0 ? 1 : slash);
  }
}

std::vector<ReadFiles::Finished> ReadFiles::settle() {
  std::vector<Finished> settled;
  for (input::FileStamp& stamp : finished_) {
    const std::string path = article::article_path(stamp.path);
    std::uint64_t articles = 0;
    if (const auto own = articles_.extract(path)) articles += own.mapped();
    const std::string folder = path + '/';
    for (auto it = articles_.lower_bound(folder);
         it != articles_.end() && it->first.starts_with(folder); it = articles_.erase(it)) {
      articles += it->second;
    }
    if (has_at_or_below(unread_, path) || has_at_or_below(distrusted_, path)) continue;
    settled.push_back({std::move(stamp), articles});
  }
  finished_.clear();
  return settled;
}

}  // namespace timbao::index
