#include "timbao/search/query.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "search/query_lexer.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::search {
namespace {

constexpr int kMaxDepth = 100;

// Thrown within parse_query only: what is broken.
struct BrokenSyntax {
  std::string reason;
};

std::vector<std::string> terms_of(std::string_view text) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < tokens.size(); ++i) terms.emplace_back(tokens.term(i));
  return terms;
}

Query leaf(std::string_view text, Query::Kind kind) {
  Query query;
  query.kind = kind;
  query.text = text;
  query.terms = terms_of(text);
  return query;
}

Query word(std::string_view text) {
  if (text.size() > 1 && text.ends_with('*')) {
    Query beginning = leaf(text.substr(0, text.size() - 1), Query::Kind::wildcard);
    if (beginning.terms.size() == 1) return beginning;
  }
  return leaf(text, Query::Kind::words);
}

Query parent(Query::Kind kind, std::vector<Query> children) {
  Query query;
  query.kind = kind;
  query.children = std::move(children);
  return query;
}

bool is_empty(const Query& query) {
  return query.terms.empty() && query.children.empty() && query.kind != Query::Kind::date;
}

class Parser {
 public:
  explicit Parser(const std::vector<Lexeme>& lexemes) : lexemes_(lexemes) {}

  Query run() {
    Query root = alternatives();
    if (next_ < lexemes_.size()) throw BrokenSyntax{"a closing bracket without an opening one"};
    return root;
  }

 private:
  using Kind = Lexeme::Kind;

  bool at(Kind kind) const { return next_ < lexemes_.size() && lexemes_[next_].kind == kind; }
  bool take(Kind kind) {
    if (!at(kind)) return false;
    ++next_;
    return true;
  }
  bool at_operand() const {
    return next_ < lexemes_.size() && !at(Kind::close) && !at(Kind::op_and) && !at(Kind::op_or) &&
           !at(Kind::op_near);
  }

  // a b OR c d
  Query alternatives() {
    std::vector<Query> children{conjunction()};
    while (take(Kind::op_or)) children.push_back(conjunction());
    return operation(Query::Kind::any, std::move(children));
  }

  // a b AND c d
  Query conjunction() {
    std::vector<Query> children{sequence()};
    while (take(Kind::op_and)) children.push_back(sequence());
    return operation(Query::Kind::all, std::move(children));
  }

  // Operands without a word say nothing, as they do beside others: "gạo AND …".
  static Query operation(Query::Kind kind, std::vector<Query> operands) {
    if (operands.size() > 1) std::erase_if(operands, is_empty);
    if (operands.empty()) return Query();
    return operands.size() == 1 ? std::move(operands.front()) : parent(kind, std::move(operands));
  }

  // a b c
  Query sequence() {
    if (!at_operand()) throw BrokenSyntax{"an operator without words on both sides"};
    std::vector<Query> children;
    while (at_operand()) {
      Query child = closeness();
      if (!is_empty(child)) children.push_back(std::move(child));
    }
    return parent(Query::Kind::free, std::move(children));
  }

  // a NEAR/3 b NEAR/5 c: each word close to the next.
  Query closeness() {
    Query left = factor();
    std::vector<Query> links;
    while (at(Kind::op_near)) {
      const std::uint32_t distance = lexemes_[next_++].distance;
      if (!at_operand()) throw BrokenSyntax{"NEAR without words on both sides"};
      Query right = factor();
      if (!may_be_near(left) || !may_be_near(right)) {
        throw BrokenSyntax{"NEAR beside something that is no word or phrase"};
      }
      Query link = parent(Query::Kind::near, {std::move(left), right});
      link.distance = distance;
      links.push_back(std::move(link));
      left = std::move(right);
    }
    if (links.empty()) return left;
    return links.size() == 1 ? std::move(links.front())
                             : parent(Query::Kind::all, std::move(links));
  }

  static bool may_be_near(const Query& query) {
    return (query.kind == Query::Kind::words || query.kind == Query::Kind::phrase) &&
           !query.terms.empty();
  }

  Query factor() {
    if (take(Kind::op_not) || take(Kind::minus)) return marked(Query::Kind::excluded);
    if (take(Kind::plus)) return marked(Query::Kind::required);
    return primary();
  }

  Query marked(Query::Kind kind) {
    if (!at_operand()) throw BrokenSyntax{"NOT, + or - without a word behind it"};
    Query child = primary();
    return is_empty(child) ? std::move(child) : parent(kind, {std::move(child)});
  }

  Query primary() {
    if (!at_operand()) throw BrokenSyntax{"an operator without words on both sides"};
    if (take(Kind::open)) return bracket();
    const Lexeme& lexeme = lexemes_[next_++];
    switch (lexeme.kind) {
      case Kind::field:
        return field(lexeme.text);
      case Kind::phrase:
        return leaf(lexeme.text, Query::Kind::phrase);
      case Kind::word:
        return word(lexeme.text);
      default:
        throw BrokenSyntax{"two operators in a row"};
    }
  }

  Query bracket() {
    if (++depth_ > kMaxDepth) throw BrokenSyntax{"brackets nested deeper than 100"};
    Query inner = alternatives();
    if (!take(Kind::close)) throw BrokenSyntax{"an opening bracket without a closing one"};
    --depth_;
    if (inner.kind == Query::Kind::free && inner.children.size() == 1) {
      return std::move(inner.children.front());
    }
    return inner;
  }

  Query field(std::string_view name) {
    if (!at(Kind::open) && !at(Kind::phrase) && !at(Kind::word)) {
      throw BrokenSyntax{std::string(name) + ": without a value"};
    }
    if (in_field_) throw BrokenSyntax{"a field within a field"};
    if (name == "date") return date(lexemes_[next_++].text);
    Query query;
    query.kind = Query::Kind::field;
    query.field = field_of(name);
    in_field_ = true;
    Query child = primary();
    in_field_ = false;
    if (is_empty(child)) return child;
    query.children.push_back(std::move(child));
    return query;
  }

  static Query::Field field_of(std::string_view name) {
    if (name == "outlet") return Query::Field::outlet;
    if (name == "author") return Query::Field::author;
    if (name == "topic") return Query::Field::topic;
    if (name == "origin") return Query::Field::origin;
    return Query::Field::title;
  }

  static Query date(std::string_view text) {
    const auto range = parse_date_range(text);
    if (!range) {
      throw BrokenSyntax{
          "a date that is none of 2023, 2023-11, 2023-11-05 or two of these with .. between"};
    }
    Query query;
    query.kind = Query::Kind::date;
    query.from = range->first;
    query.until = range->second;
    return query;
  }

  const std::vector<Lexeme>& lexemes_;
  std::size_t next_ = 0;
  int depth_ = 0;
  bool in_field_ = false;
};

// All words of a broken query, its operators left out.
Query plain_words(const std::vector<Lexeme>& lexemes) {
  std::vector<Query> children;
  for (const Lexeme& lexeme : lexemes) {
    if (lexeme.kind != Lexeme::Kind::word && lexeme.kind != Lexeme::Kind::phrase) continue;
    for (std::string& term : terms_of(lexeme.text)) {
      Query child;
      child.kind = Query::Kind::words;
      child.text = term;
      child.terms.push_back(std::move(term));
      children.push_back(std::move(child));
    }
  }
  return parent(Query::Kind::free, std::move(children));
}

// The days that "2023", "2023-11" or "2023-11-05" covers.
std::optional<std::pair<std::string, std::string>> period(std::string_view text) {
  using namespace std::chrono;
  std::array<int, 3> parts{0, 0, 0};
  std::size_t count = 0;
  while (count < 3) {
    const std::size_t digits = std::min(text.find('-'), text.size());
    if (digits != (count == 0 ? 4U : 2U)) return std::nullopt;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + digits, parts[count]);
    if (error != std::errc() || stop != text.data() + digits) return std::nullopt;
    ++count;
    if (digits == text.size()) break;
    text.remove_prefix(digits + 1);
    if (count == 3) return std::nullopt;
  }
  const year_month_day first{year{parts[0]},
                             month{count > 1 ? static_cast<unsigned>(parts[1]) : 1U},
                             day{count > 2 ? static_cast<unsigned>(parts[2]) : 1U}};
  const year_month last_month{first.year(), count > 1 ? first.month() : December};
  if (!first.ok() || parts[0] < 1000) return std::nullopt;
  const year_month_day last = count > 2 ? first : year_month_day(last_month / std::chrono::last);
  const auto iso = [](const year_month_day& date) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return std::string(buffer);
  };
  return std::pair(iso(first), iso(last));
}

}  // namespace

ParsedQuery parse_query(std::string_view text) {
  const Lexed lexed = lex_query(text);
  ParsedQuery parsed;
  if (lexed.lexemes.empty()) return parsed;
  try {
    if (lexed.open_quote) throw BrokenSyntax{"a quote that is never closed"};
    parsed.root = Parser(lexed.lexemes).run();
  } catch (const BrokenSyntax& broken) {
    parsed.root = plain_words(lexed.lexemes);
    parsed.note = "searched as plain words: the query has " + broken.reason;
  }
  return parsed;
}

std::optional<std::pair<std::string, std::string>> parse_date_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return period(text);
  const std::string_view left = text.substr(0, dots), right = text.substr(dots + 2);
  if (left.empty() && right.empty()) return std::nullopt;
  std::pair<std::string, std::string> range;
  if (!left.empty()) {
    const auto first = period(left);
    if (!first) return std::nullopt;
    range.first = first->first;
  }
  if (!right.empty()) {
    const auto last = period(right);
    if (!last) return std::nullopt;
    range.second = last->second;
  }
  return range;
}

std::optional<std::pair<std::string, std::string>> parse_period(std::string_view text) {
  const bool is_range = text.find("..") != std::string_view::npos;
  return is_range ? std::nullopt : parse_date_range(text);
}

}  // namespace timbao::search
