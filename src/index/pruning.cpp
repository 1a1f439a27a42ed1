#include "index/pruning.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "timbao/article/reader.hpp"

namespace timbao::index {
namespace {

// The file, and the archives and folders around it, from the inside out.
template <class Visit>
void for_each_above(std::string_view file, Visit&& visit) {
  for (std::size_t end = file.size(); end != std::string_view::npos && end > 0;
       end = file.rfind('/', end - 1)) {
    visit(file.substr(0, end));
  }
}

}  // namespace

void Pruning::add_below(const std::string& path) {
  listed_.merge(segments_.files_below(article::article_path(path)));
}

bool Pruning::may_have_lost_articles(const std::string& file) const {
  bool passed = false;
  for_each_above(file, [&](std::string_view path) { passed = passed || known_.passed(path); });
  return !passed && files_.was_read(file);
}

// If the file comes back as it was, its articles have to be read again.
void Pruning::forget(std::string_view file) {
  for_each_above(file, [this](std::string_view path) { known_.forget(path); });
}

std::uint64_t Pruning::remove() {
  std::vector<Replacement> removals;
  for (const std::string& file : listed_) {
    if (!may_have_lost_articles(file)) continue;
    const std::size_t before = removals.size();
    for (std::string& id : segments_.ids_of(file)) {
      if (!admission_.seen(id)) removals.push_back({std::move(id), std::nullopt});
    }
    if (removals.size() > before) forget(file);
  }
  const std::uint64_t removed = removals.size();
  segments_.replace(std::move(removals));
  return removed;
}

}  // namespace timbao::index
