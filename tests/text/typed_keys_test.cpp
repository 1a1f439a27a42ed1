#include "timbao/text/typed_keys.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reference/typing.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

using test::KeyPlace;
using test::Method;

constexpr std::uint32_t kSeed = 20261122;

TEST(TypedKeys, AreReadInEveryOrderThatPeopleType) {
  const std::vector<std::pair<std::string_view, std::string_view>> kTyped = {
      {"ngoaji", "ngoại"},    {"ngoaij", "ngoại"},   {"ngajoi", ""},
      {"ddieenj", "điện"},    {"dieend", "điên"},    {"dieendj", "điện"},
      {"ddieejn", "điện"},    {"vieetj", "việt"},    {"vietej", "việt"},
      {"vietje", "việt"},     {"nguwowif", "người"}, {"nguowif", "người"},
      {"nguwoif", "người"},   {"nguoiwf", "người"},  {"nguoifw", "người"},
      {"dduwowngf", "đường"}, {"dduongwf", "đường"}, {"duongwfd", "đường"},
      {"deend", "đên"},       {"thuowr", "thuở"},    {"quawngr", "quẳng"},
      {"chuaw", "chưa"},      {"muaw", "mưa"},       {"hoawcj", "hoặc"},
      {"nhwng", "nhưng"},     {"tw", "tư"},          {"gif", "gì"},
      {"giasc", "giác"},      {"hoaf", "hòa"},       {"hofa", "hòa"},
      {"hoaof", "hoào"},      {"khuyru", "khuỷu"},   {"nghieengs", "nghiếng"},
      {"ngoeos", "ngoéo"},    {"xoongf", "xồng"},    {"ky", ""},
      {"kix", "kỹ"},          {"ngoai5", "ngoại"},   {"ngoa5i", "ngoại"},
      {"d9oi61", "đối"},      {"doi691", "đối"},     {"nguo7i2", "người"},
      {"ngu7o7i2", "người"},  {"nguoi72", "người"},  {"viet65", "việt"},
      {"vie65t", "việt"},     {"a8n", "ăn"},         {"kho6ng", "không"},
      {"qua8ng3", "quẳng"}};
  for (const auto& [term, wanted] : kTyped) {
    EXPECT_EQ(from_typed_keys(term).value_or(""), wanted) << term;
  }
}

TEST(TypedKeys, AreNoneInOtherWords) {
  for (const std::string_view term : {"",
                                      "a",
                                      "toan",
                                      "khoong",
                                      "ngoại",
                                      "Ngoaji",
                                      "ngoajij",
                                      "ngoaij1",
                                      "u23",
                                      "f0",
                                      "h1",
                                      "5g",
                                      "m2",
                                      "covid",
                                      "facebook",
                                      "at&t",
                                      "đắk",
                                      "ngoai0",
                                      "ngoai9",
                                      "1",
                                      "w3c",
                                      "nghieeengsss",
                                      "sngoai",
                                      "5ngoai",
                                      "zalo",
                                      "hoaz",
                                      "ddieenjddieenj",
                                      "việtj"}) {
    EXPECT_EQ(from_typed_keys(term), std::nullopt) << term;
  }
}

// What these are in Vietnamese nobody means; the caller knows which words its index holds.
TEST(TypedKeys, TakeSomeForeignWordsForSyllables) {
  const std::vector<std::pair<std::string_view, std::string_view>> kTaken = {
      {"visa", "vía"}, {"air", "ải"}, {"bus", "bú"}, {"test", "tét"}, {"moon", "môn"}};
  for (const auto& [term, wanted] : kTaken) {
    EXPECT_EQ(from_typed_keys(term).value_or(""), wanted) << term;
  }
}

TEST(TypedKeys, LeaveMostEnglishWordsAlone) {
  const std::vector<std::string_view> kEnglish = {
      "about",   "after",    "again",  "airport", "album",    "bank",    "beach",      "best",
      "black",   "blue",     "board",  "book",    "business", "camera",  "card",       "center",
      "chip",    "city",     "class",  "cloud",   "club",     "coach",   "code",       "color",
      "company", "cup",      "data",   "date",    "day",      "design",  "drone",      "email",
      "energy",  "event",    "expo",   "family",  "fan",      "fashion", "festival",   "film",
      "flash",   "food",     "forum",  "game",    "gas",      "gold",    "golf",       "google",
      "green",   "group",    "gym",    "hacker",  "happy",    "health",  "home",       "hotel",
      "house",   "icon",     "idol",   "iphone",  "island",   "jeans",   "laptop",     "league",
      "life",    "like",     "link",   "live",    "logo",     "love",    "mall",       "market",
      "master",  "media",    "metro",  "miss",    "model",    "movie",   "music",      "news",
      "night",   "number",   "office", "online",  "open",     "park",    "party",      "phone",
      "photo",   "police",   "power",  "press",   "radio",    "rapper",  "resort",     "robot",
      "rock",    "run",      "sale",   "school",  "series",   "server",  "shop",       "show",
      "smart",   "software", "spa",    "sport",   "star",     "startup", "stream",     "street",
      "studio",  "style",    "summer", "super",   "team",     "tech",    "tennis",     "theme",
      "ticket",  "tour",     "tower",  "travel",  "trend",    "truck",   "university", "video",
      "view",    "village",  "virus",  "vlog",    "war",      "water",   "web",        "wifi",
      "win",     "world",    "year",   "yoga",    "youtube",  "zone"};
  std::set<std::string_view> taken;
  for (const std::string_view word : kEnglish) {
    if (from_typed_keys(word).has_value()) taken.insert(word);
  }
  EXPECT_EQ(taken, (std::set<std::string_view>{"best", "gas", "theme", "war"}));
}

// What became of the syllables that have keys.
struct RoundTrips {
  std::size_t read = 0;         // As themselves.
  std::set<std::string> plain;  // Terms that are a syllable as they stand.
  std::set<std::string> other;  // Syllables that are read as another one or not at all.
};

RoundTrips round_trips(Method method, KeyPlace place, bool both_horns) {
  RoundTrips found;
  for (unsigned i = 1; i <= kSyllableCount; ++i) {
    const std::string_view syllable = spelling(static_cast<TokenCode>(i));
    const std::string term = test::typed(syllable, method, place, both_horns);
    if (term == syllable) continue;
    if (from_typed_keys(term) == normal_form(syllable)) {
      ++found.read;
    } else if (is_exact(code_of(term))) {
      found.plain.insert(term);
    } else {
      found.other.insert(std::string(syllable));
    }
  }
  return found;
}

constexpr KeyPlace kPlaces[] = {KeyPlace::at_letter, KeyPlace::tone_at_end, KeyPlace::all_at_end};

TEST(TypedKeys, InVniGiveEverySyllable) {
  for (const KeyPlace place : kPlaces) {
    for (const bool both_horns : {false, true}) {
      const RoundTrips found = round_trips(Method::vni, place, both_horns);
      EXPECT_EQ(found.read, 16904U);
      EXPECT_TRUE(found.plain.empty()) << *found.plain.begin();
      EXPECT_TRUE(found.other.empty()) << *found.other.begin();
    }
  }
}

// "khoong" is a syllable, so it is not read as không; "xoongf" is read as xồng, as drivers do, who
// want a third o for xoòng. There is no other loss.
TEST(TypedKeys, InTelexGiveEverySyllableButThoseOfADoubleO) {
  const std::set<std::string> kPlain = {"boong",  "choong", "coong",  "doong", "gioong", "goong",
                                        "hoong",  "khoong", "loong",  "moong", "ngoong", "nhoong",
                                        "noong",  "oong",   "phoong", "poong", "roong",  "soong",
                                        "thoong", "toong",  "troong", "voong", "xoong"};
  for (const KeyPlace place : kPlaces) {
    for (const bool both_horns : {false, true}) {
      const RoundTrips found = round_trips(Method::telex, place, both_horns);
      EXPECT_GT(found.read, 16700U);
      // With all keys at the end it is "khongo", which is no syllable.
      if (place != KeyPlace::all_at_end) {
        EXPECT_EQ(found.plain, kPlain);
      } else {
        EXPECT_TRUE(found.plain.empty());
      }
      for (const std::string& syllable : found.other) {
        EXPECT_NE(folded_spelling(code_of(syllable)).find("oo"), std::string_view::npos)
            << syllable;
      }
    }
  }
}

TEST(TypedKeys, AreReadFromAnyBytesWithoutHarm) {
  std::mt19937 engine(kSeed);
  constexpr std::string_view kCharacters = "aeouiydwsfrxjz1234567890ngh";
  for (int round = 0; round < 200000; ++round) {
    std::string term;
    for (unsigned left = engine() % 16; left > 0; --left) {
      term += round % 2 == 0 ? kCharacters[engine() % kCharacters.size()]
                             : static_cast<char>(engine() % 256);
    }
    const std::optional<std::string> read = from_typed_keys(term);
    if (!read.has_value()) continue;
    ASSERT_TRUE(is_exact(code_of(*read)) && spelling(code_of(*read)) == *read)
        << "seed " << kSeed << " round " << round << ' ' << testing::PrintToString(term);
    ASSERT_FALSE(is_exact(code_of(term)))
        << "seed " << kSeed << " round " << round << ' ' << testing::PrintToString(term);
  }
}

}  // namespace
}  // namespace timbao::text
