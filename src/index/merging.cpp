#include "index/merging.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <tuple>
#include <utility>

#include "timbao/index/packing.hpp"

namespace timbao::index {
namespace {

using article::Article;
using article::Place;

bool has_other_text(const Article& a, const Article& b) {
  return a.title != b.title || a.abstract != b.abstract || a.body != b.body;
}

// False for members of an archive that is there.
bool does_not_exist(const std::string& path) {
  struct stat status {};
  return path != "-" && ::stat(path.c_str(), &status) != 0 && errno == ENOENT;
}

RecordTests tests_of(const std::string& id, const Admission& admission) {
  const auto was_met = [&](const Place& place) { return admission.met(id, fingerprint_of(place)); };
  return {
      .was_met = was_met,
      .is_there = [&](const Place& place) { return admission.is_there(id, place); },
      .is_lost =
          [was_met](const Place& place) { return !was_met(place) && does_not_exist(place.path); }};
}

}  // namespace

std::vector<Merge> merges_of(std::vector<LaterRecord> records, const Segments& segments) {
  std::sort(records.begin(), records.end(), [](const LaterRecord& a, const LaterRecord& b) {
    return std::tie(a.article.id, a.number) < std::tie(b.article.id, b.number);
  });
  std::vector<Merge> merges;
  for (LaterRecord& record : records) {
    const bool same =
        !merges.empty() && merges.back().records.front().article.id == record.article.id;
    if (!same) merges.push_back({segments.stored(record.article.id), {}});
    merges.back().records.push_back(std::move(record));
  }
  return merges;
}

MergeResult result_of(Merge merge, const Admission& admission, Worker& worker) {
  const Article stored = unpack(merge.stored);
  MergeResult result;
  result.id = stored.id;
  std::vector<Article> articles;
  for (LaterRecord& record : merge.records) {
    Article& article = record.article;
    result.records.push_back(
        {record.number, {article.path, article.line, article.content_hash}, {}});
    articles.push_back(std::move(article));
  }
  TextSet texts(stored);
  const std::vector<Merged> merged = texts.add(std::move(articles), tests_of(stored.id, admission));
  for (std::size_t i = 0; i < merged.size(); ++i) {
    result.records[i].merged = merged[i];
    if (merged[i] == Merged::refused) result.unknown_files.push_back(result.records[i].place.path);
  }
  const Article article = texts.take_article();
  result.unknown_files.insert(result.unknown_files.end(), texts.left_out().begin(),
                              texts.left_out().end());
  result.dropped_versions = texts.dropped_versions();
  if (article != stored) {
    result.replacement = {stored.id, worker.document_of(article),
                          has_other_text(article, stored) ? Change::text : Change::fields};
  }
  return result;
}

}  // namespace timbao::index
