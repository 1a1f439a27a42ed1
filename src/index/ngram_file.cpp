#include "index/ngram_file.hpp"

#include <array>
#include <cstring>

#include "index/ngram_slots.hpp"

namespace timbao::index {
namespace {

// The value of a key's slot, or null where the table lacks the key.
template <std::size_t kSlotBytes>
const unsigned char* value_of(std::span<const unsigned char> table, std::uint64_t key) {
  const unsigned char* const slot = find_slot<kSlotBytes>(table, key);
  if (slot == nullptr || (slot[0] == 0 && slot[1] == 0)) return nullptr;
  return slot + sizeof(std::uint16_t);
}

}  // namespace

double unpacked_count(unsigned char packed) {
  static const std::array<double, 256> kCounts = [] {
    std::array<double, 256> counts{};
    for (std::size_t i = 1; i < counts.size(); ++i) {
      counts[i] = std::exp2((static_cast<double>(i) - 1) / 8);
    }
    return counts;
  }();
  return kCounts[packed];
}

NgramFile::NgramFile(const std::filesystem::path& path) : file_(path) {
  const std::span<const unsigned char> bytes = file_.bytes();
  NgramHeader header{};
  const bool has_header = bytes.size() >= sizeof header;
  if (has_header) std::memcpy(&header, bytes.data(), sizeof header);
  const std::size_t word_bytes = header.words * sizeof(NgramWord);
  const std::size_t bigram_bytes = header.bigram_slots * kBigramSlotBytes;
  const std::size_t trigram_bytes = header.trigram_slots * kTrigramSlotBytes;
  if (!has_header || std::memcmp(header.magic, kNgramMagic, sizeof kNgramMagic) != 0 ||
      bytes.size() != sizeof header + word_bytes + bigram_bytes + trigram_bytes) {
    throw_damaged(path, "n-gram counts");
  }
  const unsigned char* const first = bytes.data() + sizeof header;
  words_ = {reinterpret_cast<const NgramWord*>(first), header.words};
  bigrams_ = {first + word_bytes, bigram_bytes};
  trigrams_ = {first + word_bytes + bigram_bytes, trigram_bytes};
}

BigramCount NgramFile::bigram(std::uint32_t pair) const {
  const unsigned char* const value = value_of<kBigramSlotBytes>(bigrams_, pair);
  if (value == nullptr) return {};
  return {unpacked_count(value[0]), unpacked_count(value[1])};
}

double NgramFile::trigram(std::uint32_t pair, text::TokenCode third) const {
  const unsigned char* const value =
      value_of<kTrigramSlotBytes>(trigrams_, std::uint64_t{pair} << 16 | third);
  return value == nullptr ? 0 : unpacked_count(*value);
}

}  // namespace timbao::index
