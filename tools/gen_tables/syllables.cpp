#include "gen_tables/syllables.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "gen_tables/unicode.hpp"
#include "text/letters.hpp"
#include "text/syllable_rows.hpp"
#include "text/tables.hpp"

namespace timbao::text {
namespace {

std::vector<std::u32string_view> words_of(std::u32string_view list) {
  std::vector<std::u32string_view> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(U' '), list.size());
    words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

struct Pair {
  std::u32string onset;
  std::u32string rhyme;

  [[nodiscard]] std::u32string letters() const { return onset + rhyme; }
  [[nodiscard]] bool takes_tone(unsigned tone) const {
    const bool stopped = contains(U"cpt", rhyme.back()) || rhyme.ends_with(U"ch");
    return !stopped || tone == kSac || tone == kNang;
  }
};

std::vector<Pair> all_pairs() {
  std::vector<Pair> pairs;
  for (const SyllableRow& row : kSyllableRows) {
    for (const auto onset : words_of(row.onsets)) {
      for (const auto rhyme : words_of(row.rhymes)) {
        pairs.push_back({std::u32string(onset == U"-" ? U"" : onset), std::u32string(rhyme)});
      }
    }
  }
  return pairs;
}

// Where in the rhyme the tone mark stands, in the old style (hòa, thủy, khỏe).
std::size_t tone_place(std::u32string_view rhyme) {
  const std::size_t shaped_vowel = rhyme.find_last_of(U"ăâêôơư");
  if (shaped_vowel != std::u32string_view::npos) {
    // "cửa", "tiếng"; of two, the last: "đường".
    return shaped_vowel;
  }
  const std::size_t vowels = std::min(rhyme.find_first_not_of(kVowels), rhyme.size());
  const bool closed = vowels < rhyme.size();
  return vowels == 1 || (vowels == 2 && !closed) ? 0 : 1;
}

std::u32string spelling_of(const Pair& pair, unsigned tone) {
  std::u32string rhyme = pair.rhyme;
  if (tone > 0) {
    rhyme.insert(tone_place(rhyme) + 1, 1, kToneMarks[tone - 1]);
  }
  return nfc(pair.onset + rhyme);
}

std::string folded_of(std::u32string_view letters) {
  std::string out;
  for (const char32_t letter : letters) {
    const char32_t base =
        normalized(normalizer("nfc", UNORM2_DECOMPOSE), std::u32string_view(&letter, 1))[0];
    out += base == U'đ' ? 'd' : static_cast<char>(base);
  }
  return out;
}

class SyllableTableBuilder {
 public:
  SyllableTableBuilder() {
    list_syllables();
    number_pairs();
    fill_slots();
    replace_variants();
    index_folds();
  }

  [[nodiscard]] const SyllableTable& table() const { return table_; }

 private:
  void list_syllables() {
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const std::string folded = folded_of(pairs_[i].letters());
      for (unsigned tone = 0; tone < kToneCount; ++tone) {
        if (pairs_[i].takes_tone(tone)) {
          table_.list.push_back({folded, spelling_of(pairs_[i], tone), i, tone});
        }
      }
    }
    std::sort(table_.list.begin(), table_.list.end(), [](const Syllable& a, const Syllable& b) {
      return std::tie(a.folded, a.spelling) < std::tie(b.folded, b.spelling);
    });
    if (table_.list.size() != kSyllableCount || pairs_.size() >> kPairBits != 0) {
      fail("the rows make " + std::to_string(table_.list.size()) + " syllables");
    }
  }

  [[nodiscard]] std::uint32_t& code_of(const Syllable& syllable) {
    return table_.pair_codes[syllable.pair * 8 + syllable.tone];
  }

  void number_pairs() {
    table_.pair_codes.resize(pairs_.size() * 8);
    for (std::size_t i = 0; i < table_.list.size(); ++i) {
      code_of(table_.list[i]) = static_cast<std::uint32_t>(i + 1);
    }
  }

  // Takes the letters for the pair unless they already are another's.
  bool put(std::u32string_view letters, std::size_t pair) {
    const std::uint64_t key = key_of(letters);
    std::size_t at = first_slot(key);
    for (; table_.slots[at] != 0; at = (at + 1) % table_.slots.size()) {
      if (table_.slots[at] >> kPairBits == key) {
        return false;
      }
    }
    table_.slots[at] = key << kPairBits | pair;
    return true;
  }

  void fill_slots() {
    table_.slots.resize(std::size_t{1} << kSlotBits);
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (!put(pairs_[i].letters(), i)) {
        fail("two rows make " + utf8(pairs_[i].letters()));
      }
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (!pairs_[i].rhyme.starts_with(kHornedPair) || pairs_[i].rhyme == kHornedPair) {
        continue;
      }
      for (const auto typed : kHalfHornedPairs) {
        std::u32string rhyme = pairs_[i].rhyme;
        put(pairs_[i].onset + rhyme.replace(0, kHornedPair.size(), typed), i);
      }
    }
  }

  [[nodiscard]] std::size_t index_of(std::u32string_view spelling) const {
    const auto at = std::find_if(table_.list.begin(), table_.list.end(),
                                 [&](const Syllable& s) { return s.spelling == spelling; });
    if (at == table_.list.end()) {
      fail("no syllable " + utf8(spelling));
    }
    return static_cast<std::size_t>(at - table_.list.begin());
  }

  void replace_variants() {
    table_.replaced.resize(table_.list.size());
    for (const SpellingPair& same : kSameWord) {
      const std::size_t variant = index_of(same.variant);
      table_.replaced[variant] = true;
      code_of(table_.list[variant]) = static_cast<std::uint32_t>(index_of(same.standard) + 1);
    }
  }

  void index_folds() {
    table_.fold_of.push_back(0);
    for (std::size_t i = 0; i < table_.list.size(); ++i) {
      if (table_.folds.empty() || table_.folds.back() != table_.list[i].folded) {
        table_.folds.push_back(table_.list[i].folded);
        table_.fold_starts.push_back(static_cast<std::uint32_t>(table_.fold_codes.size()));
      }
      table_.fold_of.push_back(static_cast<std::uint32_t>(table_.folds.size() - 1));
      if (!table_.replaced[i]) {
        table_.fold_codes.push_back(static_cast<std::uint32_t>(i + 1));
      }
    }
    table_.fold_starts.push_back(static_cast<std::uint32_t>(table_.fold_codes.size()));
  }

  std::vector<Pair> pairs_ = all_pairs();
  SyllableTable table_;
};

}  // namespace

SyllableTable syllable_table() { return SyllableTableBuilder().table(); }

}  // namespace timbao::text
