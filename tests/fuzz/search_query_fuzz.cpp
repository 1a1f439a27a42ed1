// Any bytes as a query: parsing survives them, and the query spelled out parses to the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "search/query_lexer.hpp"
#include "search/spelling_out.hpp"
#include "support/same_query.hpp"
#include "timbao/search/query.hpp"

namespace {

namespace search = timbao::search;

void require(bool holds) {
  if (!holds) std::abort();
}

// Lexemes are pieces of the query, in its order.
void require_pieces(std::string_view query, const search::Lexed& lexed) {
  const char* last = query.data();
  for (const search::Lexeme& lexeme : lexed.lexemes) {
    if (lexeme.kind == search::Lexeme::Kind::field) continue;  // Names itself, not its bytes.
    require(lexeme.text.data() >= last);
    last = lexeme.text.data() + lexeme.text.size();
  }
  require(last <= query.data() + query.size());
}

void require_terms(const search::Query& query) {
  for (const std::string& term : query.terms) require(!term.empty());
  for (const search::Query& child : query.children) require_terms(child);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  require_pieces(text, search::lex_query(text));
  const search::Query query = search::parse_query(text).root;
  require_terms(query);
  const search::ParsedQuery again = search::parse_query(search::spelled_out(query));
  require(!again.note);
  require(timbao::test::same_query(again.root, query));
  (void)search::parse_date_range(text);
  return 0;
}
