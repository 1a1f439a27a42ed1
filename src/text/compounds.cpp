#include "timbao/text/compounds.hpp"

#include <cstddef>

#include "text/compound_table.hpp"
#include "text/word_gap.hpp"

namespace timbao::embedded {
// NOLINTNEXTLINE(readability-identifier-naming): named after its file.
extern const std::string_view compounds_tsv;
}  // namespace timbao::embedded

namespace timbao::text {
namespace {

const CompoundTable& compound_table() {
  static const CompoundTable kTable(embedded::compounds_tsv);
  return kTable;
}

}  // namespace

bool is_compound(std::span<const TokenCode> codes) {
  return codes.size() > 1 && compound_table().contains(codes);
}

std::vector<WordSpan> words_of(std::string_view source, const Tokens& tokens) {
  const CompoundTable& table = compound_table();
  std::vector<WordSpan> words;
  std::vector<TokenCode> clause;
  std::vector<std::uint8_t> sizes;
  for (std::uint32_t start = 0; start < tokens.size();) {
    clause.assign(1, tokens[start].code);
    for (std::size_t i = start + 1; i < tokens.size() && continues_word(source, tokens, i); ++i) {
      clause.push_back(tokens[i].code);
    }
    sizes.clear();
    table.append_sizes(clause, sizes);
    for (const std::uint8_t size : sizes) {
      words.push_back({start, start + size});
      start += size;
    }
  }
  return words;
}

}  // namespace timbao::text
