#include "search/spelling_out.hpp"

#include <string_view>

#include "timbao/text/tokenizer.hpp"

namespace timbao::search {
namespace {

std::string_view name_of(Query::Field field) {
  switch (field) {
    case Query::Field::title:
      return "title";
    case Query::Field::outlet:
      return "outlet";
    case Query::Field::author:
      return "author";
    case Query::Field::topic:
      return "topic";
    case Query::Field::origin:
      return "origin";
  }
  return "";
}

bool is_one_word(const Query& query) {
  switch (query.kind) {
    case Query::Kind::words:
    case Query::Kind::phrase:
    case Query::Kind::wildcard:
    case Query::Kind::field:
    case Query::Kind::date:
      return true;
    case Query::Kind::free:
      return query.children.size() == 1 && is_one_word(query.children.front());
    default:
      return false;
  }
}

std::string in_brackets(const Query& query) {
  const std::string text = spelled_out(query);
  return is_one_word(query) ? text : '(' + text + ')';
}

// An operand of AND or OR needs no brackets where the operator binds looser.
std::string operand_of_and(const Query& query) {
  return query.kind == Query::Kind::free ? spelled_out(query) : in_brackets(query);
}

std::string operand_of_or(const Query& query) {
  return query.kind == Query::Kind::all ? spelled_out(query) : operand_of_and(query);
}

template <class Write>
std::string joined(const Query& query, const std::string& between, const Write& write) {
  std::string text;
  for (const Query& child : query.children) {
    if (!text.empty()) text += between;
    text += write(child);
  }
  return text;
}

std::string date_text(const Query& query) {
  return "date:" + (query.from == query.until ? query.from : query.from + ".." + query.until);
}

// What a leaf's text lacks to be read as its kind.
std::string in_free_text(const Query& query) {
  const bool marked = query.kind == Query::Kind::required || query.kind == Query::Kind::excluded ||
                      query.kind == Query::Kind::near;
  return marked ? spelled_out(query) : in_brackets(query);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Words beside each other. A minus would join a number, or the end of a document's, to the word
// before: "Covid -19", "55/2015/NĐ -CP".
std::string words_in_a_row(const Query& query) {
  std::string text;
  for (const Query& child : query.children) {
    const std::string next = in_free_text(child);
    const std::string_view last = std::string_view(text).substr(text.rfind(' ') + 1);
    const bool after_document =
        !last.empty() && last.find('/') != last.npos && !is_digit(last.back());
    const bool may_join = child.kind == Query::Kind::excluded && next.starts_with('-') &&
                          (is_digit(next[1]) || after_document);
    if (!text.empty()) text += ' ';
    text += may_join ? "NOT " + next.substr(1) : next;
  }
  return text;
}

}  // namespace

std::string spelled_out(const Query& query) {
  switch (query.kind) {
    case Query::Kind::words:
      // "date:" as a word must not touch what follows, which it would make a date.
      return query.text.ends_with(':') ? query.text + ' ' : query.text;
    case Query::Kind::phrase:
      return '"' + query.text + '"';
    case Query::Kind::wildcard:
      return query.text + '*';
    case Query::Kind::near:
      return joined(query, " NEAR/" + std::to_string(query.distance) + ' ', in_brackets);
    case Query::Kind::all:
      return joined(query, " AND ", operand_of_and);
    case Query::Kind::any:
      return joined(query, " OR ", operand_of_or);
    case Query::Kind::free:
      return words_in_a_row(query);
    case Query::Kind::required:
      return '+' + in_brackets(query.children.front());
    case Query::Kind::excluded:
      return '-' + in_brackets(query.children.front());
    case Query::Kind::field:
      return std::string(name_of(query.field)) + ':' + in_brackets(query.children.front());
    case Query::Kind::date:
      return date_text(query);
  }
  return {};
}

void replace_term(Query& leaf, std::size_t place, const std::string& term) {
  text::Tokens tokens;
  text::tokenize(leaf.text, tokens);
  if (place < tokens.size()) {
    const text::Token& token = tokens[place];
    leaf.text.replace(token.start, token.end - token.start, term);
  }
  leaf.terms[place] = term;
}

}  // namespace timbao::search
