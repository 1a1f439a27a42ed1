#include "search/hits.hpp"

#include "timbao/search/copies.hpp"

namespace timbao::search {

Hit hit_of(const Ranked& article, std::uint32_t passages, const index::Reader& reader,
           PassageFinder& finder) {
  Hit hit;
  hit.id = reader.id(article.document);
  hit.score = article.score;
  if (passages == 0) return hit;
  hit.article = reader.article(article.document);
  hit.passages = finder.find(hit.article, reader.column(article.document), passages);
  hit.title_highlights = finder.title_highlights(hit.article);
  Documents copies = article.copies;
  sort_by_age(reader, copies);
  for (const std::uint32_t copy : copies) hit.copies.push_back(reader.article(copy));
  return hit;
}

}  // namespace timbao::search
