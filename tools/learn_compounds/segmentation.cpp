#include "learn_compounds/segmentation.hpp"

#include <span>
#include <vector>

#include "text/compound_table.hpp"

namespace timbao::learn {
namespace {

void count_clause(std::span<const text::TokenCode> clause, const std::vector<std::uint8_t>& sizes,
                  WordCounts& counts) {
  for (const std::uint8_t size : sizes) {
    Gram gram = 0;
    for (const text::TokenCode code : clause.first(size)) gram = appended(gram, code);
    if (text::is_exact(clause.front())) ++counts[gram];
    clause = clause.subspan(size);
  }
}

}  // namespace

WordCounts count_words(const Corpus& corpus, const WordCounts& words) {
  text::CompoundTable table;
  for (const auto& [gram, count] : words) table.insert(codes_of(gram), count);
  WordCounts counts;
  std::vector<std::uint8_t> sizes;
  const std::span<const text::TokenCode> codes(corpus.codes);
  for (std::size_t start = 0; start < codes.size();) {
    std::size_t end = start;
    while (codes[end] != text::kSentenceEnd) ++end;
    sizes.clear();
    table.append_sizes(codes.subspan(start, end - start), sizes);
    count_clause(codes.subspan(start, end - start), sizes, counts);
    start = end + 1;
  }
  return counts;
}

}  // namespace timbao::learn
