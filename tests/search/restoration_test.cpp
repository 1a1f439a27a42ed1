#include "search/restoration.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "support/random_columns.hpp"
#include "support/temp_folder.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {
namespace {

using index::LanguageModel;
using test::CodeColumn;
using test::model_of;
using test::random_columns;
using test::TempFolder;
using text::code_of;
using text::kSentenceEnd;
using text::TokenCode;

using Words = std::vector<std::vector<TokenCode>>;
using Choice = std::vector<std::size_t>;

CodeColumn vocabulary() {
  CodeColumn codes;
  for (const char* const word :
       {"đường", "dương", "sắt", "sát", "thủy", "thúy", "sản", "san", "lúa", "lụa"}) {
    codes.push_back(code_of(word));
  }
  return codes;
}

// How likely a reading is: the sum of its words' log probabilities. Where a sentence ends counts
// for nothing.
double log_likelihood(const LanguageModel& model, const Words& words, const Choice& choice) {
  double sum = 0;
  TokenCode before_last = kSentenceEnd, last = kSentenceEnd;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const TokenCode next = words[i][choice[i]];
    const double after_last = probability_after(model, last, next);
    if (next != kSentenceEnd) {
      sum += std::log(model.probability(model.context(before_last, last), next, after_last));
    }
    before_last = last;
    last = next;
  }
  return sum;
}

// The best of all readings, tried one after another.
double best_likelihood(const LanguageModel& model, const Words& words) {
  double best = -std::numeric_limits<double>::infinity();
  Choice choice(words.size());
  for (;;) {
    best = std::max(best, log_likelihood(model, words, choice));
    std::size_t i = 0;
    while (i < words.size() && ++choice[i] == words[i].size()) choice[i++] = 0;
    if (i == words.size()) return best;
  }
}

Words random_words(std::mt19937& random, std::size_t most, std::size_t ends) {
  const CodeColumn codes = vocabulary();
  Words words(1 + random() % most);
  for (auto& candidates : words) {
    if (ends > 0 && random() % ends == 0) {
      candidates = {kSentenceEnd};
      continue;
    }
    CodeColumn shuffled = codes;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    candidates.assign(shuffled.begin(),
                      shuffled.begin() + 1 + static_cast<std::ptrdiff_t>(random() % 4));
  }
  return words;
}

Choice chosen_forms(const LanguageModel& model, const Words& words) {
  Choice choice;
  for (const RestoredWord& word : restored(model, words)) choice.push_back(word.likely);
  return choice;
}

class Restoration : public testing::Test {
 protected:
  static constexpr unsigned kSeed = 20250210;
  static constexpr int kTrials = 400;

  const TempFolder folder_;
  const LanguageModel model_ = model_of(folder_.path(), random_columns(kSeed, vocabulary(), 60));
};

TEST_F(Restoration, FindsTheLikeliestOfAllReadings) {
  std::mt19937 random(kSeed);
  for (int trial = 0; trial < kTrials; ++trial) {
    const Words words = random_words(random, 6, 0);
    const Choice chosen = chosen_forms(model_, words);
    ASSERT_EQ(chosen.size(), words.size());
    EXPECT_NEAR(log_likelihood(model_, words, chosen), best_likelihood(model_, words), 1e-4)
        << "seed " << kSeed << ", trial " << trial;
  }
}

TEST_F(Restoration, FindsItOverSeveralPartsToo) {
  std::mt19937 random(kSeed + 1);
  for (int trial = 0; trial < kTrials; ++trial) {
    const Words words = random_words(random, 7, 3);
    const Choice chosen = chosen_forms(model_, words);
    EXPECT_NEAR(log_likelihood(model_, words, chosen), best_likelihood(model_, words), 1e-4)
        << "seed " << kSeed << ", trial " << trial;
  }
}

TEST_F(Restoration, FormsOfNearlyAsLikelyReadingsArePlausible) {
  const double doubt = std::log(20);
  constexpr double kRounding = 1e-2;  // Of the threshold, and of sums.
  std::mt19937 random(kSeed + 3);
  for (int trial = 0; trial < kTrials; ++trial) {
    const Words words = random_words(random, 5, 4);
    const double best = best_likelihood(model_, words);
    const std::vector<RestoredWord> found = restored(model_, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t form = 0; form < words[i].size(); ++form) {
        Words with_form = words;
        with_form[i] = {words[i][form]};
        const double loss = best - best_likelihood(model_, with_form);
        if (std::abs(loss - doubt) < kRounding) continue;
        const bool is_plausible = std::count(found[i].plausible.begin(),
                                             found[i].plausible.end(), form) > 0;
        EXPECT_EQ(is_plausible, loss < doubt)
            << "seed " << kSeed << ", trial " << trial << ", word " << i << ", form " << form;
      }
    }
  }
}

TEST_F(Restoration, ReadsPartsByThemselves) {
  std::mt19937 random(kSeed + 2);
  for (int trial = 0; trial < kTrials; ++trial) {
    const Words left = random_words(random, 4, 0), right = random_words(random, 4, 0);
    Words both = left;
    both.push_back({kSentenceEnd});
    both.insert(both.end(), right.begin(), right.end());
    Choice expected = chosen_forms(model_, left);
    expected.push_back(0);
    const Choice behind = chosen_forms(model_, right);
    expected.insert(expected.end(), behind.begin(), behind.end());
    EXPECT_EQ(chosen_forms(model_, both), expected) << "seed " << kSeed << ", trial " << trial;
  }
}

TEST_F(Restoration, OfWordsNeverMetTakesTheFirst) {
  const Words words{{code_of("nghiêng"), code_of("nghiệng")}, {code_of("sắt"), code_of("sát")}};
  EXPECT_EQ(chosen_forms(model_, words)[0], 0U);
  EXPECT_EQ(chosen_forms(model_, Words{{code_of("nghiêng"), code_of("sắt")}}), Choice{1});
}

TEST_F(Restoration, OfNoWordsIsEmpty) {
  const std::vector<std::vector<text::TokenCode>> none;
  EXPECT_EQ(chosen_forms(model_, none), Choice{});
}

TEST(RestorationWithoutCounts, TakesTheFirstOfEach) {
  const TempFolder folder;
  const LanguageModel model = model_of(folder.path(), {});
  const Words words{
      {code_of("sắt"), code_of("sát")}, {kSentenceEnd}, {code_of("lúa"), code_of("lụa")}};
  EXPECT_EQ(chosen_forms(model, words), (Choice{0, 0, 0}));
}

}  // namespace
}  // namespace timbao::search
