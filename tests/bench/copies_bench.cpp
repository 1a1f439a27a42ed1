// Measures how well copies are found, and what finding them costs.
//
//   copies_bench INDEX PAIRS
//
// INDEX holds the articles. PAIRS is JSON Lines, {"jaccard": …, "a": {"id": …}, "b": {"id": …}}:
// near-duplicates and how alike their sources call them. Prints the share found by similarity; how
// many of random pairs of one topic and day pass for copies; and the time for all groups.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "timbao/index/reader.hpp"
#include "timbao/search/copies.hpp"

namespace {

using timbao::index::Reader;
using timbao::search::CopyFinder;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

struct Collection {
  std::unordered_map<std::string, std::uint32_t> by_id;
  std::map<std::string, std::vector<std::uint32_t>> by_topic_and_day;
};

Collection collection_of(const Reader& reader, std::uint32_t last) {
  Collection collection;
  for (std::uint32_t document = 1; document <= last; ++document) {
    const auto article = reader.article(document);
    collection.by_id.emplace(article.id, document);
    if (!article.date || article.topics.empty()) continue;
    const std::string key = article.topics.front() + article.date->iso().substr(0, 10);
    collection.by_topic_and_day[key].push_back(document);
  }
  return collection;
}

bool is_found(CopyFinder& finder, std::uint32_t a, std::uint32_t b) {
  const auto copies = finder.copies_of(a);
  return std::find(copies.begin(), copies.end(), b) != copies.end();
}

void measure_recall(const Collection& collection, CopyFinder& finder, const std::string& path) {
  struct Bin {
    int pairs = 0, found = 0;
  };
  std::map<int, Bin> bins;
  simdjson::dom::parser parser;
  simdjson::dom::document_stream pairs = parser.load_many(path);
  for (auto pair : pairs) {
    const auto a = collection.by_id.find(std::string(std::string_view(pair["a"]["id"])));
    const auto b = collection.by_id.find(std::string(std::string_view(pair["b"]["id"])));
    if (a == collection.by_id.end() || b == collection.by_id.end()) continue;
    Bin& bin = bins[static_cast<int>(double(pair["jaccard"]) * 10)];
    ++bin.pairs;
    if (is_found(finder, a->second, b->second)) {
      ++bin.found;
    } else {
      std::printf("missed  %.3f %s %s\n", double(pair["jaccard"]), a->first.c_str(),
                  b->first.c_str());
    }
  }
  for (const auto& [tenth, bin] : bins) {
    std::printf("alike by 0.%d: %d of %d found\n", tenth, bin.found, bin.pairs);
  }
}

void measure_random_pairs(const Collection& collection, const Reader& reader) {
  constexpr int kPairs = 100'000;
  constexpr std::uint32_t kSeed = 20251101;
  std::mt19937 random(kSeed);
  std::vector<const std::vector<std::uint32_t>*> days;
  for (const auto& [key, documents] : collection.by_topic_and_day) {
    if (documents.size() > 1) days.push_back(&documents);
  }
  timbao::index::Shingles first, second;
  int copies = 0;
  for (int i = 0; i < kPairs && !days.empty(); ++i) {
    const auto& documents = *days[random() % days.size()];
    const std::uint32_t a = documents[random() % documents.size()];
    const std::uint32_t b = documents[random() % documents.size()];
    if (a == b) continue;
    timbao::index::shingles_of(reader.column(a), first);
    timbao::index::shingles_of(reader.column(b), second);
    if (!timbao::index::are_copies(timbao::index::overlap_of(first, second),
                                   timbao::index::Days::same_or_unknown))
      continue;
    ++copies;
    std::printf("random pair taken for copies: %s %s\n", reader.id(a).c_str(),
                reader.id(b).c_str());
  }
  std::printf("random pairs of one topic and day: %d of %d taken for copies\n", copies, kPairs);
}

void measure_groups(const Reader& reader) {
  const auto start = Clock::now();
  const auto groups = timbao::search::copy_groups(reader);
  std::size_t articles = 0;
  for (const auto& group : groups) articles += group.size();
  std::printf("groups: %zu of %zu articles in %.2f s\n", groups.size(), articles,
              seconds_since(start));
}

void measure_queries(const Collection& collection, CopyFinder& finder) {
  const auto start = Clock::now();
  constexpr std::size_t kQueries = 20'000;
  std::size_t asked = 0;
  for (const auto& [id, document] : collection.by_id) {
    static_cast<void>(finder.copies_of(document));
    if (++asked == kQueries) break;
  }
  std::printf("copies of one article: %.1f us\n",
              1e6 * seconds_since(start) / static_cast<double>(asked));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: copies_bench INDEX PAIRS\n", stderr);
    return 2;
  }
  const Reader reader(argv[1]);
  const auto last = static_cast<std::uint32_t>(reader.statistics().articles);
  const Collection collection = collection_of(reader, last);
  std::printf("%s: %u articles\n", argv[1], last);
  CopyFinder finder(reader);
  measure_recall(collection, finder, argv[2]);
  measure_random_pairs(collection, reader);
  measure_queries(collection, finder);
  measure_groups(reader);
}
