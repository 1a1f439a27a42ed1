// Says whether an article answers a query, the slow and obvious way: word by word over its tokens.
//
// Knows words, phrases, wildcards, NEAR, AND, OR, NOT, + and -, and title:. Other fields and dates
// it refuses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::reference {

struct Word {
  std::string term;
  std::string plain;     // Without marks.
  std::size_t sentence;  // Counted through the article; no phrase spans two.
};
using Words = std::vector<Word>;

struct TokenizedArticle {
  std::string id;
  Words title;
  Words text;  // Abstract and body.
};

inline void append_words(std::string_view source, Words& words) {
  text::Tokens tokens;
  text::tokenize(source, tokens);
  std::size_t sentence = words.empty() ? 0 : words.back().sentence + 1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && tokens[i].before != text::Boundary::none) ++sentence;
    const std::string term(tokens.term(i));
    words.push_back({term, text::folded(term), sentence});
  }
}

inline TokenizedArticle tokenized(const article::Article& article) {
  TokenizedArticle result{article.id, {}, {}};
  append_words(article.title.value_or(""), result.title);
  append_words(article.abstract.value_or(""), result.text);
  append_words(article.body, result.text);
  return result;
}

// The marks that the words of a query carry.
inline std::uint8_t marks_typed(const search::Query& query) {
  std::uint8_t marks = 0;
  for (const std::string& term : query.terms) {
    marks = static_cast<std::uint8_t>(marks | text::marks_of(term));
  }
  for (const search::Query& child : query.children) {
    marks = static_cast<std::uint8_t>(marks | marks_typed(child));
  }
  return marks;
}

class Matcher {
 public:
  Matcher(const search::Query& query, search::Combine combine, search::Accents accents)
      : query_(query),
        any_(combine == search::Combine::any),
        strict_(accents == search::Accents::strict),
        marks_(accents == search::Accents::strict   ? text::kToneMark
               : accents == search::Accents::ignore ? std::uint8_t{0}
                                                    : marks_typed(query)) {}

  [[nodiscard]] bool matches(const TokenizedArticle& article) const {
    return holds(query_, article, false);
  }

  // How many of a free query's words and groups an article holds; 0 where it breaks a condition.
  [[nodiscard]] std::size_t held_parts(const TokenizedArticle& article) const {
    std::size_t held = 0;
    for (const search::Query& child : query_.children) {
      const bool holds_child = holds(child, article, false);
      if (is_condition(child) && !holds_child) return 0;
      held += !is_condition(child) && holds_child ? 1 : 0;
    }
    return held;
  }

 private:
  using Kind = search::Query::Kind;

  // What must hold even where any word may match.
  static bool is_condition(const search::Query& query) {
    return query.kind == Kind::required || query.kind == Kind::excluded ||
           query.kind == Kind::field;
  }

  // No syllable, and without the letters that only Vietnamese has.
  static bool is_foreign(const std::string& word) {
    if (text::is_exact(text::code_of(word))) return false;
    const std::string toneless = text::without_tone(word);
    return toneless.find("đ") == toneless.npos && toneless.find("ă") == toneless.npos &&
           toneless.find("ơ") == toneless.npos && toneless.find("ư") == toneless.npos;
  }

  [[nodiscard]] bool same_word(const Word& found, const std::string& typed) const {
    if (found.term == typed) return true;
    if (found.plain != text::folded(typed)) return false;
    if ((marks_ & text::kToneMark) != 0) {
      return !strict_ && is_foreign(found.term) && is_foreign(typed);
    }
    return (marks_ & text::kShapeMark) == 0 || text::without_tone(found.term) == typed;
  }

  [[nodiscard]] bool begins(const Word& found, const std::string& typed) const {
    if (found.term.starts_with(typed)) return true;
    if ((marks_ & text::kToneMark) != 0) return false;
    return (marks_ & text::kShapeMark) != 0 ? text::without_tone(found.term).starts_with(typed)
                                            : found.plain.starts_with(text::folded(typed));
  }

  // Where in `words` the query's words begin, one after another in one sentence.
  [[nodiscard]] std::vector<std::size_t> starts(const search::Query& query,
                                                const Words& words) const {
    std::vector<std::size_t> found;
    const std::size_t length = query.terms.size();
    for (std::size_t i = 0; i + length <= words.size(); ++i) {
      bool all = words[i].sentence == words[i + length - 1].sentence;
      for (std::size_t k = 0; k < length; ++k) {
        const Word& here = words[i + k];
        all = all && (query.kind == Kind::wildcard ? begins(here, query.terms[k])
                                                   : same_word(here, query.terms[k]));
      }
      if (all) found.push_back(i);
    }
    return found;
  }

  [[nodiscard]] bool near(const search::Query& query, const Words& words) const {
    const search::Query& left = query.children[0];
    const search::Query& right = query.children[1];
    for (const std::size_t a : starts(left, words)) {
      for (const std::size_t b : starts(right, words)) {
        const std::size_t a_last = a + left.terms.size() - 1;
        const std::size_t b_last = b + right.terms.size() - 1;
        if (a_last < b && b - a_last <= query.distance) return true;
        if (b_last < a && a - b_last <= query.distance) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool holds_all(const search::Query& query, const TokenizedArticle& article,
                               bool in_title) const {
    for (const search::Query& child : query.children) {
      if (!holds(child, article, in_title)) return false;
    }
    return !query.children.empty();
  }

  [[nodiscard]] bool holds_any(const search::Query& query, const TokenizedArticle& article,
                               bool in_title) const {
    for (const search::Query& child : query.children) {
      if (holds(child, article, in_title)) return true;
    }
    return false;
  }

  // Words beside each other: every one, or the conditions and, where there are none, any one of the
  // others.
  [[nodiscard]] bool holds_free(const search::Query& query, const TokenizedArticle& article,
                                bool in_title) const {
    if (!any_) return holds_all(query, article, in_title);
    bool some = false, asked = false;
    for (const search::Query& child : query.children) {
      const bool holds_child = holds(child, article, in_title);
      if (is_condition(child)) {
        if (!holds_child) return false;
        some = some || child.kind != Kind::excluded;
      } else {
        asked = true;
        some = some || holds_child;
      }
    }
    return some || (!asked && !query.children.empty());
  }

  [[nodiscard]] bool holds(const search::Query& query, const TokenizedArticle& article,
                           bool in_title) const {
    switch (query.kind) {
      case Kind::words:
      case Kind::phrase:
      case Kind::wildcard:
        return !starts(query, article.title).empty() ||
               (!in_title && !starts(query, article.text).empty());
      case Kind::near:
        return near(query, article.title) || (!in_title && near(query, article.text));
      case Kind::all:
        return holds_all(query, article, in_title);
      case Kind::any:
        return holds_any(query, article, in_title);
      case Kind::free:
        return holds_free(query, article, in_title);
      case Kind::required:
        return holds(query.children.front(), article, in_title);
      case Kind::excluded:
        return !holds(query.children.front(), article, in_title);
      case Kind::field:
        if (query.field != search::Query::Field::title) break;
        return holds(query.children.front(), article, true);
      case Kind::date:
        break;
    }
    throw std::logic_error("the reference matcher does not know this part of the query language");
  }

  const search::Query& query_;
  const bool any_;
  const bool strict_;
  const std::uint8_t marks_;
};

// The articles that answer a query. Where some words may be left out and no article has all, those
// with the most of them.
inline std::vector<const TokenizedArticle*> answers_to(
    const search::Query& query, search::Combine combine, search::Accents accents,
    const std::vector<TokenizedArticle>& articles) {
  const Matcher matcher(query, combine, accents);
  std::vector<const TokenizedArticle*> found;
  for (const TokenizedArticle& article : articles) {
    if (matcher.matches(article)) found.push_back(&article);
  }
  const bool may_lack_some =
      combine == search::Combine::all_or_most && query.kind == search::Query::Kind::free;
  if (!found.empty() || !may_lack_some) return found;
  std::size_t most = 1;
  for (const TokenizedArticle& article : articles) {
    const std::size_t held = matcher.held_parts(article);
    if (held < most) continue;
    if (held > most) found.clear();
    most = held;
    found.push_back(&article);
  }
  return found;
}

}  // namespace timbao::reference
