#include "learn_compounds/selection.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "learn_compounds/syllable_lists.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::learn {
namespace {

// All limits here are set by reading samples of what they let through.

// A pair has to hang together the more firmly, the more its syllables are words of their own:
// "địa lý" is a word at 0.2, "mua vàng" is none.
constexpr double kPairCohesion = 0.04;
constexpr double kLessFreeCost = 0.30;
constexpr double kMoreFreeCost = 0.15;
constexpr double kRarePairCost = 0.06;
constexpr std::uint32_t kRarePair = 40;
constexpr double kFunctionEdgeCost = 0.14;
constexpr double kSecondFunctionEdgeCost = 0.10;

constexpr double kTripleCohesion = 0.42;
constexpr double kPairlessCohesion = 0.47;
constexpr double kAffixCohesion = 0.36;
constexpr double kMaxFreedom = 0.34;
// The share of a part's occurrences that are in the longer word.
constexpr double kTripleDependence = 0.3;
constexpr double kQuadrupleCohesion = 0.42;
constexpr double kQuadrupleDependence = 0.25;
constexpr double kCommonerDependence = 0.05;

constexpr std::uint32_t kMinArticles = 4;
constexpr double kMinEntropy = 1.5;
constexpr double kMinEntropyOfLogCount = 0.55;  // For runs too rare to reach kMinEntropy.

constexpr double kFirmCohesion = 0.55;
constexpr double kFirmEntropy = 0.5;

constexpr double kNameCapitals = 0.8;
constexpr double kNameInsideName = 0.5;
constexpr double kNameAtEnd = 0.4;
constexpr double kPlaceShare = 0.1;
constexpr std::uint32_t kNameArticles = 40;
constexpr std::uint32_t kPersonArticles = 100;

Gram first_of(Gram gram, std::size_t size, std::size_t count) {
  return gram >> 16U * (size - count);
}

Gram last_of(Gram gram, std::size_t count) { return gram & ((Gram{1} << 16U * count) - 1); }

text::TokenCode code_in(Gram gram) { return static_cast<text::TokenCode>(gram); }

}  // namespace

std::vector<text::TokenCode> codes_of_words(std::string_view words) {
  text::Tokens tokens;
  text::tokenize(words, tokens);
  std::vector<text::TokenCode> codes;
  for (const text::Token& token : tokens.list) codes.push_back(token.code);
  return codes;
}

Statistics::Statistics(const Corpus& corpus, std::uint32_t min_count) {
  const std::vector<text::TokenCode> places = codes_of_words(kPlaceSyllables);
  for (std::size_t size = 1; size <= kMaxSyllables; ++size) {
    by_size_[size] = count_grams(corpus, size, size == 1 ? 1 : min_count, places);
    for (const GramCount& gram : by_size_[size]) counts_[gram.gram] = gram.count;
  }
  for (const GramCount& gram : by_size_[1]) total_ += gram.count;
}

std::uint32_t Statistics::count(Gram gram) const {
  const auto found = counts_.find(gram);
  return found == counts_.end() ? 0 : found->second;
}

double Statistics::cohesion(const GramCount& gram) const {
  const std::size_t size = codes_of(gram.gram).size();
  double weakest = 1;
  for (std::size_t left = 1; left < size; ++left) {
    const double a = count(first_of(gram.gram, size, left));
    const double b = count(last_of(gram.gram, size - left));
    const double information = std::log(gram.count * total_ / (a * b));
    weakest = std::min(weakest, information / std::log(total_ / gram.count));
  }
  return weakest;
}

Selection::Selection(const Statistics& statistics) : statistics_(statistics) {
  for (const auto code : codes_of_words(kFunctionSyllables)) function_syllables_.insert(code);
  for (const auto code : codes_of_words(kSurnames)) surnames_.insert(code);
  for (const auto code : codes_of_words(kPrefixes)) prefixes_.insert(code);
  for (const auto code : codes_of_words(kSuffixes)) suffixes_.insert(code);
}

std::vector<Gram> Selection::pairs(const Freedom& freedom) const {
  std::vector<Gram> chosen;
  for (const GramCount& gram : statistics_.of_size(2)) {
    if (!stands_alone(gram) || is_rare_name(gram)) continue;
    const auto [less, more] =
        std::minmax({freedom[first_of(gram.gram, 2, 1)], freedom[last_of(gram.gram, 1)]});
    const double wanted = kPairCohesion + kLessFreeCost * less + kMoreFreeCost * more +
                          (gram.count < kRarePair ? kRarePairCost : 0) + edge_cost(gram.gram);
    if (statistics_.cohesion(gram) >= wanted) chosen.push_back(gram.gram);
  }
  return chosen;
}

std::vector<Gram> Selection::longer(const std::unordered_set<Gram>& pairs,
                                    const Freedom& freedom) const {
  std::vector<Gram> chosen;
  const auto choose = [&](const GramCount& gram, bool is_word) {
    if (is_word && stands_alone(gram) && !is_rare_name(gram)) chosen.push_back(gram.gram);
  };
  for (const GramCount& gram : statistics_.of_size(3)) {
    choose(gram, is_triple(gram, pairs, freedom));
  }
  for (const GramCount& gram : statistics_.of_size(4)) choose(gram, is_quadruple(gram, pairs));
  return chosen;
}

// A piece of a word has nearly always the same neighbour: before "dân tỉnh" stands "nhân". A firm
// word may have a favourite one: "trong bối cảnh", "người hâm mộ".
bool Selection::stands_alone(const GramCount& gram) const {
  if (gram.articles < kMinArticles) return false;
  const double wanted = statistics_.cohesion(gram) >= kFirmCohesion
                            ? kFirmEntropy
                            : std::min(kMinEntropy, kMinEntropyOfLogCount * std::log(gram.count));
  return std::min(gram.entropy_before, gram.entropy_after) >= wanted;
}

// Names are kept where they are of places or of what many articles speak of; a piece of a name
// ("Thị Kim") never is.
bool Selection::is_rare_name(const GramCount& gram) const {
  if (gram.capital_last > kNameAtEnd) return true;  // "huyện Tân" of "huyện Tân Châu".
  if (gram.capital < kNameCapitals) return false;
  if (gram.capital_before > kNameInsideName || gram.capital_after > kNameInsideName) return true;
  if (gram.place_before >= kPlaceShare) return false;
  const std::vector<text::TokenCode> codes = codes_of(gram.gram);
  const bool is_person = surnames_.contains(codes.front());
  return gram.articles < (is_person ? kPersonArticles : kNameArticles);
}

double Selection::edge_cost(Gram gram) const {
  const std::vector<text::TokenCode> codes = codes_of(gram);
  const auto edges =
      function_syllables_.count(codes.front()) + function_syllables_.count(codes.back());
  if (edges == 0) return 0;
  return edges == 1 ? kFunctionEdgeCost : kFunctionEdgeCost + kSecondFunctionEdgeCost;
}

// A pair and an affix ("vận động viên"), or three syllables of which none is a word and the pair
// inside seldom stands elsewhere ("câu lạc bộ"); not "huyện Cao Lộc".
bool Selection::is_triple(const GramCount& gram, const std::unordered_set<Gram>& pairs,
                          const Freedom& freedom) const {
  const Gram first_pair = first_of(gram.gram, 3, 2);
  const Gram last_pair = last_of(gram.gram, 2);
  const text::TokenCode first = code_in(first_of(gram.gram, 3, 1));
  const text::TokenCode last = code_in(last_of(gram.gram, 1));
  // "dạt vào bờ", "cha hoặc mẹ".
  if (function_syllables_.contains(code_in(last_pair >> 16U))) return false;
  const double cohesion = statistics_.cohesion(gram) - edge_cost(gram.gram);
  const bool has_affix = (pairs.contains(first_pair) && suffixes_.contains(last)) ||
                         (pairs.contains(last_pair) && prefixes_.contains(first));
  if (has_affix) return cohesion >= kAffixCohesion;

  const auto depends = [&](Gram pair) {
    return !pairs.contains(pair) || gram.count >= kTripleDependence * statistics_.count(pair);
  };
  const bool is_free = (pairs.contains(first_pair) && freedom[last] > kMaxFreedom) ||
                       (pairs.contains(last_pair) && freedom[first] > kMaxFreedom);
  const bool has_pair = pairs.contains(first_pair) || pairs.contains(last_pair);
  return cohesion >= (has_pair ? kTripleCohesion : kPairlessCohesion) && !is_free &&
         depends(first_pair) && depends(last_pair);
}

// Two pairs of which the rarer often stands in this company: "biến đổi khí hậu".
bool Selection::is_quadruple(const GramCount& gram, const std::unordered_set<Gram>& pairs) const {
  const Gram left = first_of(gram.gram, 4, 2);
  const Gram right = last_of(gram.gram, 2);
  if (!pairs.contains(left) || !pairs.contains(right)) return false;
  const auto [rarer, commoner] = std::minmax({statistics_.count(left), statistics_.count(right)});
  return gram.count >= kQuadrupleDependence * rarer &&
         gram.count >= kCommonerDependence * commoner &&
         statistics_.cohesion(gram) >= kQuadrupleCohesion + edge_cost(gram.gram);
}

}  // namespace timbao::learn
