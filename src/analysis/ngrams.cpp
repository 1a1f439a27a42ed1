#include "timbao/analysis/ngrams.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <unordered_map>

#include "analysis/exact_columns.hpp"
#include "analysis/tally.hpp"
#include "timbao/base/error.hpp"

namespace timbao::analysis {
namespace {

constexpr unsigned kWordBits = 25;  // Five words fit into 128.
constexpr WordNumber kWordMask = (WordNumber{1} << kWordBits) - 1;
constexpr unsigned kPartShift = 32;            // Bits of a hash that choose no bound.
constexpr std::uint64_t kPart = 1 << 18;       // N-grams in a sample, about: guesses.
constexpr std::uint64_t kTypicalWords = 512;   // Of an article.
constexpr std::uint64_t kBoundsPerNgram = 16;  // That may be listed.
constexpr std::uint64_t kFewestBounds = 1 << 12, kMostBounds = 1 << 24;

// Some words side by side, the last one in the lowest bits.
struct Key {
  std::uint64_t high = 0, low = 0;

  void append(WordNumber word) {
    high = high << kWordBits | low >> (64 - kWordBits);
    low = low << kWordBits | word;
  }
  WordNumber take_last() {
    const auto word = static_cast<WordNumber>(low & kWordMask);
    low = low >> kWordBits | high << (64 - kWordBits);
    high >>= kWordBits;
    return word;
  }
  friend bool operator==(const Key&, const Key&) = default;
};

struct KeyHash {
  std::size_t operator()(const Key& key) const {
    std::uint64_t hash = (key.low ^ key.high * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93U;
    return hash ^ hash >> 32;
  }
};

using Tallies = std::unordered_map<Key, Tally, KeyHash>;

class NgramCounter {
 public:
  NgramCounter(const index::Reader& reader, std::span<const std::uint32_t> documents,
               const NgramOptions& options)
      : documents_(documents),
        options_(options),
        columns_(reader, documents.size()),
        parts_(
            std::bit_ceil(std::max<std::uint64_t>(1, documents.size() * kTypicalWords / kPart))) {}

  Ngrams listed() {
    const std::uint64_t min_count = std::max<std::uint64_t>(options_.min_count, 1);
    Tallies tallies = sample();
    if (parts_ > 1) {
      const std::uint64_t least = least_listed(tallies, min_count);
      bound_counts(least);
      tallies = counted(least);
    }
    return {.list = list_of(tallies, min_count), .words = words_, .considered = considered_};
  }

 private:
  // Calls visit(key, hash, document) for all n-grams.
  template <class Visit>
  void for_each(const Visit& visit) {
    words_ = considered_ = 0;
    for (const std::uint32_t document : documents_) {
      const auto words = columns_.words_of(document);
      find_wanted();
      for (auto sentence = words.begin(); sentence != words.end();) {
        const auto end = std::find(sentence, words.end(), WordNumber{text::kSentenceEnd});
        visit_sentence({sentence, end}, [&](const Key& key) {
          ++considered_;
          visit(key, KeyHash()(key), document);
        });
        words_ += static_cast<std::uint64_t>(end - sentence);
        sentence = end == words.end() ? end : end + 1;
      }
    }
  }

  template <class Visit>
  void visit_sentence(std::span<const WordNumber> words, const Visit& visit) const {
    for (std::size_t first = 0; first < words.size(); ++first) {
      Key key;
      const std::size_t longest = std::min<std::size_t>(options_.longest, words.size() - first);
      for (std::size_t length = 1; length <= longest; ++length) {
        key.append(words[first + length - 1]);
        if (length >= options_.shortest && is_wanted(words.subspan(first, length))) visit(key);
      }
    }
  }

  // The numbers of the words asked for, as far as articles so far had them.
  void find_wanted() {
    wanted_.clear();
    for (const std::string& word : options_.containing)
      wanted_.push_back(columns_.numbers().find(word));
    if (columns_.numbers().end() > kWordMask) {
      throw Error(ErrorKind::usage, "too many different words for n-grams: count fewer articles");
    }
  }

  [[nodiscard]] bool is_wanted(std::span<const WordNumber> words) const {
    return wanted_.empty() ||
           std::search(words.begin(), words.end(), wanted_.begin(), wanted_.end()) != words.end();
  }

  // One of the parts, exactly.
  Tallies sample() {
    Tallies tallies;
    for_each([&](const Key& key, std::size_t hash, std::uint32_t document) {
      if ((hash >> kPartShift & (parts_ - 1)) == 0) tallies[key].add(document);
    });
    return tallies;
  }

  // No n-gram that occurs less often will be listed, since a part of them has enough that do not.
  [[nodiscard]] std::uint64_t least_listed(const Tallies& part, std::uint64_t min_count) const {
    if (part.size() < options_.limit) return min_count;
    std::vector<std::uint64_t> counts;
    for (const auto& [key, tally] : part) counts.push_back(tally.count);
    const auto last = counts.begin() + static_cast<std::ptrdiff_t>(options_.limit) - 1;
    std::nth_element(counts.begin(), last, counts.end(), std::greater());
    return std::max(min_count, *last);
  }

  [[nodiscard]] std::uint32_t& bound(std::size_t hash) {
    return bounds_[hash & (bounds_.size() - 1)];
  }

  // Counts all n-grams by hash, several together, but few enough that most bounds are too low.
  void bound_counts(std::uint64_t least) {
    const std::uint64_t wanted = kBoundsPerNgram * considered_ / least;
    bounds_.assign(std::bit_ceil(std::clamp(wanted, kFewestBounds, kMostBounds)), 0);
    for_each([&](const Key&, std::size_t hash, std::uint32_t) { ++bound(hash); });
  }

  // All that may occur `least` times, exactly.
  Tallies counted(std::uint64_t least) {
    Tallies tallies;
    for_each([&](const Key& key, std::size_t hash, std::uint32_t document) {
      if (bound(hash) >= least) tallies[key].add(document);
    });
    return tallies;
  }

  [[nodiscard]] std::vector<Ngram> list_of(const Tallies& tallies, std::uint64_t min_count) const {
    std::vector<Ngram> list;
    for (const auto& [key, tally] : tallies) {
      if (tally.count >= min_count) list.push_back({text_of(key), tally.count, tally.articles});
    }
    std::sort(list.begin(), list.end(), [](const Ngram& a, const Ngram& b) {
      return a.count != b.count ? a.count > b.count : a.text < b.text;
    });
    if (list.size() > options_.limit) list.resize(options_.limit);
    return list;
  }

  [[nodiscard]] std::string text_of(Key key) const {
    std::string text;
    while (key != Key{}) {
      const std::string word(columns_.numbers().spelling(key.take_last()));
      text = text.empty() ? word : word + ' ' + text;
    }
    return text;
  }

  std::span<const std::uint32_t> documents_;
  const NgramOptions& options_;
  ExactColumns columns_;
  std::uint64_t parts_;             // A power of two.
  std::vector<WordNumber> wanted_;  // `containing`; 0 for a word that no article had so far.
  std::uint64_t words_ = 0, considered_ = 0;  // That for_each() has met.
  std::vector<std::uint32_t> bounds_;
};

}  // namespace

Ngrams ngrams_of(const index::Reader& reader, std::span<const std::uint32_t> documents,
                 const NgramOptions& options) {
  return NgramCounter(reader, documents, options).listed();
}

}  // namespace timbao::analysis
