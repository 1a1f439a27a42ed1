#include "timbao/search/occurrences.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "search/article_parts.hpp"
#include "search/highlighter.hpp"
#include "search/pattern.hpp"
#include "search/plan.hpp"
#include "search/reading.hpp"

namespace timbao::search {
namespace {

Plan plan_of(const index::Reader& reader, const Query& query, const SearchOptions& options) {
  QueryReading reading = read_query(query, options.accents, reader);
  return plan_query(reading.query, reading.forms, options, reader);
}

// Calls visit(Passage) for each paragraph; false where a call is.
template <class Visit>
bool for_each_paragraph(const ArticlePart& part, const Visit& visit) {
  text::Passage paragraph{
      .first_token = 0, .last_token = 0, .first_sentence = 0, .last_sentence = 0, .paragraph = 1};
  for (const text::Sentence& sentence : part.sentences) {
    paragraph.last_token += sentence.tokens;
    ++paragraph.last_sentence;
    if (!sentence.ends_paragraph && paragraph.last_sentence < part.sentences.size()) continue;
    if (!visit(paragraph)) return false;
    paragraph.first_token = paragraph.last_token;
    paragraph.first_sentence = paragraph.last_sentence;
    ++paragraph.paragraph;
  }
  return true;
}

}  // namespace

struct OccurrenceFinder::Impl {
  Impl(const index::Reader& opened, const Query& query, const SearchOptions& options)
      : reader(opened), highlighter(plan_of(opened, query, options)) {}

  bool add_paragraph(const ArticlePart& part, const text::Passage& paragraph) {
    const auto codes = part.codes_of(paragraph);
    const bool may_hold = std::any_of(codes.begin(), codes.end(), [&](text::TokenCode code) {
      return highlighter.may_begin(part.part, code);
    });
    if (!may_hold) return true;
    Excerpt excerpt;
    if (!parts.cut(part, paragraph, excerpt)) return false;
    for (const ByteRange& range : highlighter.ranges(part.part, excerpt)) {
      found.push_back({part.part, {excerpt.offset + range.start, excerpt.offset + range.end}});
    }
    return true;
  }

  // False where the parts are not as the column says.
  bool add_parts() {
    return std::all_of(parts.parts().begin(), parts.parts().end(), [&](const ArticlePart& part) {
      if (part.part == PassageHit::Part::title) return true;
      return for_each_paragraph(
          part, [&](const text::Passage& paragraph) { return add_paragraph(part, paragraph); });
    });
  }

  void add_title(const article::Article& article) {
    for (const ByteRange& range : highlighter.title_ranges(article)) {
      found.push_back({PassageHit::Part::title, range});
    }
  }

  // The terms of the column's codes, as the article has them; empty for ends of sentences.
  void read_terms(std::uint32_t document);
  [[nodiscard]] bool matches_at(std::uint32_t document, const index::TokenColumn& column,
                                const Matcher& matcher, std::size_t start);

  const index::Reader& reader;
  Highlighter highlighter;
  ArticleParts parts;
  std::vector<Occurrence> found;
  index::ArticleTokens tokens;
  std::vector<std::string_view> terms;
  std::optional<std::uint32_t> terms_of;
};

void OccurrenceFinder::Impl::read_terms(std::uint32_t document) {
  if (terms_of == document) return;
  tokens.read(reader.article(document));
  terms = term_column(tokens).terms;
  terms_of = document;
}

bool OccurrenceFinder::Impl::matches_at(std::uint32_t document, const index::TokenColumn& column,
                                        const Matcher& matcher, std::size_t start) {
  const std::vector<WordSet>& words = matcher.sequence.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].may_match(column.codes[start + i])) return false;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].is_exact()) continue;
    read_terms(document);
    if (start + i >= terms.size() || !words[i].matches(terms[start + i])) return false;
  }
  return true;
}

OccurrenceFinder::OccurrenceFinder(const index::Reader& reader, const Query& query,
                                   const SearchOptions& options)
    : impl_(std::make_unique<Impl>(reader, query, options)) {}
OccurrenceFinder::OccurrenceFinder(OccurrenceFinder&&) noexcept = default;
OccurrenceFinder::~OccurrenceFinder() = default;

std::vector<Occurrence> OccurrenceFinder::in_article(const article::Article& article,
                                                     const index::TokenColumn& column) {
  impl_->found.clear();
  impl_->add_title(article);
  const std::size_t in_title = impl_->found.size();
  if (!impl_->parts.read(article, column) || !impl_->add_parts()) {
    impl_->found.resize(in_title);
    impl_->parts.tokenize(article);
    impl_->add_parts();
  }
  return impl_->found;
}

void OccurrenceFinder::mark_codes(std::uint32_t document, const index::TokenColumn& column,
                                  std::vector<bool>& marks) {
  marks.assign(column.codes.size(), false);
  for (const Matcher& matcher : impl_->highlighter.matchers()) {
    const std::vector<WordSet>& words = matcher.sequence.words;
    const std::size_t length = words.size();
    const std::size_t end = matcher.title_only ? column.title_size : column.codes.size();
    if (length == 0) continue;
    for (std::size_t i = 0; i + length <= end; ++i) {
      // Most codes are told by this alone.
      if (!words.front().may_match(column.codes[i])) continue;
      if (!impl_->matches_at(document, column, matcher, i)) continue;
      std::fill_n(marks.begin() + static_cast<std::ptrdiff_t>(i), length, true);
    }
  }
}

}  // namespace timbao::search
