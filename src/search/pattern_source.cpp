#include "search/pattern_source.hpp"

#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::search {

void PatternSource::init(const Xapian::Database& database) {
  database_ = database;
  columns_ = reader_.columns_of(database.get_uuid());
  documents_ = database.get_doccount();
  all_ = database.postlist_begin(std::string());
  document_ = 0;
  found_ = false;
  ended_ = false;
}

void PatternSource::next(double min_weight) { skip_to(document_ + 1, min_weight); }

void PatternSource::skip_to(Xapian::docid document, double) {
  if ((found_ && document <= document_) || ended_) return;
  const auto end = database_.postlist_end(std::string());
  if (all_ != end) all_.skip_to(document);
  for (; all_ != end; ++all_) {
    document_ = *all_;
    found_ = matches_here();
    if (found_) return;
  }
  ended_ = true;
}

bool PatternSource::check(Xapian::docid document, double) {
  document_ = document;
  found_ = matches_here();
  return found_;
}

bool PatternSource::matches_here() const {
  const auto column = columns_ != nullptr ? columns_->find(document_) : std::nullopt;
  if (!column) return confirmed();
  if (!may_match(*pattern_, *column)) return false;
  return pattern_->is_exact() || confirmed();
}

bool PatternSource::confirmed() const {
  const std::string packed = database_.get_document(document_).get_value(index::schema::kArticle);
  index::ArticleTokens tokens;
  tokens.read(index::unpack(packed));
  return matches(*pattern_, tokens);
}

}  // namespace timbao::search
