#include "gen_tables/spellings.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string>

#include "gen_tables/unicode.hpp"

namespace timbao::text {
namespace {

// The fullest buckets choose first how far their syllables move.
class SpellingTableBuilder {
 public:
  explicit SpellingTableBuilder(const SyllableTable& syllables) {
    for (std::size_t i = 0; i < syllables.list.size(); ++i) {
      if (!syllables.replaced[i]) {
        const SpellingKey key = key_of_spelling(utf8(syllables.list[i].spelling), i + 1);
        buckets_[place_of(without_code(key)).bucket].push_back(key);
      }
    }
    std::vector<std::size_t> order(buckets_.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return buckets_[a].size() > buckets_[b].size();
    });
    for (const std::size_t bucket : order) {
      place(bucket);
    }
  }

  [[nodiscard]] SpellingTable table() const { return {moves_, slots_}; }

 private:
  static SpellingKey key_of_spelling(const std::string& spelling, std::size_t code) {
    if (spelling.size() > kLongestSpelling) {
      fail("too long: " + spelling);
    }
    SpellingKey key;
    std::memcpy(&key, spelling.data(), spelling.size());
    key.high |= SpellingKey::size_bits(spelling.size()) | SpellingKey::code_bits(code);
    return key;
  }

  static SpellingKey without_code(SpellingKey key) {
    key.high &= SpellingKey::code_bits(1) - 1;
    return key;
  }

  [[nodiscard]] std::vector<std::size_t> slots_of(std::size_t bucket, std::size_t move) const {
    std::vector<std::size_t> slots;
    for (const SpellingKey& key : buckets_[bucket]) {
      slots.push_back(place_of(without_code(key)).slot ^ move);
    }
    return slots;
  }

  void place(std::size_t bucket) {
    std::vector<std::size_t> places = slots_of(bucket, 0);
    std::sort(places.begin(), places.end());
    if (std::adjacent_find(places.begin(), places.end()) != places.end()) {
      fail("two syllables share a bucket and a slot: spelled.hpp needs another multiplier");
    }
    const auto is_free = [this](std::size_t slot) { return slots_[slot].code() == 0; };
    std::size_t move = 0;
    while (places = slots_of(bucket, move), !std::all_of(places.begin(), places.end(), is_free)) {
      if (++move == slots_.size()) {
        fail("a bucket finds no place: spelled.hpp needs more slots");
      }
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      slots_[places[i]] = buckets_[bucket][i];
    }
    moves_[bucket] = move;
  }

  std::vector<std::vector<SpellingKey>> buckets_ =
      std::vector<std::vector<SpellingKey>>(std::size_t{1} << kSpellingBucketBits);
  std::vector<std::size_t> moves_ = std::vector<std::size_t>(std::size_t{1} << kSpellingBucketBits);
  std::vector<SpellingKey> slots_ = std::vector<SpellingKey>(std::size_t{1} << kSpellingSlotBits);
};

}  // namespace

SpellingTable spelling_table(const SyllableTable& syllables) {
  return SpellingTableBuilder(syllables).table();
}

}  // namespace timbao::text
