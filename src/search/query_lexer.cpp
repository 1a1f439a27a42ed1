#include "search/query_lexer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace timbao::search {
namespace {

constexpr std::uint32_t kDefaultNear = 10;  // NEAR without a number, as in Xapian's query parser.

// Straight, curly and angle double quotes; any of them closes any other, as people mix them.
constexpr std::array<std::string_view, 6> kQuotes = {"\"", "“", "”", "„", "«", "»"};
constexpr std::array<std::string_view, 6> kFields = {"title", "outlet", "author",
                                                     "topic", "origin", "date"};

std::size_t quote_bytes(std::string_view text) {
  for (const std::string_view quote : kQuotes) {
    if (text.starts_with(quote)) return quote.size();
  }
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Lexer {
 public:
  explicit Lexer(std::string_view query) : rest_(query) {}

  Lexed run() {
    while (skip_spaces()) next();
    return std::move(lexed_);
  }

 private:
  using Kind = Lexeme::Kind;

  bool skip_spaces() {
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
    return !rest_.empty();
  }

  void emit(Kind kind, std::string_view text) { lexed_.lexemes.push_back({kind, text}); }

  void next() {
    if (const std::size_t quote = quote_bytes(rest_)) return phrase(quote);
    const char c = rest_.front();
    if (c == '(' || c == ')') {
      emit(c == '(' ? Kind::open : Kind::close, rest_.substr(0, 1));
      rest_.remove_prefix(1);
      return;
    }
    const bool signed_word = (c == '+' || c == '-') && rest_.size() > 1 && !is_space(rest_[1]);
    if (signed_word && c == '-' && joins_last_word()) return join_last_word();
    if (signed_word) {
      emit(c == '+' ? Kind::plus : Kind::minus, rest_.substr(0, 1));
      rest_.remove_prefix(1);
      return;
    }
    if (!field()) word();
  }

  // "55/2015/NĐ -CP" and "Covid -19" are words that their writers part so; nobody leaves out
  // the 19.
  bool joins_last_word() const {
    if (lexed_.lexemes.empty() || lexed_.lexemes.back().kind != Kind::word) return false;
    const std::string_view last = lexed_.lexemes.back().text;
    if (last.data() + last.size() + 1 != rest_.data()) return false;
    const bool document =
        last.find('/') != last.npos && is_digit(last.front()) && !is_digit(last.back());
    return is_digit(rest_[1]) || (document && rest_[1] != '(' && quote_bytes(rest_.substr(1)) == 0);
  }

  void join_last_word() {
    const char* const first = lexed_.lexemes.back().text.data();
    lexed_.lexemes.pop_back();
    word();
    Lexeme& joined = lexed_.lexemes.back();
    joined.text = {first,
                   static_cast<std::size_t>(joined.text.data() + joined.text.size() - first)};
  }

  void phrase(std::size_t quote) {
    rest_.remove_prefix(quote);
    for (std::size_t end = 0; end < rest_.size(); ++end) {
      if (const std::size_t closing = quote_bytes(rest_.substr(end))) {
        emit(Kind::phrase, rest_.substr(0, end));
        rest_.remove_prefix(end + closing);
        return;
      }
    }
    lexed_.open_quote = true;
    emit(Kind::phrase, rest_);
    rest_ = {};
  }

  bool field() {
    for (const std::string_view name : kFields) {
      if (rest_.size() > name.size() + 1 && rest_.starts_with(name) && rest_[name.size()] == ':' &&
          !is_space(rest_[name.size() + 1])) {
        emit(Kind::field, name);
        rest_.remove_prefix(name.size() + 1);
        return true;
      }
    }
    return false;
  }

  void word() {
    std::size_t end = 1;
    while (end < rest_.size() && !is_space(rest_[end]) && rest_[end] != '(' && rest_[end] != ')' &&
           quote_bytes(rest_.substr(end)) == 0) {
      ++end;
    }
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (text == "AND") return emit(Kind::op_and, text);
    if (text == "OR") return emit(Kind::op_or, text);
    if (text == "NOT") return emit(Kind::op_not, text);
    if (!near(text)) emit(Kind::word, text);
  }

  bool near(std::string_view text) {
    if (!text.starts_with("NEAR")) return false;
    std::uint32_t distance = kDefaultNear;
    if (text.size() > 4) {
      if (text[4] != '/') return false;
      const char* end = text.data() + text.size();
      const auto [stop, error] = std::from_chars(text.data() + 5, end, distance);
      if (error != std::errc() || stop != end || distance == 0) return false;
    }
    lexed_.lexemes.push_back({Kind::op_near, text, distance});
    return true;
  }

  std::string_view rest_;
  Lexed lexed_;
};

}  // namespace

Lexed lex_query(std::string_view query) { return Lexer(query).run(); }

}  // namespace timbao::search
