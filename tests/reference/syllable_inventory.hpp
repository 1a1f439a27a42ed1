// Makes the Vietnamese syllables from their parts (onset, glide, vowel, coda, tone) by the rules of
// spelling, and every way to misplace their tone mark: slow and obvious, for comparison.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbao::reference {

// Each vowel letter without and with the tones huyền, hỏi, ngã, sắc, nặng.
inline constexpr auto kTonedVowels = std::to_array<std::array<std::u32string_view, 6>>({
    {U"a", U"à", U"ả", U"ã", U"á", U"ạ"},
    {U"ă", U"ằ", U"ẳ", U"ẵ", U"ắ", U"ặ"},
    {U"â", U"ầ", U"ẩ", U"ẫ", U"ấ", U"ậ"},
    {U"e", U"è", U"ẻ", U"ẽ", U"é", U"ẹ"},
    {U"ê", U"ề", U"ể", U"ễ", U"ế", U"ệ"},
    {U"i", U"ì", U"ỉ", U"ĩ", U"í", U"ị"},
    {U"o", U"ò", U"ỏ", U"õ", U"ó", U"ọ"},
    {U"ô", U"ồ", U"ổ", U"ỗ", U"ố", U"ộ"},
    {U"ơ", U"ờ", U"ở", U"ỡ", U"ớ", U"ợ"},
    {U"u", U"ù", U"ủ", U"ũ", U"ú", U"ụ"},
    {U"ư", U"ừ", U"ử", U"ữ", U"ứ", U"ự"},
    {U"y", U"ỳ", U"ỷ", U"ỹ", U"ý", U"ỵ"},
});

// The letter with a tone; the letter itself where it is no vowel.
inline std::u32string_view toned(std::u32string_view letter, std::size_t tone) {
  for (const auto& vowel : kTonedVowels) {
    if (vowel[0] == letter) return vowel[tone];
  }
  return letter;
}

inline bool is_vowel(char32_t letter) {
  return std::u32string_view(U"aăâeêioôơuưy").find(letter) != std::u32string_view::npos;
}

// A syllable in its parts, without the tone.
struct Syllable {
  std::u32string onset;
  std::u32string rhyme;

  [[nodiscard]] std::u32string letters() const { return onset + rhyme; }
};

using Words = std::vector<std::u32string_view>;

// One vowel and the codas behind it; "-" is none.
struct Nucleus {
  std::u32string_view vowel;
  Words codas;
};

// A rhyme belongs to the class of its first letters, by which the onsets choose.
enum class RhymeClass { a, o, u, glide, e, i, y, yê };

struct Rhyme {
  std::u32string text;
  RhymeClass type;
};

inline std::vector<Rhyme> all_rhymes() {
  using enum RhymeClass;
  const std::vector<std::pair<RhymeClass, std::vector<Nucleus>>> classes = {
      {a,
       {{U"a", {U"-", U"c", U"ch", U"i", U"m", U"n", U"ng", U"nh", U"o", U"p", U"t", U"u", U"y"}},
        {U"ă", {U"c", U"m", U"n", U"ng", U"p", U"t"}},
        {U"â", {U"c", U"m", U"n", U"ng", U"p", U"t", U"u", U"y"}}}},
      {o,
       {{U"o", {U"-", U"c", U"i", U"m", U"n", U"ng", U"p", U"t"}},
        {U"ô", {U"-", U"c", U"i", U"m", U"n", U"ng", U"p", U"t"}},
        {U"ơ", {U"-", U"i", U"m", U"n", U"ng", U"p", U"t"}},
        {U"oo", {U"c", U"ng"}}}},
      {u,
       {{U"u", {U"-", U"a", U"c", U"i", U"m", U"n", U"ng", U"p", U"t"}},
        {U"uô", {U"c", U"i", U"m", U"n", U"ng", U"p", U"t"}},
        {U"ư", {U"-", U"a", U"c", U"i", U"m", U"n", U"ng", U"t", U"u"}},
        {U"ươ", {U"c", U"i", U"m", U"n", U"ng", U"p", U"t", U"u"}}}},
      {glide,
       {{U"oa", {U"-", U"c", U"ch", U"i", U"m", U"n", U"ng", U"nh", U"o", U"p", U"t", U"y"}},
        {U"oă", {U"c", U"m", U"n", U"ng", U"p", U"t"}},
        {U"oe", {U"-", U"c", U"m", U"n", U"ng", U"o", U"t"}},
        {U"uâ", {U"-", U"c", U"m", U"n", U"ng", U"t", U"y"}},
        {U"uê", {U"-", U"ch", U"n", U"nh", U"t", U"u"}},
        {U"uơ", {U"-"}},
        {U"uy", {U"-", U"a", U"ch", U"n", U"nh", U"p", U"t", U"u"}},
        {U"uyê", {U"n", U"t"}}}},
      {e,
       {{U"e", {U"-", U"c", U"m", U"n", U"ng", U"o", U"p", U"t"}},
        {U"ê", {U"-", U"ch", U"m", U"n", U"nh", U"p", U"t", U"u"}}}},
      {i,
       {{U"i", {U"-", U"a", U"ch", U"m", U"n", U"nh", U"p", U"t", U"u"}},
        {U"iê", {U"c", U"m", U"n", U"ng", U"p", U"t", U"u"}}}},
      {y, {{U"y", {U"-", U"ch", U"n", U"nh", U"p", U"t", U"u"}}}},
      {yê, {{U"yê", {U"m", U"n", U"ng", U"t", U"u"}}}},
  };
  std::vector<Rhyme> rhymes;
  for (const auto& [type, nuclei] : classes) {
    for (const auto& [vowel, codas] : nuclei) {
      for (const auto coda : codas) {
        const std::u32string_view written = coda == U"-" ? U"" : coda;
        rhymes.push_back({std::u32string(vowel).append(written), type});
      }
    }
  }
  return rhymes;
}

inline bool is_one_of(std::u32string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "qu" holds the glide: the rhymes without a rounded vowel, and the few of them that are written.
inline bool takes_after_qu(const Rhyme& rhyme) {
  switch (rhyme.type) {
    case RhymeClass::a:
      return true;
    case RhymeClass::o:
      return is_one_of(rhyme.text, {U"ôc", U"ôi", U"ông", U"ơ", U"ơi", U"ơt"});
    case RhymeClass::e:
      return !is_one_of(rhyme.text, {U"êm", U"êp"});
    case RhymeClass::i:
      return is_one_of(rhyme.text, {U"i", U"ia", U"ich", U"in", U"inh", U"it"});
    case RhymeClass::y:
      return true;
    case RhymeClass::yê:
      return is_one_of(rhyme.text, {U"yên", U"yêt", U"yêu"});
    default:
      return false;
  }
}

// The glide behind c and g.
inline bool takes_glide_after_c(std::u32string_view rhyme) {
  return is_one_of(rhyme, {U"oa", U"oai", U"oam", U"oan", U"oang", U"oanh", U"oao", U"oay", U"oe",
                           U"oen", U"oeo", U"uy", U"uyên"});
}

// Which rhymes an onset takes. c, g and ng stand before a, o and u; k, gh and ngh before e and i.
inline bool takes(std::u32string_view onset, const Rhyme& rhyme) {
  using enum RhymeClass;
  const bool back = rhyme.type == a || rhyme.type == o || rhyme.type == u;
  const bool front = rhyme.type == e || rhyme.type == i;
  if (onset == U"qu") return takes_after_qu(rhyme);
  if (onset == U"gi") {
    return back || rhyme.type == e || is_one_of(rhyme.text, {U"oa", U"oai", U"oan"});
  }
  if (onset == U"ng") return back || rhyme.type == glide;
  if (onset == U"c" || onset == U"g") {
    // Before i, g is gi: "gì", "gìn", "giếng".
    const bool gi = onset == U"g" &&
                    is_one_of(rhyme.text, {U"i", U"in", U"inh", U"ip", U"it", U"iêc", U"iêng"});
    return back || gi || (rhyme.type == glide && takes_glide_after_c(rhyme.text));
  }
  if (onset == U"gh" || onset == U"ngh") return front;
  if (onset == U"k") return front || rhyme.text == U"y";
  if (rhyme.type == y) {
    return rhyme.text == U"y" && is_one_of(onset, {U"", U"h", U"l", U"m", U"s", U"t", U"v"});
  }
  return rhyme.type == yê ? onset.empty() : true;
}

inline std::vector<Syllable> onset_rhyme_pairs() {
  const Words onsets = {U"",   U"b",  U"c", U"ch", U"d",  U"đ",  U"g",   U"gh", U"gi", U"h",
                        U"k",  U"kh", U"l", U"m",  U"n",  U"ng", U"ngh", U"nh", U"p",  U"ph",
                        U"qu", U"r",  U"s", U"t",  U"th", U"tr", U"v",   U"x"};
  std::vector<Syllable> pairs;
  for (const auto onset : onsets) {
    for (const Rhyme& rhyme : all_rhymes()) {
      if (takes(onset, rhyme)) pairs.push_back({std::u32string(onset), rhyme.text});
    }
  }
  return pairs;
}

// 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng: a stop (c, ch, p, t) takes the last two only.
inline std::vector<std::size_t> tones_of(const Syllable& syllable) {
  const bool stop = syllable.rhyme.ends_with(U"ch") ||
                    is_one_of(syllable.rhyme.substr(syllable.rhyme.size() - 1), {U"c", U"p", U"t"});
  return stop ? std::vector<std::size_t>{4, 5} : std::vector<std::size_t>{0, 1, 2, 3, 4, 5};
}

// The letters with the tone on the one at `at`.
inline std::u32string with_tone_at(std::u32string_view letters, std::size_t at, std::size_t tone) {
  return std::u32string(letters.substr(0, at))
      .append(toned(letters.substr(at, 1), tone))
      .append(letters.substr(at + 1));
}

enum class Style { old_style, new_style };

// Where the tone mark stands, in letters: on the letter with a shape mark, of two the last; else on
// the only vowel, the second of two before a consonant, the middle of three. Open oa, oe and uy
// have it on the first vowel in the old style, on the second in the new.
inline std::size_t tone_place(const Syllable& syllable, Style style) {
  const std::u32string_view rhyme = syllable.rhyme;
  const std::size_t onset = syllable.onset.size();
  if (const std::size_t shaped = rhyme.find_last_of(U"ăâêôơư"); shaped != rhyme.npos) {
    return onset + shaped;
  }
  const auto vowels = static_cast<std::size_t>(std::count_if(rhyme.begin(), rhyme.end(), is_vowel));
  if (vowels == 1) return onset;
  if (vowels == 3 || vowels < rhyme.size()) return onset + 1;
  return onset + (style == Style::new_style && is_one_of(rhyme, {U"oa", U"oe", U"uy"}) ? 1U : 0U);
}

// The syllables that normal form spells as another, since both spell one word.
inline const std::map<std::string_view, std::string_view>& same_word() {
  static const std::map<std::string_view, std::string_view> kSameWord = {
      {"kì", "kỳ"},   {"kỉ", "kỷ"},   {"kĩ", "kỹ"},   {"kí", "ký"},   {"kị", "kỵ"},
      {"lí", "lý"},   {"mĩ", "mỹ"},   {"tỉ", "tỷ"},   {"tì", "tỳ"},   {"hỉ", "hỷ"},
      {"sỹ", "sĩ"},   {"mỳ", "mì"},   {"qui", "quy"}, {"quí", "quý"}, {"quĩ", "quỹ"},
      {"quì", "quỳ"}, {"quỉ", "quỷ"}, {"quị", "quỵ"}};
  return kSameWord;
}

// `spelling`, or what normal form has in its place.
inline std::string_view standard(std::string_view spelling) {
  const auto found = same_word().find(spelling);
  return found == same_word().end() ? spelling : found->second;
}

inline std::u32string spelled(const Syllable& syllable, std::size_t tone, Style style) {
  return with_tone_at(syllable.letters(), tone_place(syllable, style), tone);
}

}  // namespace timbao::reference
