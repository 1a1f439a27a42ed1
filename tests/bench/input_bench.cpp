// How fast records come from disk (in the page cache): one JSON Lines file, plain and compressed,
// and many small texts. Input: generated, 32 MiB of lines of 2,700 bytes; 5,000 texts of the same
// size.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "input/compressed.hpp"
#include "support/temp_folder.hpp"
#include "timbao/input/source.hpp"

namespace timbao::input {
namespace {

constexpr std::size_t kLineBytes = 2700;
constexpr std::size_t kFileBytes = std::size_t{32} << 20;
constexpr int kTexts = 5000;

// Words of varied length, so that compression has something to do.
std::string text_of_words(std::size_t bytes) {
  std::string text;
  std::uint64_t state = 7;
  while (text.size() < bytes) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    text += std::to_string(state >> 50);
    text += " ngoại giao ";
  }
  text.resize(bytes);
  return text;
}

std::string lines() {
  std::string text = text_of_words(kFileBytes);
  for (std::size_t end = kLineBytes; end < text.size(); end += kLineBytes) text[end] = '\n';
  return text;
}

void read_all(benchmark::State& state, const std::string& path) {
  std::uint64_t bytes = 0;
  for (auto _ : state) {
    Source source({path});
    Batch batch;
    while (source.next(batch)) benchmark::DoNotOptimize(batch.records().data());
    bytes += source.counts().bytes;
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void plain_lines(benchmark::State& state) {
  const test::TempFolder folder;
  read_all(state, folder.write("a.jsonl", lines()));
}
BENCHMARK(plain_lines)->Unit(benchmark::kMillisecond);

void compressed_lines(benchmark::State& state) {
  const test::TempFolder folder;
  const auto [suffix, filter] = kCompressions[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(std::string(suffix));
  read_all(state, folder.write(std::string("a.jsonl").append(suffix), compressed(lines(), filter)));
}
BENCHMARK(compressed_lines)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

void small_texts(benchmark::State& state) {
  const test::TempFolder folder;
  const std::string text = text_of_words(kLineBytes);
  for (int i = 0; i < kTexts; ++i) folder.write(std::to_string(i) + ".txt", text);
  read_all(state, folder.path());
}
BENCHMARK(small_texts)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace timbao::input
