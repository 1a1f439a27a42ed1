// Finds the words of data/name_words.tsv, the names of provinces and abbreviations in a text.
//
// Made at the first call, lives as long as the program; any thread may call. Look-ups do not
// allocate.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::analysis {

// What data/name_words.tsv says of a word, as bits.
namespace word_role {
inline constexpr unsigned kTitle = 1U << 0U;
inline constexpr unsigned kUnit = 1U << 1U;
inline constexpr unsigned kHead = 1U << 2U;
inline constexpr unsigned kBody = 1U << 3U;
inline constexpr unsigned kInner = 1U << 4U;
inline constexpr unsigned kInstitution = 1U << 5U;
inline constexpr unsigned kSurname = 1U << 6U;
inline constexpr unsigned kRareSurname = 1U << 7U;
inline constexpr unsigned kPlace = 1U << 8U;
inline constexpr unsigned kNoName = 1U << 9U;
inline constexpr unsigned kFeature = 1U << 10U;
}  // namespace word_role

// A text and its tokens, which must outlive this.
struct TokenizedText {
  std::string_view source;
  const text::Tokens& tokens;
};

struct NamePhrase {
  std::vector<std::string> terms;
  std::vector<text::TokenCode> codes;  // Of these.
  unsigned roles = 0;
  std::string place;        // The usual name of a place, in normal form.
  bool needs_unit = false;  // Is the place only behind "thành phố": "Hồ Chí Minh".
};

struct LongForm {
  std::string words;  // Terms joined by one space.
  bool is_organisation = false;
};

class NameWords {
 public:
  [[nodiscard]] static const NameWords& instance();

  // The longest phrase with one of `roles` that stands at token `i`; null where none does.
  [[nodiscard]] const NamePhrase* at(const TokenizedText& text, std::uint32_t i,
                                     unsigned roles) const;

  // What an abbreviation (terms joined by one space) stands for wherever it stands; null where it
  // is none or has several meanings.
  [[nodiscard]] const LongForm* long_form(std::string_view short_form) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  NameWords();
  void add(std::string_view words, unsigned role, std::string place = {}, bool needs_unit = false);
  void add_places();
  void add_abbreviations();
  [[nodiscard]] bool opens_organisation(std::string_view words) const;
  void sort_phrases();

  std::vector<NamePhrase> phrases_;  // By the code of the first term; of those the longest first.
  std::array<std::uint16_t, text::kCodeCount + 1> first_{};  // Of each code.
  std::array<std::uint16_t, text::kCodeCount> roles_{};      // Of all phrases of each code.
  std::unordered_map<std::string, LongForm, Hash, std::equal_to<>> long_forms_;
};

// Whether a token is written in capitals throughout, as abbreviations are.
[[nodiscard]] bool is_acronym(const TokenizedText& text, std::uint32_t i);

}  // namespace timbao::analysis
