// How many queries a second threads answer in one process, each query to its JSON: what `timbao
// serve` is measured beside.
//
//   serve_bench INDEX TOPICS THREADS SECONDS
//
// TOPICS: lines of topic, tab, query, asked one after another by each thread, from places of its
// own. The same over HTTP: tests/bench/serve_load.lua.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "timbao/render/results.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

std::vector<std::string> queries_of(const std::string& path) {
  std::vector<std::string> queries;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    queries.push_back(line.substr(line.find('\t') + 1));
  }
  return queries;
}

std::size_t answer(const timbao::search::Searcher& searcher, const std::string& query) {
  const auto result = searcher.search(timbao::search::parse_query(query).root);
  return timbao::render::results_json({.query = query, .result = result}).size();
}

std::vector<double> times_of(const std::string& index, const std::vector<std::string>& queries,
                             std::size_t first, Clock::time_point end) {
  const timbao::search::Searcher searcher(index);
  std::vector<double> times;
  for (std::size_t i = first; Clock::now() < end; ++i) {
    const Clock::time_point start = Clock::now();
    if (answer(searcher, queries[i % queries.size()]) == 0) std::abort();
    times.push_back(Milliseconds(Clock::now() - start).count());
  }
  return times;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::fputs("usage: serve_bench INDEX TOPICS THREADS SECONDS\n", stderr);
    return 2;
  }
  const std::vector<std::string> queries = queries_of(arguments[2]);
  const auto threads = static_cast<std::size_t>(std::atoi(arguments[3]));
  const int seconds = std::atoi(arguments[4]);
  const Clock::time_point end = Clock::now() + std::chrono::seconds(seconds);
  std::vector<std::vector<double>> times(threads);
  std::vector<std::thread> running;
  for (std::size_t i = 0; i < threads; ++i) {
    running.emplace_back(
        [&, i] { times[i] = times_of(arguments[1], queries, i * queries.size() / threads, end); });
  }
  for (std::thread& thread : running) thread.join();
  std::vector<double> all;
  for (const auto& some : times) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end());
  std::printf("%.0f queries/s, p50 %.2f ms, p99 %.2f ms\n",
              static_cast<double>(all.size()) / seconds, all[all.size() / 2],
              all[all.size() * 99 / 100]);
}
