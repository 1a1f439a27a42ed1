#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "timbao/analysis/concordance.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::analysis {
namespace {

// Below `end`, each value as likely as any: what would favour the low ones is drawn again.
// std::uniform_int_distribution differs between libraries.
std::uint64_t draw_below(std::uint64_t end, std::mt19937_64& random) {
  const std::uint64_t surplus = (0 - end) % end;  // 2^64 modulo `end`.
  while (true) {
    const std::uint64_t value = random();
    if (value >= surplus) return value % end;
  }
}

std::vector<std::string> words_of(const std::string& text) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) words.emplace_back(tokens.term(i));
  return words;
}

std::vector<std::string> folded(const std::vector<std::string>& words) {
  std::vector<std::string> plain;
  plain.reserve(words.size());
  for (const std::string& word : words) plain.push_back(text::folded(word));
  return plain;
}

// What lines are compared by: unknown values last, then words without and with their marks.
using SortKey = std::tuple<bool, std::vector<std::string>, std::vector<std::string>>;

SortKey key_of(const ConcordanceLine& line, ConcordanceOrder order) {
  std::vector<std::string> words;
  switch (order) {
    case ConcordanceOrder::left:
      words = words_of(line.left);
      std::reverse(words.begin(), words.end());
      break;
    case ConcordanceOrder::right:
      words = words_of(line.right);
      break;
    case ConcordanceOrder::date:
      if (!line.source->date) return {true, {}, {}};
      return {false, {line.source->date->iso()}, {}};
    case ConcordanceOrder::outlet:
      const auto& outlet = line.source->outlet;
      if (!outlet) return {true, {}, {}};
      return {false, {outlet->key()}, {}};
  }
  std::vector<std::string> plain = folded(words);
  return {false, std::move(plain), std::move(words)};
}

}  // namespace

void LineSample::add(const ConcordanceLine& line) {
  const std::uint64_t number = seen_++;
  if (kept_.size() < size_) {
    kept_.push_back({number, line});
    return;
  }
  const std::uint64_t place = draw_below(seen_, random_);
  if (place < size_) kept_[place] = {number, line};
}

std::vector<ConcordanceLine> LineSample::lines() && {
  std::sort(kept_.begin(), kept_.end(),
            [](const Kept& a, const Kept& b) { return a.number < b.number; });
  std::vector<ConcordanceLine> lines;
  lines.reserve(kept_.size());
  for (Kept& kept : kept_) lines.push_back(std::move(kept.line));
  return lines;
}

void sort_lines(std::vector<ConcordanceLine>& lines, ConcordanceOrder order) {
  std::vector<std::pair<SortKey, std::size_t>> keys;
  keys.reserve(lines.size());
  for (const ConcordanceLine& line : lines) keys.emplace_back(key_of(line, order), keys.size());
  std::sort(keys.begin(), keys.end());
  std::vector<ConcordanceLine> sorted;
  sorted.reserve(lines.size());
  for (const auto& [key, place] : keys) sorted.push_back(std::move(lines[place]));
  lines = std::move(sorted);
}

}  // namespace timbao::analysis
