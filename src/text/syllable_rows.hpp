// Which onsets and rhymes Vietnamese spelling puts together: 3,933 pairs, 18,054 syllables with
// their tones. tools/gen_tables makes the syllable tables from these rows.
//
// The rhymes c, ch, p and t close take only sắc and nặng, all others take six tones. Every tone of
// a pair counts, attested or not: 99.97 % of the words with a tone mark in 70 MB of news are here.
#pragma once

#include <array>
#include <string_view>

namespace timbao::text {

// One onset, or several that behave alike, and the rhymes they take. Words are parted by one space;
// the empty onset is '-'.
struct SyllableRow {
  std::u32string_view onsets;
  std::u32string_view rhymes;
};

inline constexpr std::u32string_view kRhymesA =
    U"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây";
inline constexpr std::u32string_view kRhymesO =
    U"o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt ooc oong";
inline constexpr std::u32string_view kRhymesU =
    U"u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôp uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi "
    U"ươm ươn ương ươp ươt ươu";
// With a glide before the vowel.
inline constexpr std::u32string_view kRhymesW =
    U"oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oec oem oen "
    U"oeng oeo oet uâ uâc uâm uân uâng uât uây uê uêch uên uênh uêt uêu uơ uy uya uych uyên uyêt "
    U"uyn uynh uyp uyt uyu";
inline constexpr std::u32string_view kRhymesE = U"e ec em en eng eo ep et ê êch êm ên ênh êp êt êu";
inline constexpr std::u32string_view kRhymesI =
    U"i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu";

inline constexpr std::u32string_view kMostOnsets = U"- b ch d đ h kh l m n nh p ph r s t th tr v x";

inline constexpr auto kSyllableRows = std::to_array<SyllableRow>({
    {kMostOnsets, kRhymesA},
    {kMostOnsets, kRhymesO},
    {kMostOnsets, kRhymesU},
    {kMostOnsets, kRhymesW},
    {kMostOnsets, kRhymesE},
    {kMostOnsets, kRhymesI},
    {U"h k l m s t v", U"y"},
    {U"-", U"y yêm yên yêng yêt yêu"},
    {U"c g ng", kRhymesA},
    {U"c g ng", kRhymesO},
    {U"c g ng", kRhymesU},
    {U"c g", U"oa oai oam oan oang oanh oao oay oe oen oeo uy uyên"},
    {U"ng", kRhymesW},
    {U"k gh ngh", kRhymesE},
    {U"k gh ngh", kRhymesI},
    {U"gi", kRhymesA},
    {U"gi", kRhymesO},
    {U"gi", kRhymesU},
    {U"gi", kRhymesE},
    {U"gi", U"oa oai oan"},
    // gì, gìn, giếng: the i of the onset and that of the rhyme are written once. "giết" is gi + êt.
    {U"g", U"i in inh ip it iêc iêng"},
    {U"qu", kRhymesA},
    {U"qu", U"e ec em en eng eo ep et ê êch ên ênh êt êu i ia ich in inh it ơ ơi ơt ôc ôi ông"},
    {U"qu", U"y ych yên yêt yêu yn ynh yp yt yu"},
});

// Two spellings of one word by i or y, where the press writes both and no other word is meant. The
// first is replaced by the second, which is the commoner one.
struct SpellingPair {
  std::u32string_view variant;
  std::u32string_view standard;
};

inline constexpr auto kSameWord = std::to_array<SpellingPair>({
    {U"kì", U"kỳ"},
    {U"kỉ", U"kỷ"},
    {U"kĩ", U"kỹ"},
    {U"kí", U"ký"},
    {U"kị", U"kỵ"},
    {U"lí", U"lý"},
    {U"mĩ", U"mỹ"},
    {U"tỉ", U"tỷ"},
    {U"tì", U"tỳ"},
    {U"hỉ", U"hỷ"},
    {U"sỹ", U"sĩ"},
    {U"mỳ", U"mì"},
    {U"qui", U"quy"},
    {U"quí", U"quý"},
    {U"quĩ", U"quỹ"},
    {U"quì", U"quỳ"},
    {U"quỉ", U"quỷ"},
    {U"quị", U"quỵ"},
});

// Ways to type ươ with one horn left out ("nguời", "phưong"): in a closed rhyme nothing else is
// meant.
inline constexpr std::u32string_view kHornedPair = U"ươ";
inline constexpr auto kHalfHornedPairs = std::to_array<std::u32string_view>({U"uơ", U"ưo"});

}  // namespace timbao::text
