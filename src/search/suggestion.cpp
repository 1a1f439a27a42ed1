#include "search/suggestion.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "search/near_words.hpp"
#include "search/places.hpp"
#include "search/restoration.hpp"
#include "search/spelling_out.hpp"
#include "search/typing_cost.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/typed_keys.hpp"
#include "timbao/text/word_letters.hpp"

namespace timbao::search {
namespace {

constexpr double kSyllableLimit = 9;  // Two easy confusions, or a slip and a tone.
constexpr double kKeysNotApplied = 3;
constexpr double kSpaceLeftOut = 4;
constexpr std::size_t kMostNear = 16;  // Candidates of a word beside its own forms,
constexpr std::size_t kMostForms = 8;  // and of those.
constexpr std::size_t kShortestName = 4;
constexpr std::size_t kMostWords = 40;
constexpr double kUsual = 100;  // Times that a syllable occurs.
constexpr double kAtHome = 10;  // Times that a word stands beside its neighbour.

// What speaks against any change, whichever it is.
double prior_of(Doubt doubt) { return doubt == Doubt::strong ? 1 : 5; }

bool is_letters(const std::string& term) {
  return std::none_of(term.begin(), term.end(), [](char c) { return c >= 0 && c < 'a'; });
}

class Speller {
 public:
  Speller(const Query& query, AccentReading accents, Doubt doubt, const index::Reader& reader)
      : database_(reader.database()),
        model_(reader.language_model()),
        accents_(accents),
        known_prior_(prior_of(doubt)),
        forms_(reader, accents),
        query_(query) {}

  std::vector<Query> better() {
    if (places_of(query_).size() > kMostWords) return {};
    look_for_unknown();
    const bool parted = part_words();
    const bool corrected = correct_words();
    if (!parted && !corrected) return {};
    std::vector<Query> queries{parse_query(spelled_out(query_)).root};
    if (!marks_count(accents_)) {
      for (const Place& place : places_of(query_)) {
        if (place.leaf == nullptr) continue;
        replace_term(*place.leaf, place.term, kept(place.leaf->terms[place.term], accents_));
      }
      queries.push_back(parse_query(spelled_out(query_)).root);
    }
    return queries;
  }

 private:
  // A word that no article has explains why nothing is found; the others are the less in doubt.
  void look_for_unknown() {
    for (const Place& place : places_of(query_)) {
      if (place.leaf == nullptr || place.excluded) continue;
      if (forms_.of(place.leaf->terms[place.term]).empty()) known_prior_ = prior_of(Doubt::some);
    }
  }

  bool part_words() {
    bool any = false;
    for (const Place& place : places_of(query_)) {
      if (place.leaf == nullptr || place.excluded) continue;
      const std::string& term = place.leaf->terms[place.term];
      if (!is_letters(term) || !forms_.of(term).empty()) continue;
      const std::optional<Parts> parts = parted(term, model_);
      if (!parts || !is_sooner_parted(term, *parts)) continue;
      replace_term(*place.leaf, place.term, parts->words);
      // Behind "title:" or NEAR only quotes hold them together.
      if (!place.in_a_row) place.leaf->kind = Query::Kind::phrase;
      any = true;
    }
    if (any) query_ = parse_query(spelled_out(query_)).root;
    return any;
  }

  // "trumo" is sooner "trump" than "trụ mô".
  bool is_sooner_parted(const std::string& term, const Parts& parts) {
    const std::vector<NearWord> near = best_of(near_to(term), 1);
    if (near.empty()) return true;
    const double as_one = std::log(model_.count(text::code_of(near[0].term)) + 1) - near[0].cost;
    return std::log(parts.rarest_pair) - kSpaceLeftOut > as_one;
  }

  bool correct_words() {
    const std::vector<Place> places = places_of(query_);
    std::vector<std::vector<NearWord>> candidates;
    std::vector<std::vector<PricedForm>> priced;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Place& place = places[i];
      candidates.push_back(candidates_at(place, is_at_home(places, i)));
      priced.emplace_back();
      for (const NearWord& word : candidates.back()) {
        priced.back().push_back({text::code_of(word.term), word.cost});
      }
      if (place.leaf == nullptr) priced.back() = {{text::kSentenceEnd, 0}};
    }
    const std::vector<std::size_t> likely = likely_forms(model_, priced);
    bool any = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i].leaf == nullptr || places[i].excluded) continue;
      const std::string& term = places[i].leaf->terms[places[i].term];
      const std::string& better = candidates[i][likely[i]].term;
      if (kept(term, accents_) != kept(better, accents_)) any = true;
      if (term != better) replace_term(*places[i].leaf, places[i].term, better);
    }
    return any;
  }

  // Whether a word often stands between the two that it stands between here, so that it needs no
  // other: what is misspelt hardly does. Looking for others is what takes time.
  [[nodiscard]] bool is_at_home(const std::vector<Place>& places, std::size_t i) const {
    const auto count = [&](std::size_t first) {
      return model_.count(code_at(places[first]), code_at(places[first + 1]));
    };
    if (i == 0 || i + 1 == places.size()) return false;
    return count(i - 1) >= kAtHome && count(i) >= kAtHome;
  }

  static text::TokenCode code_at(const Place& place) {
    return place.leaf == nullptr ? text::kSentenceEnd
                                 : text::code_of(place.leaf->terms[place.term]);
  }

  // What may be meant at a place, never nothing; what stands there first.
  std::vector<NearWord> candidates_at(const Place& place, bool is_at_home) {
    if (place.leaf == nullptr) return {};
    const std::string& term = place.leaf->terms[place.term];
    if (place.excluded) return {{term, 0}};
    std::vector<NearWord> own = best_of(own_forms(term), kMostForms);
    if (is_at_home && !own.empty()) return own;
    std::vector<NearWord> near = best_of(near_to(term), kMostNear);
    // A word that no article has is sooner any other than itself.
    if (own.empty() && near.empty()) return {{term, 0}};
    own.insert(own.end(), near.begin(), near.end());
    return own;
  }

  std::vector<NearWord> own_forms(const std::string& term) {
    std::vector<NearWord> own;
    for (const std::string& form : forms_.of(term)) own.push_back({form, 0});
    return own;
  }

  // With what speaks against any change of a known word, whichever it is.
  std::vector<NearWord> near_to(const std::string& term) {
    if (!is_letters(term)) return {};
    std::vector<NearWord> near = near_syllables(term, accents_, model_, kSyllableLimit);
    const bool is_known = !forms_.of(term).empty();
    if (may_be_name(term)) {
      for (NearWord& word : near_words(term, accents_, database_)) near.push_back(std::move(word));
    }
    if (auto keyed = text::from_typed_keys(term)) near.push_back({*keyed, kKeysNotApplied});
    if (is_known) {
      for (NearWord& word : near) word.cost += known_prior_;
    }
    return near;
  }

  // Of a foreign name that lost a letter a rare syllable may be left: "trum".
  [[nodiscard]] bool may_be_name(const std::string& term) const {
    const text::TokenCode code = text::code_of(term);
    const bool is_usual = text::is_exact(code) && model_.count(code) >= kUsual;
    return !is_usual && text::letters_of(term).letters.size() >= kShortestName;
  }

  // Those of the index's words that are the likeliest on their own, with what the model does not
  // know added to their cost. A code other than a syllable's stands for several words, of which
  // this is but one.
  std::vector<NearWord> best_of(std::vector<NearWord> words, std::size_t most) const {
    std::vector<std::pair<double, NearWord>> weighed;
    for (NearWord& word : words) {
      const text::TokenCode code = text::code_of(word.term);
      double count = model_.count(code);
      if (!text::is_exact(code)) {
        const auto own = static_cast<double>(database_.get_collection_freq(word.term));
        if (own < count) word.cost += std::log(count / std::max(own, 0.1));
      }
      weighed.emplace_back(word.cost - std::log(count + 0.1), std::move(word));
    }
    std::stable_sort(weighed.begin(), weighed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<NearWord> best;
    for (auto& [weight, word] : weighed) {
      if (best.size() == most) break;
      if (database_.term_exists(word.term)) best.push_back(std::move(word));
    }
    return best;
  }

  const Xapian::Database& database_;
  const index::LanguageModel& model_;
  const AccentReading accents_;
  double known_prior_;  // Of words that some article has.
  WordForms forms_;
  Query query_;
};

}  // namespace

std::vector<Query> better_queries(const Query& query, AccentReading accents, Doubt doubt,
                                  const index::Reader& reader) {
  return Speller(query, accents, doubt, reader).better();
}

}  // namespace timbao::search
