#include "timbao/index/page_texts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "index/text_set.hpp"

namespace timbao::index {

std::vector<PageText> page_texts(const Reader& reader, std::string_view id) {
  std::optional<article::Article> found = reader.find(id);
  if (!found) return {};
  std::vector<article::Article> articles;
  if (found->url) {
    articles = reader.at_address(*found->url);
  } else {
    articles.push_back(std::move(*found));
  }
  std::vector<PageText> texts;
  for (article::Article& article : articles) {
    for (article::Article& version : article.versions) texts.push_back({std::move(version), false});
    article.versions.clear();
    texts.push_back({std::move(article), true});
  }
  std::stable_sort(texts.begin(), texts.end(),
                   [](const PageText& a, const PageText& b) { return is_older(a.text, b.text); });
  return texts;
}

}  // namespace timbao::index
