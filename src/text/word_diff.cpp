#include "timbao/text/word_diff.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace timbao::text {
namespace {

using Words = std::vector<std::uint32_t>;           // Equal numbers for equal terms.
using Match = std::pair<std::size_t, std::size_t>;  // Old and new index of one word.

constexpr std::size_t kMostChanges = 1000;

struct Stretch {
  std::size_t old_first, old_last, new_first, new_last;
};

Words numbered(const Tokens& tokens, std::unordered_map<std::string_view, std::uint32_t>& numbers) {
  Words words;
  words.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    words.push_back(numbers.emplace(tokens.term(i), next).first->second);
  }
  return words;
}

// The longest run of matches that ascend in both texts, by patience sorting.
std::vector<Match> longest_ascending(const std::vector<Match>& matches) {
  std::vector<std::size_t> tops;  // Of each pile, the index of its last match.
  std::vector<std::size_t> before(matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto pile =
        std::lower_bound(tops.begin(), tops.end(), i, [&](std::size_t top, std::size_t match) {
          return matches[top].second < matches[match].second;
        });
    before[i] = pile == tops.begin() ? matches.size() : *(pile - 1);
    if (pile == tops.end()) {
      tops.push_back(i);
    } else {
      *pile = i;
    }
  }
  std::vector<Match> run;
  for (std::size_t i = tops.empty() ? matches.size() : tops.back(); i < matches.size();
       i = before[i]) {
    run.push_back(matches[i]);
  }
  std::reverse(run.begin(), run.end());
  return run;
}

// Words that each text has once, where their order agrees.
std::vector<Match> anchors(const Words& old_words, const Words& new_words, std::size_t distinct) {
  constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);
  struct Places {
    std::size_t old_count = 0, new_count = 0, old_index = kAbsent;
  };
  std::vector<Places> places(distinct);
  for (std::size_t i = 0; i < old_words.size(); ++i) {
    ++places[old_words[i]].old_count;
    places[old_words[i]].old_index = i;
  }
  for (const std::uint32_t word : new_words) ++places[word].new_count;
  std::vector<Match> matches;
  for (std::size_t i = 0; i < new_words.size(); ++i) {
    const Places& word = places[new_words[i]];
    if (word.old_count == 1 && word.new_count == 1) matches.emplace_back(word.old_index, i);
  }
  std::sort(matches.begin(), matches.end());
  return longest_ascending(matches);
}

// Finds the fewest changes of one stretch and adds its matches.
class Myers {
 public:
  Myers(const Words& old_words, const Words& new_words, std::vector<Match>& matches)
      : old_(old_words), new_(new_words), matches_(matches) {}

  void solve(Stretch stretch) {
    while (stretch.old_first < stretch.old_last && stretch.new_first < stretch.new_last &&
           old_[stretch.old_first] == new_[stretch.new_first]) {
      matches_.emplace_back(stretch.old_first++, stretch.new_first++);
    }
    std::vector<Match> tail;
    while (stretch.old_first < stretch.old_last && stretch.new_first < stretch.new_last &&
           old_[stretch.old_last - 1] == new_[stretch.new_last - 1]) {
      tail.emplace_back(--stretch.old_last, --stretch.new_last);
    }
    if (stretch.old_first < stretch.old_last && stretch.new_first < stretch.new_last) {
      search(stretch);
    }
    matches_.insert(matches_.end(), tail.rbegin(), tail.rend());
  }

 private:
  // Positions are signed: a diagonal is the old index less the new one.
  using Position = std::ptrdiff_t;

  // Reached(changes)[diagonal + changes] is the farthest old index, of the stretch.
  void search(const Stretch& stretch) {
    const auto rows = static_cast<Position>(stretch.old_last - stretch.old_first);
    const auto columns = static_cast<Position>(stretch.new_last - stretch.new_first);
    std::vector<std::vector<Position>> reached;
    const auto most = std::min<Position>(rows + columns, Position{kMostChanges});
    for (Position changes = 0; changes <= most; ++changes) {
      std::vector<Position> row(static_cast<std::size_t>(2 * changes + 1));
      for (Position diagonal = -changes; diagonal <= changes; diagonal += 2) {
        Position x = changes == 0 ? 0 : start_of(reached.back(), changes, diagonal);
        while (x < rows && x - diagonal < columns && same(stretch, x, x - diagonal)) ++x;
        row[static_cast<std::size_t>(diagonal + changes)] = x;
        if (x >= rows && x - diagonal >= columns) {
          reached.push_back(std::move(row));
          trace(stretch, reached, rows, columns);
          return;
        }
      }
      reached.push_back(std::move(row));
    }
  }

  [[nodiscard]] bool same(const Stretch& stretch, Position x, Position y) const {
    return old_[stretch.old_first + static_cast<std::size_t>(x)] ==
           new_[stretch.new_first + static_cast<std::size_t>(y)];
  }

  // Whether the diagonal is reached from the one above, by a word added.
  static bool from_above(const std::vector<Position>& before, Position changes, Position diagonal) {
    const auto at = [&](Position d) { return before[static_cast<std::size_t>(d + changes - 1)]; };
    return diagonal == -changes || (diagonal != changes && at(diagonal - 1) < at(diagonal + 1));
  }

  static Position start_of(const std::vector<Position>& before, Position changes,
                           Position diagonal) {
    const auto at = [&](Position d) { return before[static_cast<std::size_t>(d + changes - 1)]; };
    return from_above(before, changes, diagonal) ? at(diagonal + 1) : at(diagonal - 1) + 1;
  }

  // Walks back from the end and adds the matches on the way.
  void trace(const Stretch& stretch, const std::vector<std::vector<Position>>& reached, Position x,
             Position y) {
    const std::size_t first = matches_.size();
    for (auto changes = static_cast<Position>(reached.size()) - 1; changes >= 0; --changes) {
      const Position diagonal = x - y;
      Position start = 0;
      if (changes > 0) {
        start = start_of(reached[static_cast<std::size_t>(changes - 1)], changes, diagonal);
      }
      for (; x > start; --x, --y) {
        matches_.emplace_back(stretch.old_first + static_cast<std::size_t>(x - 1),
                              stretch.new_first + static_cast<std::size_t>(y - 1));
      }
      if (changes == 0) break;
      if (from_above(reached[static_cast<std::size_t>(changes - 1)], changes, diagonal)) {
        --y;
      } else {
        --x;
      }
    }
    std::reverse(matches_.begin() + static_cast<std::ptrdiff_t>(first), matches_.end());
  }

  const Words& old_;
  const Words& new_;
  std::vector<Match>& matches_;
};

std::vector<DiffOp> ops_of(const std::vector<Match>& matches, std::size_t old_size,
                           std::size_t new_size) {
  std::vector<DiffOp> ops;
  std::size_t old_next = 0, new_next = 0;
  const auto change_to = [&](std::size_t old_end, std::size_t new_end) {
    if (old_next < old_end) {
      ops.push_back({DiffOp::Kind::cut, old_next, old_end, new_next, new_next});
    }
    if (new_next < new_end) {
      ops.push_back({DiffOp::Kind::added, old_end, old_end, new_next, new_end});
    }
  };
  for (const auto& [old_index, new_index] : matches) {
    change_to(old_index, new_index);
    const bool joins = !ops.empty() && ops.back().kind == DiffOp::Kind::kept &&
                       ops.back().old_last == old_index && ops.back().new_last == new_index;
    if (joins) {
      ++ops.back().old_last;
      ++ops.back().new_last;
    } else {
      ops.push_back({DiffOp::Kind::kept, old_index, old_index + 1, new_index, new_index + 1});
    }
    old_next = old_index + 1;
    new_next = new_index + 1;
  }
  change_to(old_size, new_size);
  return ops;
}

}  // namespace

std::vector<DiffOp> word_diff(const Tokens& old_text, const Tokens& new_text) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  const Words old_words = numbered(old_text, numbers);
  const Words new_words = numbered(new_text, numbers);
  std::vector<Match> matches;
  Myers myers(old_words, new_words, matches);
  Stretch stretch{0, 0, 0, 0};
  for (const auto& [old_index, new_index] : anchors(old_words, new_words, numbers.size())) {
    stretch.old_last = old_index;
    stretch.new_last = new_index;
    myers.solve(stretch);
    matches.emplace_back(old_index, new_index);
    stretch = {old_index + 1, 0, new_index + 1, 0};
  }
  stretch.old_last = old_words.size();
  stretch.new_last = new_words.size();
  myers.solve(stretch);
  return ops_of(matches, old_words.size(), new_words.size());
}

}  // namespace timbao::text
