#include "search/restoration.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "timbao/text/compounds.hpp"

namespace timbao::search {
namespace {

using index::LanguageModel;
using text::TokenCode;

constexpr double kRarestShare = 1.0 / 2000;
constexpr double kBeam = 12;
const double kDoubt = std::log(20);
constexpr double kUnknown = 1e-9;  // Keeps words that the model never met possible.
constexpr double kImpossible = -std::numeric_limits<double>::infinity();

// A form that a word may have.
struct Form {
  TokenCode code = text::kSentenceEnd;
  std::size_t candidate = 0;  // Its place among the word's candidates.
  double cost = 0;
};

// The best way to read the text up to a form, given the form before it.
struct State {
  double score = kImpossible;
  std::uint32_t form_before_last = 0;  // Where the way came from.
};

// All states at one word.
struct Column {
  std::vector<Form> forms;
  std::size_t forms_before = 1;  // Of the word before.
  std::vector<State> states;     // By form before, then form.
  std::vector<double> steps;     // From each state of the column before to each form.

  [[nodiscard]] State& at(std::size_t before, std::size_t form) {
    return states[before * forms.size() + form];
  }
};

std::vector<Form> likely_enough(const LanguageModel& model,
                                const std::vector<TokenCode>& candidates) {
  double most = 0;
  for (const TokenCode code : candidates) most = std::max(most, model.count(code));
  std::vector<Form> forms;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double count = model.count(candidates[i]);
    if (count > 0 && count >= most * kRarestShare) forms.push_back({candidates[i], i, 0});
  }
  if (forms.empty()) forms.push_back({candidates.front(), 0, 0});
  return forms;
}

class Decoder {
 public:
  explicit Decoder(const LanguageModel& model) : model_(model) {
    columns_.push_back({{Form{}}, 1, {{0, 0}}, {}});  // The sentence end before the text.
  }

  void take(std::vector<Form> forms) {
    const std::vector<Form>& last = columns_.back().forms;
    Column next{std::move(forms), last.size(), {}, {}};
    next.states.resize(last.size() * next.forms.size());
    next.steps.resize(columns_.back().states.size() * next.forms.size(), kImpossible);
    for (std::size_t y = 0; y < last.size(); ++y) extend(y, next);
    drop_unlikely(next);
    columns_.push_back(std::move(next));
  }

  // The chosen candidates of all words taken.
  [[nodiscard]] std::vector<std::size_t> choice() {
    std::vector<std::size_t> chosen(columns_.size());
    const std::size_t best = best_state(columns_.back());
    std::size_t form = best % columns_.back().forms.size();
    std::size_t before = best / columns_.back().forms.size();
    for (std::size_t i = columns_.size(); i-- > 0;) {
      chosen[i] = columns_[i].forms[form].candidate;
      const std::size_t earlier = columns_[i].at(before, form).form_before_last;
      form = before;
      before = earlier;
    }
    return {chosen.begin() + 1, chosen.end()};
  }

  // Of each word taken, the candidates that are in a way nearly as good as the best.
  [[nodiscard]] std::vector<std::vector<std::size_t>> plausible() {
    const Column& end = columns_.back();
    const double enough = end.states[best_state(end)].score - kDoubt;
    std::vector<std::vector<std::size_t>> plausible(columns_.size() - 1);
    std::vector<double> onwards(end.states.size());  // From each state to the end.
    for (std::size_t i = columns_.size() - 1; i > 0; --i) {
      Column& column = columns_[i];
      for (std::size_t form = 0; form < column.forms.size(); ++form) {
        double best = kImpossible;
        for (std::size_t before = 0; before < column.forms_before; ++before) {
          const double onward = onwards[before * column.forms.size() + form];
          best = std::max(best, column.at(before, form).score + onward);
        }
        if (best >= enough) plausible[i - 1].push_back(column.forms[form].candidate);
      }
      onwards = one_word_longer(columns_[i - 1], column, onwards);
    }
    return plausible;
  }

 private:
  // The best ways to the end from the states of `before`, given those from `after`, which follows.
  static std::vector<double> one_word_longer(const Column& before, const Column& after,
                                             const std::vector<double>& onwards) {
    const std::size_t forms = after.forms.size();
    std::vector<double> longer(before.states.size(), kImpossible);
    for (std::size_t state = 0; state < longer.size(); ++state) {
      const std::size_t last = state % before.forms.size();
      for (std::size_t form = 0; form < forms; ++form) {
        const double way = after.steps[state * forms + form] + onwards[last * forms + form];
        longer[state] = std::max(longer[state], way);
      }
    }
    return longer;
  }

  // Leads all ways that end in form `y` of the last column on to the forms of `next`.
  void extend(std::size_t y, Column& next) {
    Column& last = columns_.back();
    const TokenCode word = last.forms[y].code;
    after_last_.clear();
    for (const Form& form : next.forms)
      after_last_.push_back(probability_after(model_, word, form.code));
    for (std::size_t x = 0; x < last.forms_before; ++x) {
      const double score = last.at(x, y).score;
      if (score == kImpossible) continue;
      const LanguageModel::Context context = model_.context(code_before_last(x), word);
      for (std::size_t z = 0; z < next.forms.size(); ++z) {
        State& state = next.at(y, z);
        const double step = log_probability(context, next.forms[z].code, after_last_[z]) -
                            next.forms[z].cost;
        next.steps[(x * last.forms.size() + y) * next.forms.size() + z] = step;
        const double way = score + step;
        if (way > state.score) state = {way, static_cast<std::uint32_t>(x)};
      }
    }
  }

  // A part of a query stops anywhere in a sentence, so how likely it is that one ends does not
  // count.
  [[nodiscard]] double log_probability(const LanguageModel::Context& context, TokenCode next,
                                       double after_last) const {
    if (next == text::kSentenceEnd) return 0;
    return std::log(model_.probability(context, next, after_last) + kUnknown);
  }

  [[nodiscard]] TokenCode code_before_last(std::size_t form) const {
    return columns_.size() < 2 ? text::kSentenceEnd
                               : columns_[columns_.size() - 2].forms[form].code;
  }

  static void drop_unlikely(Column& column) {
    double best = kImpossible;
    for (const State& state : column.states) best = std::max(best, state.score);
    for (State& state : column.states) {
      if (state.score < best - kBeam) state.score = kImpossible;
    }
  }

  [[nodiscard]] static std::size_t best_state(const Column& end) {
    const auto best =
        std::max_element(end.states.begin(), end.states.end(),
                         [](const State& a, const State& b) { return a.score < b.score; });
    return static_cast<std::size_t>(best - end.states.begin());
  }

  const LanguageModel& model_;
  std::vector<Column> columns_;
  std::vector<double> after_last_;  // Of the forms of the next column, behind one form of the last.
};

}  // namespace

double probability_after(const LanguageModel& model, TokenCode word, TokenCode next) {
  constexpr double kTimesMet = 5;
  const double probability = model.probability(word, next);
  if (word == text::kSentenceEnd || next == text::kSentenceEnd) return probability;
  if (!text::is_compound(std::array{word, next})) return probability;
  const double count = model.count(word);
  return (count * probability + kTimesMet) / (count + kTimesMet);
}

std::vector<RestoredWord> restored(const LanguageModel& model,
                                   std::span<const std::vector<TokenCode>> words) {
  Decoder decoder(model);
  for (const std::vector<TokenCode>& candidates : words) {
    decoder.take(likely_enough(model, candidates));
  }
  const std::vector<std::size_t> likely = decoder.choice();
  std::vector<std::vector<std::size_t>> plausible = decoder.plausible();
  std::vector<RestoredWord> restored;
  for (std::size_t i = 0; i < words.size(); ++i) {
    restored.push_back({likely[i], std::move(plausible[i])});
  }
  return restored;
}

std::vector<std::size_t> likely_forms(const LanguageModel& model,
                                      std::span<const std::vector<PricedForm>> words) {
  Decoder decoder(model);
  for (const std::vector<PricedForm>& priced : words) {
    std::vector<Form> forms;
    for (std::size_t i = 0; i < priced.size(); ++i) {
      forms.push_back({priced[i].code, i, priced[i].cost});
    }
    decoder.take(std::move(forms));
  }
  return decoder.choice();
}

}  // namespace timbao::search
