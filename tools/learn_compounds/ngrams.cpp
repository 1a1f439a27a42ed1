#include "learn_compounds/ngrams.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace timbao::learn {
namespace {

struct Occurrence {
  Gram gram;
  text::TokenCode before;
  text::TokenCode after;
  std::uint32_t article : 28;
  std::uint32_t capital : 1;
  std::uint32_t capital_last : 1;
  std::uint32_t capital_before : 1;
  std::uint32_t capital_after : 1;
};

std::vector<Occurrence> occurrences_of(const Corpus& corpus, std::size_t size) {
  std::vector<Occurrence> found;
  found.reserve(corpus.codes.size());
  Gram gram = 0;
  std::size_t syllables = 0;  // Without a gap, up to here.
  std::size_t capitals = 0;
  const Gram mask = size == kMaxSyllables ? ~Gram{0} : (Gram{1} << 16U * size) - 1;
  for (std::size_t i = 1; i + 1 < corpus.codes.size(); ++i) {
    const text::TokenCode code = corpus.codes[i];
    const bool is_syllable = code != text::kSentenceEnd && text::is_exact(code);
    syllables = is_syllable ? syllables + 1 : 0;
    capitals = corpus.capitals[i] != 0 ? capitals + 1 : 0;
    gram = appended(gram, code) & mask;
    if (syllables < size) continue;
    Occurrence occurrence{};
    occurrence.gram = gram;
    occurrence.before = corpus.codes[i - size];
    occurrence.after = corpus.codes[i + 1];
    occurrence.article = corpus.articles[i] & 0xFFFFFFFU;
    occurrence.capital = capitals >= size ? 1U : 0U;
    const bool last_only = corpus.capitals[i] != 0 && corpus.capitals[i + 1 - size] == 0;
    occurrence.capital_last = last_only ? 1U : 0U;
    occurrence.capital_before = corpus.capitals[i - size] != 0 ? 1U : 0U;
    occurrence.capital_after = corpus.capitals[i + 1] != 0 ? 1U : 0U;
    found.push_back(occurrence);
  }
  return found;
}

// Entropy of the numbers, a sentence end being another one each time. Sorts them.
double entropy_of(std::vector<text::TokenCode>& neighbours) {
  std::sort(neighbours.begin(), neighbours.end());
  const auto total = static_cast<double>(neighbours.size());
  double entropy = 0;
  for (auto at = neighbours.begin(); at != neighbours.end();) {
    const auto next = std::upper_bound(at, neighbours.end(), *at);
    const auto count = static_cast<double>(next - at);
    entropy += count / total * std::log(*at == text::kSentenceEnd ? total : total / count);
    at = next;
  }
  return entropy;
}

GramCount summary_of(std::span<const Occurrence> group, std::span<const text::TokenCode> places,
                     std::vector<text::TokenCode>& scratch) {
  GramCount result;
  result.gram = group.front().gram;
  result.count = static_cast<std::uint32_t>(group.size());
  std::uint32_t last_article = ~0U;
  for (const Occurrence& occurrence : group) {
    result.articles += occurrence.article != last_article ? 1U : 0U;
    last_article = occurrence.article;
  }
  const auto share = [&](auto has) {
    return static_cast<double>(std::count_if(group.begin(), group.end(), has)) /
           static_cast<double>(group.size());
  };
  result.capital = share([](const Occurrence& o) { return o.capital != 0; });
  result.capital_last = share([](const Occurrence& o) { return o.capital_last != 0; });
  result.capital_before = share([](const Occurrence& o) { return o.capital_before != 0; });
  result.capital_after = share([](const Occurrence& o) { return o.capital_after != 0; });
  result.place_before = share([places](const Occurrence& o) {
    return std::find(places.begin(), places.end(), o.before) != places.end();
  });
  const auto entropy = [&](auto neighbour) {
    scratch.clear();
    for (const Occurrence& occurrence : group) scratch.push_back(neighbour(occurrence));
    return entropy_of(scratch);
  };
  result.entropy_before = entropy([](const Occurrence& o) { return o.before; });
  result.entropy_after = entropy([](const Occurrence& o) { return o.after; });
  return result;
}

}  // namespace

std::vector<text::TokenCode> codes_of(Gram gram) {
  std::vector<text::TokenCode> codes;
  for (; gram != 0; gram >>= 16U) codes.push_back(static_cast<text::TokenCode>(gram & 0xFFFFU));
  std::reverse(codes.begin(), codes.end());
  return codes;
}

std::vector<GramCount> count_grams(const Corpus& corpus, std::size_t size, std::uint32_t min_count,
                                   std::span<const text::TokenCode> places) {
  std::vector<Occurrence> all = occurrences_of(corpus, size);
  // Within a gram they stay in the order of the corpus, so that articles can be counted.
  std::stable_sort(all.begin(), all.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.gram < b.gram; });
  std::vector<GramCount> counts;
  std::vector<text::TokenCode> scratch;
  for (auto at = all.begin(); at != all.end();) {
    const auto next =
        std::find_if(at, all.end(), [&](const Occurrence& o) { return o.gram != at->gram; });
    if (next - at >= static_cast<std::ptrdiff_t>(min_count)) {
      counts.push_back(summary_of({at, next}, places, scratch));
    }
    at = next;
  }
  return counts;
}

}  // namespace timbao::learn
