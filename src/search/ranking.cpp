#include "timbao/search/ranking.hpp"

#include <algorithm>
#include <iterator>

namespace timbao::search {
namespace {

struct Weight {
  std::string_view name;
  double Ranking::*member;
  double least;
  double most;
};

constexpr double kLeast = 1e-3;
constexpr double kMost = 1'000;

constexpr Weight kWeights[] = {{"k1", &Ranking::k1, kLeast, kMost},
                               {"b", &Ranking::b, 0, 1},
                               {"title", &Ranking::title, 0, kMost},
                               {"title_b", &Ranking::title_b, 0, 1},
                               {"neighbours", &Ranking::neighbours, 0, kMost},
                               {"opening", &Ranking::opening, 0, kMost},
                               {"recent", &Ranking::recent, 0, kMost},
                               {"recent_days", &Ranking::recent_days, kLeast, kMost}};

}  // namespace

std::vector<std::string_view> weight_names() {
  std::vector<std::string_view> names;
  for (const Weight& weight : kWeights) names.push_back(weight.name);
  return names;
}

bool set_weight(Ranking& ranking, std::string_view name, double value) {
  const auto* const weight =
      std::find_if(std::begin(kWeights), std::end(kWeights),
                   [name](const Weight& candidate) { return candidate.name == name; });
  if (weight == std::end(kWeights) || !(value >= weight->least && value <= weight->most)) {
    return false;
  }
  ranking.*weight->member = value;
  return true;
}

}  // namespace timbao::search
