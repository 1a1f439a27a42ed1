#include "index/pruning.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "index/text_set.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/index/packing.hpp"

namespace timbao::index {

void Pruning::add_below(const std::string& path) {
  for (const std::string& file : segments_.files_below(article::article_path(path))) {
    if (!known_.passed(file) && files_.was_read(file)) listed_.insert(file);
  }
}

bool Pruning::is_gone(const std::string& id, const article::Place& place) const {
  return listed_.contains(place.path) && !admission_.met(id, fingerprint_of(place));
}

Replacement Pruning::without_gone_records(const std::string& id, Worker& worker) const {
  TextSet texts(unpack(segments_.stored(id)));
  texts.drop([&](const article::Place& place) { return is_gone(id, place); });
  if (texts.empty()) return {id, std::nullopt};
  return {id, worker.document_of(texts.take_article())};
}

Pruned Pruning::remove(Worker& worker) {
  std::set<std::string> changing;
  std::vector<Replacement> replacements;
  for (const std::string& file : listed_) {
    const std::uint64_t hash = hash_of_path(file);
    for (Segments::Known& article : segments_.articles_of(file)) {
      const bool is_whole =
          std::none_of(article.records.begin(), article.records.end(), [&](const auto& record) {
            return record.path == hash && !admission_.met(article.id, record);
          });
      if (is_whole) continue;
      known_.forget(file);  // If it comes back as it was, its articles have to be read again.
      if (article.records.size() == 1) {
        replacements.push_back({std::move(article.id), std::nullopt});
      } else {
        changing.insert(std::move(article.id));
      }
    }
  }
  for (const std::string& id : changing) replacements.push_back(without_gone_records(id, worker));
  Pruned pruned;
  for (const Replacement& replacement : replacements) {
    ++(replacement.document ? pruned.updated : pruned.removed);
  }
  segments_.replace(std::move(replacements));
  return pruned;
}

}  // namespace timbao::index
