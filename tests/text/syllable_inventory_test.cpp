// Every syllable and every way to misplace its tone mark, against a list made from onsets, vowels
// and codas by the rules of spelling.
#include "reference/syllable_inventory.hpp"

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

using reference::Style;

icu::UnicodeString utf16(std::u32string_view text) {
  return icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                       static_cast<std::int32_t>(text.size()));
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string utf8(std::u32string_view text) { return utf8(utf16(text)); }

std::string decomposed(std::u32string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return utf8(icu::Normalizer2::getNFDInstance(status)->normalize(utf16(text), status));
}

std::string upper(std::u32string_view text) {
  return utf8(utf16(text).toUpper(icu::Locale::getRoot()));
}

struct Toned {
  reference::Syllable syllable;
  std::size_t tone;
};

const std::vector<Toned>& all_syllables() {
  static const std::vector<Toned> kAll = [] {
    std::vector<Toned> all;
    for (const reference::Syllable& pair : reference::onset_rhyme_pairs()) {
      for (const std::size_t tone : reference::tones_of(pair)) all.push_back({pair, tone});
    }
    return all;
  }();
  return kAll;
}

std::string standard_spelling(const Toned& toned) {
  return utf8(reference::spelled(toned.syllable, toned.tone, Style::old_style));
}

// "kỹ" for "kĩ".
std::string normal_spelling(const Toned& toned) {
  return std::string(reference::standard(standard_spelling(toned)));
}

// The marks of the tones 1 to 5.
constexpr std::u32string_view kMarks = U"\u0300\u0309\u0303\u0301\u0323";

TEST(SyllableInventory, HoldsWhatTheRulesOfSpellingMakeAndNothingElse) {
  std::set<std::string> made;
  for (const Toned& toned : all_syllables()) made.insert(standard_spelling(toned));
  std::set<std::string> held;
  for (unsigned code = 1; code <= kSyllableCount; ++code) {
    held.emplace(spelling(static_cast<TokenCode>(code)));
  }
  EXPECT_EQ(reference::onset_rhyme_pairs().size(), 3933U);
  EXPECT_EQ(reference::all_rhymes().size(), 178U);
  EXPECT_EQ(all_syllables().size(), 18054U);
  EXPECT_EQ(made, held);
}

TEST(SyllableInventory, KnowsWhatIsASyllable) {
  std::set<std::string> known;
  for (const Toned& toned : all_syllables()) known.insert(standard_spelling(toned));
  // Every onset before every rhyme in every tone, whether or not they go together.
  std::set<std::u32string> onsets;
  for (const reference::Syllable& pair : reference::onset_rhyme_pairs()) onsets.insert(pair.onset);
  std::size_t refused = 0;
  for (const std::u32string& onset : onsets) {
    for (const reference::Rhyme& rhyme : reference::all_rhymes()) {
      for (std::size_t tone = 0; tone < 6; ++tone) {
        const std::string word =
            utf8(reference::spelled({onset, rhyme.text}, tone, Style::old_style));
        const TokenCode code = code_of(word);
        const bool exact = is_exact(code) && spelling(code) == word;
        ASSERT_EQ(exact, known.contains(word) && !reference::same_word().contains(word)) << word;
        refused += is_exact(code) ? 0U : 1U;
      }
    }
  }
  EXPECT_GT(refused, 10000U);
}

TEST(SyllableInventory, ReadsBothStylesOfTheToneMarkAlike) {
  std::set<std::string> spellings;
  for (const Toned& toned : all_syllables()) {
    const std::u32string modern = reference::spelled(toned.syllable, toned.tone, Style::new_style);
    ASSERT_EQ(normal_form(utf8(modern)), normal_spelling(toned));
    spellings.insert(utf8(modern));
    spellings.insert(standard_spelling(toned));
  }
  EXPECT_EQ(spellings.size(), 18404U);
}

// The letters of a syllable and its tone name it, wherever the mark stands: no misplaced spelling
// is another syllable, so there is no exception.
TEST(SyllableInventory, ReadsEveryMisplacedToneMarkAlike) {
  std::size_t misplaced = 0;
  for (const Toned& toned : all_syllables()) {
    const std::u32string letters = toned.syllable.letters();
    const std::string wanted = normal_spelling(toned);
    for (std::size_t at = 0; toned.tone > 0 && at < letters.size(); ++at) {
      if (!reference::is_vowel(letters[at])) continue;
      const std::u32string composed = reference::with_tone_at(letters, at, toned.tone);
      // The shape within the letter and the tone behind it, as code page 1258 has them.
      std::u32string mixed = letters;
      mixed.insert(at + 1, 1, kMarks[toned.tone - 1]);
      ASSERT_EQ(normal_form(utf8(composed)), wanted) << utf8(composed);
      ASSERT_EQ(normal_form(decomposed(composed)), wanted) << utf8(composed);
      ASSERT_EQ(normal_form(utf8(mixed)), wanted) << utf8(composed);
      ASSERT_EQ(normal_form(upper(composed)), wanted) << utf8(composed);
      ASSERT_EQ(normal_form(upper(mixed)), wanted) << utf8(composed);
      misplaced += at == reference::tone_place(toned.syllable, Style::old_style) ? 0U : 1U;
    }
  }
  EXPECT_EQ(misplaced, 10789U);
}

}  // namespace
}  // namespace timbao::text
