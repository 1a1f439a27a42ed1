// How fast text becomes terms, beside a copy, a scan for white space and the chain that ICU offers
// for the same work (NFC, word breaks, case folding, UTF-8).
//
// Input: the file that TIMBAO_BENCH_TEXT names, else the texts of corpus/sample, repeated to 4 MiB.
// It is read in articles of about 4 KB.
#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/ubrk.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

constexpr std::size_t kArticleBytes = 4000;
constexpr std::size_t kSampleBytes = std::size_t{4} << 20U;

void append_file(const std::filesystem::path& path, std::string& text) {
  std::ifstream file(path, std::ios::binary);
  text.append(std::istreambuf_iterator<char>(file), {});
}

std::string sample_text() {
  std::string text;
  if (const char* const path = std::getenv("TIMBAO_BENCH_TEXT"); path != nullptr) {
    append_file(path, text);
    return text;
  }
  std::vector<std::filesystem::path> paths;
  const std::filesystem::path folder = TIMBAO_SOURCE_DIR "/corpus/sample";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) append_file(path, text);
  const std::size_t once = text.size();
  while (once > 0 && text.size() < kSampleBytes) text += text.substr(0, once);
  return text;
}

const std::string& whole_text() {
  static const std::string kText = sample_text();
  return kText;
}

// Pieces that end with a line.
const std::vector<std::string_view>& articles() {
  static const std::vector<std::string_view> kArticles = [] {
    std::vector<std::string_view> pieces;
    std::string_view rest = whole_text();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n', kArticleBytes), rest.size() - 1) + 1;
      pieces.push_back(rest.substr(0, end));
      rest.remove_prefix(end);
    }
    return pieces;
  }();
  return kArticles;
}

// Runs `measured` on every article; it returns the number of tokens.
template <class Measured>
void for_each_article(benchmark::State& state, const Measured& measured) {
  if (articles().empty()) {
    state.SkipWithError("no text: set TIMBAO_BENCH_TEXT");
    return;
  }
  std::size_t tokens = 0;
  for (auto _ : state) {
    for (const std::string_view article : articles()) tokens += measured(article);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(whole_text().size()));
  state.counters["tokens/s"] =
      benchmark::Counter(static_cast<double>(tokens), benchmark::Counter::kIsRate);
}

void copy(benchmark::State& state) {
  std::string target;
  for_each_article(state, [&target](std::string_view article) {
    target.resize(std::max(target.size(), article.size()));
    std::memcpy(target.data(), article.data(), article.size());
    benchmark::DoNotOptimize(target.data());
    benchmark::ClobberMemory();
    return std::size_t{0};
  });
}
BENCHMARK(copy)->Unit(benchmark::kMillisecond);

void scan_white_space(benchmark::State& state) {
  for_each_article(state, [](std::string_view article) {
    std::size_t words = 0;
    bool before = true;
    for (const char c : article) {
      const bool space = c == ' ' || c == '\n';
      words += before && !space ? 1U : 0U;
      before = space;
    }
    return words;
  });
}
BENCHMARK(scan_white_space)->Unit(benchmark::kMillisecond);

void find_invalid_utf8(benchmark::State& state) {
  for_each_article(state, [](std::string_view article) {
    benchmark::DoNotOptimize(first_invalid_utf8(article));
    return std::size_t{0};
  });
}
BENCHMARK(find_invalid_utf8)->Unit(benchmark::kMillisecond);

void chain_of_icu(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2& nfc = *icu::Normalizer2::getNFCInstance(status);
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  std::string term;
  for_each_article(state, [&](std::string_view article) {
    const icu::UnicodeString text =
        nfc.normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(
                          article.data(), static_cast<std::int32_t>(article.size()))),
                      status);
    words->setText(text);
    std::size_t tokens = 0;
    std::int32_t start = words->first();
    for (std::int32_t end = words->next(); end != icu::BreakIterator::DONE; end = words->next()) {
      if (words->getRuleStatus() >= UBRK_WORD_NUMBER) {
        term.clear();
        text.tempSubStringBetween(start, end).foldCase().toUTF8String(term);
        benchmark::DoNotOptimize(term.data());
        ++tokens;
      }
      start = end;
    }
    return tokens;
  });
}
BENCHMARK(chain_of_icu)->Unit(benchmark::kMillisecond);

void tokenize_articles(benchmark::State& state) {
  Tokens tokens;
  for_each_article(state, [&tokens](std::string_view article) {
    tokenize(article, tokens);
    benchmark::DoNotOptimize(tokens.terms.data());
    return tokens.size();
  });
}
BENCHMARK(tokenize_articles)->Unit(benchmark::kMillisecond);

void fold_terms(benchmark::State& state) {
  std::vector<Tokens> texts;
  for (const std::string_view article : articles()) tokenize(article, texts.emplace_back());
  std::size_t at = 0;
  for_each_article(state, [&](std::string_view) {
    const Tokens& tokens = texts[at++ % texts.size()];
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      benchmark::DoNotOptimize(folded(tokens.term(i)).data());
    }
    return tokens.size();
  });
}
BENCHMARK(fold_terms)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace timbao::text
