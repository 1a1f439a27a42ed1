#include "search/typing_cost.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "timbao/text/word_letters.hpp"

namespace timbao::search {
namespace {

constexpr double kSwapped = 4.5;
constexpr double kDoubled = 4;      // "putinn": a key that stuck, or one of two that was not hit.
constexpr double kOneLetter = 5.5;  // Dropped or added.
constexpr double kBesideKey = 5;
constexpr double kOtherLetter = 6.5;
constexpr double kAtFirstLetter = 1.5;  // Writers look at the beginning of a word.
constexpr double kShape = 3;
constexpr double kHalfShape = 2.5;  // A shape left out: "o" for "ô".

// What stands for what, either way.
struct Confusion {
  std::u32string_view one, other;
  double cost;
};

constexpr auto kOnsets = std::to_array<Confusion>({
    {U"g", U"gh", 1.5},  {U"ng", U"ngh", 1.5}, {U"c", U"k", 1.5},  {U"k", U"q", 2.5},
    {U"c", U"q", 2.5},   {U"qu", U"q", 3},     {U"ph", U"f", 2.5}, {U"l", U"n", 3},
    {U"s", U"x", 2.5},   {U"ch", U"tr", 2.5},  {U"d", U"gi", 2.5}, {U"d", U"r", 3.5},
    {U"gi", U"r", 3},    {U"d", U"v", 3},      {U"gi", U"v", 3},   {U"r", U"v", 4},
    {U"r", U"g", 3.5},   {U"b", U"p", 3.5},    {U"kh", U"h", 4},   {U"kh", U"k", 4},
    {U"th", U"t", 4},    {U"t", U"tr", 4},     {U"c", U"ch", 4},   {U"qu", U"gu", 4},
    {U"h", U"qu", 4},    {U"ng", U"nh", 4.5},  {U"d", U"z", 3},    {U"gi", U"j", 3},
    {U"gi", U"z", 3},    {U"đ", U"dd", 2.5},   {U"ng", U"n", 4.5}, {U"nh", U"n", 4.5},
    {U"gi", U"dz", 3.5},
});

constexpr auto kEnds = std::to_array<Confusion>({
    {U"n", U"ng", 2.5},    {U"t", U"c", 2.5},   {U"n", U"nh", 3},   {U"t", U"ch", 3},
    {U"ch", U"c", 3.5},    {U"ng", U"nh", 3},   {U"ng", U"g", 3.5}, {U"nh", U"h", 3.5},
    {U"ai", U"ay", 2.5},   {U"ay", U"ây", 2.5}, {U"ao", U"au", 3},  {U"au", U"âu", 2.5},
    {U"iu", U"iêu", 2.5},  {U"ưu", U"iu", 2.5}, {U"ui", U"uôi", 3}, {U"ươu", U"ưu", 2.5},
    {U"ưu", U"iêu", 3.5},  {U"êu", U"iêu", 3},  {U"ưi", U"ươi", 3}, {U"ươi", U"ơi", 3.5},
    {U"ươu", U"iêu", 2.5}, {U"oi", U"ôi", 2.5}, {U"êu", U"iu", 3},
});

// Also within a word, as in "iêm" for "im".
constexpr auto kMiddles = std::to_array<Confusion>({
    {U"i", U"iê", 4},
    {U"i", U"ie", 4},
    {U"ui", U"uy", 2.5},
    {U"uyê", U"uiê", 2},
    {U"uyê", U"iê", 4},
    {U"ô", U"uô", 4},
    {U"ơ", U"ươ", 4},
    {U"u", U"uô", 4},
    {U"ư", U"ươ", 4},
    {U"oa", U"ua", 3.5},
    {U"oe", U"ue", 3.5},
    {U"ph", U"f", 2.5},
    {U"k", U"c", 2.5},
    {U"ks", U"x", 2.5},
    {U"th", U"t", 4},
});

enum class Where : std::uint8_t { onset, end, anywhere };

struct Rule {
  std::u32string_view typed, meant;
  double cost = 0;
  Where where = Where::anywhere;
};

// The rules for two beginnings of words, by the letters that these end in; some other rules share
// the place.
class Rules {
 public:
  Rules() {
    for (const Confusion& confusion : kOnsets) add(confusion, Where::onset);
    for (const Confusion& confusion : kEnds) add(confusion, Where::end);
    for (const Confusion& confusion : kMiddles) add(confusion, Where::anywhere);
  }

  [[nodiscard]] const std::vector<Rule>& at(char32_t typed, char32_t meant) const {
    return rules_[place(typed, meant)];
  }

 private:
  static std::size_t place(char32_t typed, char32_t meant) {
    return (typed % 32) * 32 + meant % 32;
  }

  void add(const Confusion& confusion, Where where) {
    const auto& [one, other, cost] = confusion;
    rules_[place(one.back(), other.back())].push_back({one, other, cost, where});
    rules_[place(other.back(), one.back())].push_back({other, one, cost, where});
  }

  std::array<std::vector<Rule>, std::size_t{32} * 32> rules_;
};

const Rules& rules() {
  static const Rules all;
  return all;
}

constexpr std::u32string_view kBesideKeys[] = {
    U"qwa",  U"wqes",  U"ewrd",  U"retf",  U"tryg",  U"ytuh",  U"uyij",  U"iuok", U"oipl",
    U"aqsz", U"sawdx", U"dsefc", U"fdrgv", U"gfthb", U"hgyjn", U"jhukm", U"kjil", U"zax",
    U"xzsc", U"cxdv",  U"vcfb",  U"bvgn",  U"nbhm",  U"mnjk",  U"lkop",  U"polk"};

bool beside(char32_t key, char32_t other) {
  return std::any_of(std::begin(kBesideKeys), std::end(kBesideKeys), [=](std::u32string_view keys) {
    return keys.front() == key && keys.find(other, 1) != keys.npos;
  });
}

bool is_pair(char32_t a, char32_t b, char32_t one, char32_t other) {
  return (a == one && b == other) || (a == other && b == one);
}

double letter_cost(char32_t typed, char32_t meant) {
  if (typed == meant) return 0;
  const char32_t typed_base = text::without_shape(typed);
  const char32_t meant_base = text::without_shape(meant);
  if (typed_base == meant_base) return typed == typed_base ? kHalfShape : kShape;
  if (is_pair(typed, meant, U'i', U'y')) return kShape;
  return beside(typed_base, meant_base) ? kBesideKey : kOtherLetter;
}

// Words differ in length by no more than this: of three letters more, each would have to be cheap.
constexpr std::size_t kMostMoreLetters = 2;

class Distance {
 public:
  Distance(std::u32string_view typed, std::u32string_view meant) : typed_(typed), meant_(meant) {}

  double cheapest(double limit) {
    for (std::size_t i = 0; i <= typed_.size(); ++i) {
      const double least = fill_row(i);
      // A rule spans three letters at most, so a way may leap over two rows.
      least_[i] = least;
      if (i >= 2 && std::min({least, least_[i - 1], least_[i - 2]}) > limit) return kTooFar;
    }
    const double whole = cost_[typed_.size()][meant_.size()];
    return whole <= limit ? whole : kTooFar;
  }

 private:
  // Ways that stray further from the diagonal than the words may differ in length are left out.
  double fill_row(std::size_t i) {
    constexpr std::size_t kBand = kMostMoreLetters + 1;
    std::fill_n(cost_[i].begin(), meant_.size() + 1, kTooFar);
    double least = kTooFar;
    const std::size_t end = std::min(meant_.size(), i + kBand);
    for (std::size_t j = i > kBand ? i - kBand : 0; j <= end; ++j) {
      cost_[i][j] = i + j == 0 ? 0 : std::min(by_letters(i, j), by_rules(i, j));
      least = std::min(least, cost_[i][j]);
    }
    return least;
  }

  // The last letters dropped, added, changed or swapped.
  [[nodiscard]] double by_letters(std::size_t i, std::size_t j) const {
    double best = kTooFar;
    if (i > 0) best = std::min(best, cost_[i - 1][j] + one_letter(typed_, i - 1));
    if (j > 0) best = std::min(best, cost_[i][j - 1] + one_letter(meant_, j - 1));
    if (i == 0 || j == 0) return best;
    const double other = letter_cost(typed_[i - 1], meant_[j - 1]);
    const bool at_first = i == 1 && j == 1 && other >= kBesideKey;
    best = std::min(best, cost_[i - 1][j - 1] + other + (at_first ? kAtFirstLetter : 0));
    const bool swapped = i > 1 && j > 1 && typed_[i - 1] == meant_[j - 2] &&
                         typed_[i - 2] == meant_[j - 1] && typed_[i - 1] != typed_[i - 2];
    if (swapped) best = std::min(best, cost_[i - 2][j - 2] + kSwapped);
    return best;
  }

  static double one_letter(std::u32string_view word, std::size_t at) {
    const bool doubled =
        (at > 0 && word[at] == word[at - 1]) || (at + 1 < word.size() && word[at] == word[at + 1]);
    return doubled ? kDoubled : kOneLetter + (at == 0 ? kAtFirstLetter : 0);
  }

  [[nodiscard]] double by_rules(std::size_t i, std::size_t j) const {
    if (i == 0 || j == 0) return kTooFar;
    const std::u32string_view typed = typed_.substr(0, i);
    const std::u32string_view meant = meant_.substr(0, j);
    double best = kTooFar;
    for (const Rule& rule : rules_.at(typed.back(), meant.back())) {
      if (!typed.ends_with(rule.typed) || !meant.ends_with(rule.meant)) continue;
      const std::size_t from_i = i - rule.typed.size();
      const std::size_t from_j = j - rule.meant.size();
      if (rule.where == Where::onset && from_i + from_j > 0) continue;
      if (rule.where == Where::end && (i < typed_.size() || j < meant_.size())) continue;
      best = std::min(best, cost_[from_i][from_j] + rule.cost);
    }
    return best;
  }

  const Rules& rules_ = rules();
  std::u32string_view typed_, meant_;
  std::array<std::array<double, kMostLetters + 1>, kMostLetters + 1> cost_;  // By letters read.
  std::array<double, kMostLetters + 1> least_;                               // Of each row.
};

// "tr" for "ch" and "n" for "ng" make five.
constexpr int kMostOtherLetters = 5;

}  // namespace

double typing_cost(std::u32string_view typed, std::u32string_view meant, double limit) {
  if (typed == meant) return 0;
  const auto [shorter, longer] = std::minmax({typed.size(), meant.size()});
  if (longer > kMostLetters || longer - shorter > kMostMoreLetters) return kTooFar;
  return Distance(typed, meant).cheapest(limit);
}

LetterSet letter_set_of(std::u32string_view letters) {
  LetterSet set = 0;
  for (const char32_t letter : letters) {
    set |= LetterSet{1} << (text::without_shape(letter) - U'a') % 32;
  }
  return set;
}

bool may_be_near(LetterSet typed, LetterSet meant) {
  return std::popcount(typed ^ meant) <= kMostOtherLetters;
}

double tone_cost(unsigned typed, unsigned meant) {
  constexpr unsigned kHoi = 2;
  constexpr unsigned kNga = 3;
  if (typed == meant) return 0;
  if ((typed == kHoi && meant == kNga) || (typed == kNga && meant == kHoi)) return 2;
  return typed == 0 ? 3 : 4;
}

}  // namespace timbao::search
