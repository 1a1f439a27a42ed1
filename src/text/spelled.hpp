// Recognises a syllable by its bytes where it is written as most are: in NFC, in the standard
// spelling, in small letters or with a capital first.
//
// That is nine words in ten, so a text is read about twice as fast as letter by letter (measured).
// run.hpp reads all the others.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "text/tables.hpp"
#include "text/utf8.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::text {

// A word of at most 13 bytes as two numbers: its bytes, zeros, its size in byte 13. The slot of a
// syllable has its code in the two bytes behind.
struct SpellingKey {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  [[nodiscard]] static constexpr std::uint64_t size_bits(std::uint64_t size) { return size << 40U; }
  [[nodiscard]] static constexpr std::uint64_t code_bits(std::uint64_t code) { return code << 48U; }

  [[nodiscard]] constexpr TokenCode code() const { return static_cast<TokenCode>(high >> 48U); }
  [[nodiscard]] constexpr bool is_same_word(const SpellingKey& other) const {
    return low == other.low && high << 16U == other.high << 16U;
  }
};

inline constexpr std::size_t kLongestSpelling = 13;

// A perfect hash: a syllable stands in its slot, moved by what its bucket says.
struct SpellingPlace {
  std::size_t bucket;
  std::size_t slot;
};

// Found by trial: under it no two syllables share both bucket and slot, which gen_tables checks.
inline constexpr std::uint64_t kSpellingMultiplier = 0x91B7584A2265B1F5;
inline constexpr unsigned kSpellingBucketBits = 12;
inline constexpr unsigned kSpellingSlotBits = 15;

[[nodiscard]] constexpr SpellingPlace place_of(const SpellingKey& key) {
  const std::uint64_t mixed = (key.low ^ std::rotl(key.high, 29)) * kSpellingMultiplier;
  return {static_cast<std::size_t>(mixed >> (64U - kSpellingBucketBits)),
          static_cast<std::size_t>(mixed >> 32U) & ((std::size_t{1} << kSpellingSlotBits) - 1)};
}

namespace tables {
extern const std::uint16_t kSpellingMoves[std::size_t{1} << kSpellingBucketBits];
extern const SpellingKey kSpellingSlots[std::size_t{1} << kSpellingSlotBits];
}  // namespace tables

// A word as it stands in a source: up to the first ASCII character that is no letter.
class SpelledWord {
 public:
  // Bytes that have to be there to read a word from.
  static constexpr std::size_t kBytesRead = sizeof(SpellingKey);

  // Requires: kBytesRead bytes at `at`.
  explicit SpelledWord(const Byte* at) {
    static_assert(std::endian::native == std::endian::little);
    std::memcpy(&key_, at, sizeof key_);
    const std::uint64_t low_ends = non_letters(key_.low);
    const std::uint64_t high_ends = non_letters(key_.high);
    const auto low_size = static_cast<unsigned>(std::countr_zero(low_ends)) / 8;
    const auto high_size = static_cast<unsigned>(std::countr_zero(high_ends)) / 8;
    size_ = low_ends != 0 ? low_size : 8 + high_size;
    key_.low &= low_ends != 0 ? bytes_below(low_size) : ~std::uint64_t{0};
    key_.high &= low_ends != 0 || high_ends == 0 ? 0 : bytes_below(high_size);
    key_.high |= SpellingKey::size_bits(size_);
    lower_first();
  }

  // In bytes; more than kLongestSpelling where it is no syllable.
  [[nodiscard]] std::size_t size() const { return size_; }

  // The syllable's code, or 0. Requires: 0 < size() <= kLongestSpelling.
  [[nodiscard]] TokenCode code() const {
    const SpellingPlace place = place_of(key_);
    const SpellingKey& slot =
        tables::kSpellingSlots[place.slot ^ tables::kSpellingMoves[place.bucket]];
    return slot.is_same_word(key_) ? slot.code() : TokenCode{0};
  }

  // The spelling, in the first size() bytes.
  [[nodiscard]] const SpellingKey& key() const { return key_; }

 private:
  static constexpr std::uint64_t kOnes = 0x0101010101010101;
  static constexpr std::uint64_t kHighBits = 0x80 * kOnes;

  // The high bit of each byte that is an ASCII character but no letter.
  [[nodiscard]] static constexpr std::uint64_t non_letters(std::uint64_t bytes) {
    const std::uint64_t lower = (bytes | 0x20 * kOnes) & ~kHighBits;
    const std::uint64_t from_a = lower + (0x80 - 'a') * kOnes;
    const std::uint64_t above_z = lower + (0x7F - 'z') * kOnes;
    return ~((from_a & ~above_z) | bytes) & kHighBits;
  }

  [[nodiscard]] static constexpr std::uint64_t bytes_below(unsigned count) {
    return (std::uint64_t{1} << 8 * count) - 1;
  }

  // A-Z and Đ, which open nearly all capitalised words.
  void lower_first() {
    const std::uint64_t first = key_.low & 0xFFU;
    key_.low |= first - 'A' < 26 ? 0x20U : 0U;
    key_.low |= (key_.low & 0xFFFFU) == 0x90C4 ? 0x0100U : 0U;
  }

  SpellingKey key_;
  unsigned size_ = 0;
};

}  // namespace timbao::text
