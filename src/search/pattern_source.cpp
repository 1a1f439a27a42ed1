#include "search/pattern_source.hpp"

#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {
namespace {

// Appends a part's terms as TokenColumnBuilder::append() does its codes.
void append_terms(const text::Tokens& part, std::vector<std::string_view>& terms) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (i > 0 && part[i].before != text::Boundary::none) terms.emplace_back();
    terms.push_back(part.term(i));
  }
  if (part.size() > 0) terms.emplace_back();
}

}  // namespace

void PatternSource::init(const Xapian::Database& database) {
  database_ = database;
  documents_ = database.get_doccount();
  column_ = database.valuestream_begin(index::schema::kTokenColumn);
  started_ = false;
}

bool PatternSource::at_end() const {
  return started_ && column_ == database_.valuestream_end(index::schema::kTokenColumn);
}

void PatternSource::next(double) {
  if (started_) {
    ++column_;
  }
  started_ = true;
  advance_to_match();
}

void PatternSource::skip_to(Xapian::docid document, double) {
  if (started_ && (at_end() || column_.get_docid() >= document)) return;
  started_ = true;
  column_.skip_to(document);
  advance_to_match();
}

bool PatternSource::check(Xapian::docid document, double) {
  started_ = true;
  if (!column_.check(document)) return false;
  if (at_end() || column_.get_docid() != document) return false;
  return matches_here();
}

void PatternSource::advance_to_match() {
  while (!at_end() && !matches_here()) ++column_;
}

bool PatternSource::matches_here() {
  document_ = column_.get_docid();
  const std::string value = *column_;
  if (!may_match(*pattern_, index::TokenColumn(value))) return false;
  return pattern_->is_exact() || confirmed();
}

bool PatternSource::confirmed() const {
  const article::Article article =
      index::unpack(database_.get_document(document_).get_value(index::schema::kArticle));
  text::Tokens title, abstract, body;
  text::tokenize(article.title.value_or(std::string()), title);
  text::tokenize(article.abstract.value_or(std::string()), abstract);
  text::tokenize(article.body, body);
  std::vector<std::string_view> terms;
  append_terms(title, terms);
  const std::size_t title_size = terms.size();
  append_terms(abstract, terms);
  append_terms(body, terms);
  return matches(*pattern_, terms, title_size);
}

}  // namespace timbao::search
