// What it costs to make the set of the articles that hold a word: from the word sets, and by
// walking Xapian's posting list of the same word.
//
// Input: the first segment of the index that TIMBAO_BENCH_INDEX names. The words are the most
// frequent syllable, and those nearest to a hundredth and to a thousandth of the articles.
#include <benchmark/benchmark.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "support/temp_folder.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::index {
namespace {

struct Word {
  text::TokenCode code = 0;
  double distance = 0;  // From the count that is looked for.
};

// The syllable that as near as possible to `share` of the articles hold.
text::TokenCode word_held_by(const SegmentView& segment, double share) {
  const double wanted = std::log(share * segment.database->get_doccount());
  Word nearest{0, HUGE_VAL};
  for (text::TokenCode code = 1; code <= text::kSyllableCount; ++code) {
    const std::uint32_t count = segment.word_sets->count(Zone::whole, code);
    if (count == 0) continue;
    const double distance = std::abs(std::log(count) - wanted);
    if (distance < nearest.distance) nearest = {code, distance};
  }
  return nearest.code;
}

void report(benchmark::State& state, const SegmentView& segment, text::TokenCode code) {
  const double articles = segment.word_sets->count(Zone::whole, code);
  state.SetLabel(std::string(text::spelling(code)));
  state.counters["articles"] = articles;
  state.counters["s/article"] = benchmark::Counter(
      articles, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void word_set(benchmark::State& state, const SegmentView& segment, text::TokenCode code) {
  std::vector<std::uint64_t> set(segment.word_sets->words());
  for (auto _ : state) {
    segment.word_sets->add_to(set, Zone::whole, code);
    benchmark::ClobberMemory();
  }
  report(state, segment, code);
}

void posting_list(benchmark::State& state, const SegmentView& segment, text::TokenCode code) {
  const std::string term(text::spelling(code));
  std::vector<std::uint64_t> set(segment.word_sets->words());
  for (auto _ : state) {
    const auto end = segment.database->postlist_end(term);
    for (auto posting = segment.database->postlist_begin(term); posting != end; ++posting) {
      set[*posting / 64] |= std::uint64_t{1} << *posting % 64;
    }
    benchmark::ClobberMemory();
  }
  report(state, segment, code);
}

void build(benchmark::State& state, const SegmentView& segment) {
  const test::TempFolder folder;
  const std::filesystem::path path = folder.path() / kWordSetFileName;
  for (auto _ : state) write_word_sets(*segment.columns, path);
  std::uint64_t words = 0;
  for (std::uint64_t document = 1; document <= segment.columns->size(); ++document) {
    const auto column = segment.columns->find(static_cast<std::uint32_t>(document));
    if (column) words += column->codes.size();
  }
  state.counters["words"] = static_cast<double>(words);
  state.counters["file bytes"] = static_cast<double>(std::filesystem::file_size(path));
}

void open(benchmark::State& state, const std::filesystem::path& path) {
  for (auto _ : state) benchmark::DoNotOptimize(WordSetFile(path).words());
}

}  // namespace
}  // namespace timbao::index

int main(int argc, char** argv) {
  using namespace timbao::index;
  benchmark::Initialize(&argc, argv);
  const char* const path = std::getenv("TIMBAO_BENCH_INDEX");
  if (path == nullptr) {
    std::fputs("word_sets_bench: set TIMBAO_BENCH_INDEX to an index\n", stderr);
    return 2;
  }
  const Reader reader{std::filesystem::path(path)};
  const SegmentView& segment = reader.segments().front();
  if (segment.word_sets == nullptr || segment.columns == nullptr) {
    std::fputs("word_sets_bench: the index has no word sets\n", stderr);
    return 2;
  }
  for (const double share : {1.0, 0.01, 0.001}) {
    const auto code = word_held_by(segment, share);
    const std::string name = std::to_string(share).substr(0, 5);
    benchmark::RegisterBenchmark(("word_set/" + name).c_str(), word_set, segment, code);
    benchmark::RegisterBenchmark(("posting_list/" + name).c_str(), posting_list, segment, code);
  }
  const timbao::test::TempFolder folder;
  const std::filesystem::path sets = folder.path() / kWordSetFileName;
  write_word_sets(*segment.columns, sets);
  benchmark::RegisterBenchmark("open", open, sets);
  benchmark::RegisterBenchmark("build", build, segment)->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
}
