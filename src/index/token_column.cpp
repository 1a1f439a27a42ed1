#include "timbao/index/token_column.hpp"

#include <algorithm>
#include <limits>

namespace timbao::index {
namespace {

constexpr std::size_t kMaxTitleCodes = std::numeric_limits<std::uint16_t>::max();

}  // namespace

void ArticleTokens::read(const article::Article& article) {
  const auto tokenize = [](const std::optional<std::string>& source, text::Tokens& tokens) {
    tokens.clear();
    if (source) text::tokenize(*source, tokens);
  };
  tokenize(article.title, title);
  tokenize(article.abstract, abstract);
  text::tokenize(article.body, body);
}

TokenColumn TokenColumnBuilder::build(const ArticleTokens& tokens) {
  codes_.clear();
  append(tokens.title);
  const std::size_t title_size = std::min(codes_.size(), kMaxTitleCodes);
  append(tokens.abstract);
  append(tokens.body);
  return {codes_, title_size};
}

void TokenColumnBuilder::append(const text::Tokens& part) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (i > 0 && part[i].before != text::Boundary::none) codes_.push_back(text::kSentenceEnd);
    codes_.push_back(part[i].code);
  }
  if (part.size() > 0) codes_.push_back(text::kSentenceEnd);
}

}  // namespace timbao::index
