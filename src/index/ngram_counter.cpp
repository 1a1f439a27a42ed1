#include <array>
#include <cmath>
#include <fstream>
#include <utility>

#include "index/ngram_file.hpp"
#include "index/ngram_slots.hpp"
#include "timbao/index/whole_file.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using text::TokenCode;

constexpr std::uint64_t kMostCounted = std::uint64_t{64} << 20;  // Words of a segment.
constexpr std::uint64_t kSliceWords = std::uint64_t{16} << 20;   // Sorted at a time, 4 bytes each.
constexpr std::uint32_t kLeastCount = 2;

// A trigram is kept where it says this much, in nats over all its occurrences, that its bigrams do
// not: at 2 a third of them goes, at no loss of restored accents (tests/bench/README.md).
constexpr double kLeastSurprise = 2.0;

// One word with the words before and behind it: first << 16 | third, kept by the word in the
// middle.
using Sides = std::uint32_t;
constexpr TokenCode before(Sides sides) { return static_cast<TokenCode>(sides >> 16); }
constexpr TokenCode behind(Sides sides) { return static_cast<TokenCode>(sides & 0xFFFF); }

// Orders by both words: two passes of a counting sort, since buckets are long and keys short.
class SidesSorter {
 public:
  void sort(std::span<Sides> sides) {
    constexpr std::size_t kSmall = 2048;
    if (sides.size() < kSmall) {
      std::sort(sides.begin(), sides.end());
      return;
    }
    scratch_.resize(sides.size());
    constexpr unsigned kDigitBits = 11;
    std::span<Sides> from = sides, to = scratch_;
    for (unsigned shift = 0; shift < 32; shift += kDigitBits) {
      std::array<std::uint32_t, std::size_t{1} << kDigitBits> places{};
      for (const Sides key : from) ++places[digit(key, shift)];
      std::uint32_t place = 0;
      for (std::uint32_t& count : places) place += std::exchange(count, place);
      for (const Sides key : from) to[places[digit(key, shift)]++] = key;
      std::swap(from, to);
    }
    if (from.data() != sides.data()) std::copy(from.begin(), from.end(), sides.begin());
  }

 private:
  static std::size_t digit(Sides key, unsigned shift) { return (key >> shift) & 0x7FF; }

  std::vector<Sides> scratch_;
};

class NgramCounter {
 public:
  explicit NgramCounter(const ColumnFile& columns) : columns_(columns) {
    choose_articles();
    for (std::size_t first = 1; first < text::kCodeCount;) first = count_slice(first);
    finish_sentence_ends();
  }

  void write(const fs::path& path) const;

 private:
  struct Bigram {
    std::uint32_t pair;
    unsigned char count, leftover;
  };
  struct Trigram {
    std::uint64_t words;
    unsigned char count;
  };

  // Calls take(word, sides) for every word of the counted articles.
  template <class Take>
  void for_each_word(const Take& take) const {
    const auto take_all = [&take](std::uint32_t, const TokenColumn& column) {
      const auto codes = column.codes;
      TokenCode last = text::kSentenceEnd;
      for (std::size_t i = 0; i < codes.size(); ++i) {
        const TokenCode next = i + 1 < codes.size() ? codes[i + 1] : text::kSentenceEnd;
        if (codes[i] != text::kSentenceEnd) take(codes[i], Sides{last} << 16 | next);
        last = codes[i];
      }
    };
    columns_.for_each(take_all, stride_);
  }

  void choose_articles() {
    std::uint64_t words = 0;
    columns_.for_each(
        [&words](std::uint32_t, const TokenColumn& column) { words += column.codes.size(); });
    stride_ = words / kMostCounted + 1;
    for_each_word([this](TokenCode word, Sides) { ++counts_[word]; });
  }

  // Counts around the words from code `first` on, as many as fit; returns the first that did not.
  std::size_t count_slice(std::size_t first) {
    std::uint64_t size = counts_[first];
    std::size_t end = first + 1;
    while (end < text::kCodeCount && size + counts_[end] <= kSliceWords) size += counts_[end++];
    std::vector<Sides> slice(size);
    std::vector<std::uint64_t> places(end - first);
    for (std::size_t i = 1; i < places.size(); ++i) {
      places[i] = places[i - 1] + counts_[first + i - 1];
    }
    for_each_word([&](TokenCode word, Sides sides) {
      if (word >= first && word < end) slice[places[word - first]++] = sides;
    });
    std::uint64_t start = 0;
    for (std::size_t word = first; word < end; ++word) {
      count_around(static_cast<TokenCode>(word), std::span(slice).subspan(start, counts_[word]));
      start += counts_[word];
    }
    return end;
  }

  // Counts the n-grams with `word` in the middle or at the end.
  void count_around(TokenCode word, std::span<Sides> sides) {
    if (sides.empty()) return;
    for (const Sides side : sides) ++behind_[behind(side)];
    if (behind_[text::kSentenceEnd] > 0) {
      add_bigram(word, text::kSentenceEnd, behind_[text::kSentenceEnd],
                 behind_[text::kSentenceEnd]);
    }
    sorter_.sort(sides);
    for (std::size_t i = 0; i < sides.size();) {
      std::size_t end = i + 1;
      while (end < sides.size() && before(sides[end]) == before(sides[i])) ++end;
      count_pair(before(sides[i]), word, sides.subspan(i, end - i));
      i = end;
    }
    for (const Sides side : sides) behind_[behind(side)] = 0;
  }

  // `sides`: all occurrences of `word` behind `first`.
  void count_pair(TokenCode first, TokenCode word, std::span<const Sides> sides) {
    const auto count = static_cast<std::uint32_t>(sides.size());
    double leftover = count;
    for (std::size_t i = 0; i < sides.size();) {
      std::size_t end = i + 1;
      while (end < sides.size() && sides[end] == sides[i]) ++end;
      const auto together = static_cast<std::uint32_t>(end - i);
      if (keeps_trigram(first, word, behind(sides[i]), together, count)) {
        trigrams_.push_back(
            {std::uint64_t{first} << 32 | std::uint64_t{word} << 16 | behind(sides[i]),
             packed_count(together)});
        leftover -= together - kTrigramDiscount;
      }
      i = end;
    }
    add_bigram(first, word, count, leftover);
  }

  [[nodiscard]] bool keeps_trigram(TokenCode first, TokenCode word, TokenCode third,
                                   std::uint32_t together, std::uint32_t pair_count) const {
    if (together < kLeastCount) return false;
    if (!text::is_exact(first) || !text::is_exact(word) || !text::is_exact(third)) return false;
    const double given_two = static_cast<double>(together) / pair_count;
    const double given_one = static_cast<double>(behind_[third]) / counts_[word];
    return together * std::fabs(std::log(given_two / given_one)) >= kLeastSurprise;
  }

  void add_bigram(TokenCode first, TokenCode second, std::uint32_t count, double leftover) {
    ++continuations_[second];
    if (first == text::kSentenceEnd) sentences_ += count;
    if (count < kLeastCount) return;
    kept_[first] += count - kBigramDiscount;
    bigrams_.push_back(
        {std::uint32_t{first} << 16 | second, packed_count(count), packed_count(leftover)});
  }

  void finish_sentence_ends() { counts_[text::kSentenceEnd] = sentences_; }

  const ColumnFile& columns_;
  std::uint64_t stride_ = 1;
  SidesSorter sorter_;
  std::vector<std::uint32_t> behind_ = std::vector<std::uint32_t>(text::kCodeCount);
  // By code.
  std::vector<std::uint32_t> counts_ = std::vector<std::uint32_t>(text::kCodeCount);
  std::vector<std::uint32_t> continuations_ = std::vector<std::uint32_t>(text::kCodeCount);
  std::vector<double> kept_ =
      std::vector<double>(text::kCodeCount);  // Of the bigrams that a word begins.
  std::uint32_t sentences_ = 0;
  std::vector<Bigram> bigrams_;
  std::vector<Trigram> trigrams_;
};

// A hash table of the entries, a fifth of its slots free.
template <std::size_t kSlotBytes, class Entry, class Key, class Put>
std::vector<unsigned char> table_of(const std::vector<Entry>& entries, const Key& key,
                                    const Put& put) {
  std::vector<unsigned char> table((entries.size() + entries.size() / 4 + 1) * kSlotBytes);
  const std::size_t slots = table.size() / kSlotBytes;
  for (const Entry& entry : entries) {
    // Two keys of one mark in neighbouring slots share them; the first, kept by the lower code,
    // stays.
    unsigned char* const slot = find_slot<kSlotBytes>(std::span(table), key(entry));
    const std::uint16_t mark = SlotKey(key(entry), slots).mark;
    if (slot[0] != 0 || slot[1] != 0) continue;
    std::memcpy(slot, &mark, sizeof mark);
    put(entry, slot + sizeof mark);
  }
  return table;
}

void NgramCounter::write(const fs::path& path) const {
  std::vector<NgramWord> words;
  for (std::uint32_t code = 0; code < text::kCodeCount; ++code) {
    if (counts_[code] == 0) continue;
    words.push_back({code, counts_[code], continuations_[code],
                     static_cast<float>(counts_[code] - kept_[code])});
  }
  const auto bigrams = table_of<kBigramSlotBytes>(
      bigrams_, [](const Bigram& bigram) { return bigram.pair; },
      [](const Bigram& bigram, unsigned char* value) {
        value[0] = bigram.count;
        value[1] = bigram.leftover;
      });
  const auto trigrams = table_of<kTrigramSlotBytes>(
      trigrams_, [](const Trigram& trigram) { return trigram.words; },
      [](const Trigram& trigram, unsigned char* value) { *value = trigram.count; });

  const fs::path unfinished = path.string() + ".next";
  {
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    const auto put = [&out](const void* bytes, std::size_t count) {
      out.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(count));
    };
    NgramHeader header{};
    std::copy(std::begin(kNgramMagic), std::end(kNgramMagic), header.magic);
    header.words = static_cast<std::uint32_t>(words.size());
    header.bigram_slots = static_cast<std::uint32_t>(bigrams.size() / kBigramSlotBytes);
    header.trigram_slots = static_cast<std::uint32_t>(trigrams.size() / kTrigramSlotBytes);
    put(&header, sizeof header);
    put(words.data(), words.size() * sizeof(NgramWord));
    put(bigrams.data(), bigrams.size());
    put(trigrams.data(), trigrams.size());
    if (!out.flush()) throw_io(unfinished, "cannot be written");
  }
  put_in_place(unfinished, path);
}

}  // namespace

void write_ngrams(const ColumnFile& columns, const fs::path& path) {
  NgramCounter(columns).write(path);
}

}  // namespace timbao::index
