// What a search costs a caller in the same process, and where its time goes.
//
//   TIMBAO_BENCH_INDEX=FOLDER TIMBAO_BENCH_TOPICS=a.tsv,b.tsv search_bench
//
// FOLDER is an index, each file lines of topic, tab, query. For each file: p50 and p99 of searches
// as callers make them (top 10 with a passage and highlights, copies folded), of those without
// copies and of those of ids alone; then what the parts behind ranking cost for one hit. Every
// round asks all topics once, and a topic's time is the least of its rounds, since what else the
// machine does only adds.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "timbao/index/reader.hpp"
#include "timbao/search/copies.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::search {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostTopics = 1000;

std::string setting(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr ? value : "";
}

const Searcher& searcher() {
  static const Searcher kSearcher(setting("TIMBAO_BENCH_INDEX"));
  return kSearcher;
}

std::vector<Query> queries_of(const std::string& path) {
  std::vector<Query> queries;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line) && queries.size() < kMostTopics;) {
    queries.push_back(parse_query(line.substr(line.find('\t') + 1)).root);
  }
  return queries;
}

double at_share(std::vector<double> sorted, double share) {
  if (sorted.empty()) return 0;
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void time_searches(benchmark::State& state, const std::string& topics,
                   const SearchOptions& options) {
  const std::vector<Query> queries = queries_of(topics);
  std::vector<double> least(queries.size(), std::numeric_limits<double>::infinity());
  for (auto round : state) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const Clock::time_point start = Clock::now();
      benchmark::DoNotOptimize(searcher().search(queries[i], options).hits.data());
      const std::chrono::duration<double, std::milli> taken = Clock::now() - start;
      least[i] = std::min(least[i], taken.count());
    }
  }
  std::sort(least.begin(), least.end());
  state.counters["p50_ms"] = at_share(least, 0.5);
  state.counters["p99_ms"] = at_share(least, 0.99);
}

// The articles that the topics' first pages show, each with the copies that stand under it left
// out.
std::vector<std::uint32_t> shown(const std::string& topics) {
  SearchOptions ids;
  ids.passages = 0;
  std::vector<std::uint32_t> documents;
  for (const Query& query : queries_of(topics)) {
    for (const Hit& hit : searcher().search(query, ids).hits) {
      documents.push_back(searcher().reader().document(hit.id).value());
    }
  }
  return documents;
}

template <class Step>
void time_hits(benchmark::State& state, const std::string& topics, const Step& step) {
  const std::vector<std::uint32_t> documents = shown(topics);
  for (auto round : state) {
    for (const std::uint32_t document : documents) step(document);
  }
  state.counters["a_hit"] = benchmark::Counter(
      static_cast<double>(documents.size()),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void register_file(const std::string& path) {
  const std::string name = std::filesystem::path(path).stem();
  const auto search_as = [&](const char* what, const SearchOptions& options) {
    benchmark::RegisterBenchmark(
        (name + "/" + what).c_str(),
        [=](benchmark::State& state) { time_searches(state, path, options); })
        ->Unit(benchmark::kMillisecond);
  };
  SearchOptions options;
  search_as("whole", options);
  options.group = false;
  search_as("without_copies", options);
  options.passages = 0;
  search_as("ids", options);
  benchmark::RegisterBenchmark((name + "/article").c_str(), [=](benchmark::State& state) {
    time_hits(state, path, [](std::uint32_t document) {
      benchmark::DoNotOptimize(searcher().reader().article(document).body.data());
    });
  })->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark((name + "/copies").c_str(), [=](benchmark::State& state) {
    CopyFinder finder(searcher().reader());
    time_hits(state, path, [&finder](std::uint32_t document) {
      benchmark::DoNotOptimize(finder.copies_of(document).data());
    });
  })->Unit(benchmark::kMillisecond);
}

[[maybe_unused]] const bool kRegistered = [] {
  std::istringstream files(setting("TIMBAO_BENCH_TOPICS"));
  for (std::string path; std::getline(files, path, ',');) register_file(path);
  return true;
}();

}  // namespace
}  // namespace timbao::search
