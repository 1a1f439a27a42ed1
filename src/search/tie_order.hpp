// Orders ranked articles so that results repeat: equal ones by their ids.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "timbao/index/reader.hpp"

namespace timbao::search {

// Sorts by `less`, and equal ones by their ids, as far as the first `wanted` show it: an id has to
// be read. Article has a member `document`. Throws Error: corrupt, changed.
template <class Article, class Less>
void order_with_ties(std::span<Article> articles, std::size_t wanted, const index::Reader& reader,
                     Less less) {
  std::stable_sort(articles.begin(), articles.end(), less);
  for (std::size_t first = 0; first < std::min(wanted, articles.size());) {
    std::size_t end = first + 1;
    while (end < articles.size() && !less(articles[first], articles[end])) ++end;
    if (end - first > 1) {
      std::vector<std::pair<std::string, Article>> equal;
      for (std::size_t i = first; i < end; ++i) {
        equal.emplace_back(reader.id(articles[i].document), std::move(articles[i]));
      }
      std::sort(equal.begin(), equal.end(),
                [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = first; i < end; ++i) articles[i] = std::move(equal[i - first].second);
    }
    first = end;
  }
}

}  // namespace timbao::search
