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
  paragraph_ends_.clear();
  sentences_ = 0;
  append(tokens.title);
  const std::size_t title_size = std::min(codes_.size(), kMaxTitleCodes);
  for (const text::Tokens* part : {&tokens.abstract, &tokens.body}) {
    append(*part);
    append_ends(*part);
  }
  return {codes_, title_size, paragraph_ends_};
}

void TokenColumnBuilder::append(const text::Tokens& part) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (i > 0 && part[i].before != text::Boundary::none) codes_.push_back(text::kSentenceEnd);
    codes_.push_back(part[i].code);
  }
  if (part.size() > 0) codes_.push_back(text::kSentenceEnd);
}

void TokenColumnBuilder::append_ends(const text::Tokens& part) {
  constexpr std::size_t kWordBits = 16;
  for (std::size_t i = 1; i <= part.size(); ++i) {
    const bool ends_part = i == part.size();
    if (!ends_part && part[i].before == text::Boundary::none) continue;
    if (sentences_ % kWordBits == 0) paragraph_ends_.push_back(0);
    const bool ends_paragraph = ends_part || part[i].before == text::Boundary::paragraph;
    const unsigned bit = ends_paragraph ? 1U << (sentences_ % kWordBits) : 0U;
    paragraph_ends_.back() = static_cast<std::uint16_t>(paragraph_ends_.back() | bit);
    ++sentences_;
  }
}

}  // namespace timbao::index
