// A query's tree as one line of text, the same for equal trees.
//
//   {a b}  free        (a & b)  all     (a | b)  any         [tp hcm]  one word of several terms
//   "a b"  phrase      a*  wildcard     (a ~3 b)  near       +a  -a  title:a  date:2023-01-01..
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/search/query.hpp"

namespace timbao::test {

inline std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += between;
    out += parts[i];
  }
  return out;
}

inline std::string_view name_of(search::Query::Field field) {
  using Field = search::Query::Field;
  switch (field) {
    case Field::title:
      return "title";
    case Field::outlet:
      return "outlet";
    case Field::author:
      return "author";
    case Field::topic:
      return "topic";
    case Field::origin:
      return "origin";
  }
  return "?";
}

inline std::string dump(const search::Query& query) {
  using Kind = search::Query::Kind;
  std::vector<std::string> children;
  for (const search::Query& child : query.children) children.push_back(dump(child));
  const std::string terms = joined(query.terms, " ");
  switch (query.kind) {
    case Kind::words:
      return query.terms.size() == 1 ? terms : '[' + terms + ']';
    case Kind::phrase:
      return '"' + terms + '"';
    case Kind::wildcard:
      return terms + '*';
    case Kind::near:
      return '(' + joined(children, " ~" + std::to_string(query.distance) + ' ') + ')';
    case Kind::all:
      return '(' + joined(children, " & ") + ')';
    case Kind::any:
      return '(' + joined(children, " | ") + ')';
    case Kind::free:
      return '{' + joined(children, " ") + '}';
    case Kind::required:
      return '+' + joined(children, "?");
    case Kind::excluded:
      return '-' + joined(children, "?");
    case Kind::field:
      return std::string(name_of(query.field)) + ':' + joined(children, "?");
    case Kind::date:
      return "date:" + query.from + ".." + query.until;
  }
  return "?";
}

}  // namespace timbao::test
