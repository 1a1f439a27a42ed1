// What the parts of an article's score count, for those who measure rankings.
//
// The score of an article is the sum, over the words of the query and over pairs of them, of what
// each is worth, saturated by how often the article has it:
//
//   worth * (k1 + 1) * f / (f + k1)
//
// where f counts occurrences in the text divided by its length's norm, 1 - b + b * length / mean
// length, and `title` times those in the title, by the title's norm (BM25F: Robertson, Zaragoza,
// Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004). A word is worth its
// inverse document frequency; words side by side in the order of the query are worth `neighbours`
// times that of the pair (after the ordered features of Metzler and Croft, "A Markov random field
// model for term dependencies", SIGIR 2005). How the weights were chosen: tests/bench/README.md.
#pragma once

#include <string_view>
#include <vector>

namespace timbao::search {

struct Ranking {
  double k1 = 1.5;           // How slowly further occurrences count less; above 0.
  double b = 0.9;            // How much a text's length counts, 0 to 1.
  double title = 11;         // What an occurrence in the title counts beside one in the text.
  double title_b = 0.5;      // How much a title's length counts, 0 to 1.
  double neighbours = 0.4;   // Two words of the query, side by side as there.
  double opening = 2;        // The title begins with the query's first two words.
  double recent = 2;         // Where asked for: an article as new as the newest.
  double recent_days = 30;   // The age at which that is halved.

  friend bool operator==(const Ranking&, const Ranking&) = default;
};

// The names of the weights: those of the members.
[[nodiscard]] std::vector<std::string_view> weight_names();

// Sets the weight of this name; false where there is none, or the value is not in its range:
// 0 to 1,000, to 1 for b and title_b, and above 0 for k1 and recent_days.
bool set_weight(Ranking& ranking, std::string_view name, double value);

}  // namespace timbao::search
