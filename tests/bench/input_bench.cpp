// How fast records come from disk (in the page cache): one JSON Lines file, plain and compressed,
// many small texts, a CSV file, a web archive and archives. Input: generated, 32 MiB of lines of
// 2,700 bytes, and as many rows; 5,000 texts of the same size; 1,500 responses of 22 KB, each with
// a request beside it. The rate counts the bytes of the records.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "input/archives.hpp"
#include "input/compressed.hpp"
#include "input/warc_records.hpp"
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

// One field in three is quoted and holds line ends and doubled quotes.
void csv_rows(benchmark::State& state) {
  const test::TempFolder folder;
  const std::string text = text_of_words(kLineBytes / 3);
  std::string rows = "title,abstract,body\n";
  while (rows.size() < kFileBytes) {
    rows.append(text).append(",").append(text).append(",\"").append(text);
    rows.append("\n\"\"x\"\"\"\n");
  }
  read_all(state, folder.write("a.csv", rows));
}
BENCHMARK(csv_rows)->Unit(benchmark::kMillisecond);

std::string web_archive(const std::string& http_fields, const std::string& body) {
  std::string bytes;
  for (int i = 0; i < 1500; ++i) {
    bytes += warc_record("request", "GET / HTTP/1.1\r\nHost: bao.example\r\n\r\n");
    bytes += page_record("https://bao.example/" + std::to_string(i), body, http_fields);
  }
  return bytes;
}

constexpr std::size_t kPageBytes = 22000;

void warc_pages(benchmark::State& state) {
  const test::TempFolder folder;
  const std::string fields = "Content-Type: text/html; charset=UTF-8\r\n";
  read_all(state, folder.write("a.warc", web_archive(fields, text_of_words(kPageBytes))));
}
BENCHMARK(warc_pages)->Unit(benchmark::kMillisecond);

void warc_chunked_pages(benchmark::State& state) {
  const test::TempFolder folder;
  const std::string fields = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
  std::string body;
  for (int chunk = 0; chunk < 11; ++chunk) body += "7d0\r\n" + text_of_words(2000) + "\r\n";
  read_all(state, folder.write("a.warc", web_archive(fields, body + "0\r\n\r\n")));
}
BENCHMARK(warc_chunked_pages)->Unit(benchmark::kMillisecond);

// Beside compressed_lines/0: what the reading of records costs beyond decompression.
void warc_gz_pages(benchmark::State& state) {
  const test::TempFolder folder;
  std::string bytes;
  const std::string body = text_of_words(kPageBytes);
  for (int i = 0; i < 1500; ++i) {
    bytes += compressed(page_record("https://bao.example/" + std::to_string(i), body),
                        ARCHIVE_FILTER_GZIP);
  }
  read_all(state, folder.write("a.warc.gz", bytes));
}
BENCHMARK(warc_gz_pages)->Unit(benchmark::kMillisecond);

void zipped_texts(benchmark::State& state) {
  const test::TempFolder folder;
  std::vector<PackedFile> files;
  const std::string text = text_of_words(kLineBytes);
  for (int i = 0; i < kTexts; ++i) files.push_back({std::to_string(i) + ".txt", text});
  const bool is_zip = state.range(0) == 0;
  state.SetLabel(is_zip ? ".zip" : ".tar");
  read_all(state,
           is_zip ? folder.write("a.zip", zipped(files)) : folder.write("a.tar", tarred(files)));
}
BENCHMARK(zipped_texts)->DenseRange(0, 1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace timbao::input
