#include "timbao/text/syllables.hpp"

#include <algorithm>
#include <cassert>

#include "text/hash.hpp"
#include "text/run.hpp"
#include "text/tables.hpp"

namespace timbao::text {

TokenCode code_of(std::string_view term) {
  const auto* const start = reinterpret_cast<const Byte*>(term.data());
  const Run run = read_run(start, start + term.size());
  const TokenCode code = run.end == start + term.size() ? run.code() : TokenCode{0};
  return code != 0 ? code : hashed_code(term);
}

std::string_view spelling(TokenCode code) {
  assert(code >= 1 && code <= kSyllableCount);
  return tables::kSpellings[code].view();
}

std::string_view folded_spelling(TokenCode code) {
  assert(code >= 1 && code <= kSyllableCount);
  return tables::kFolds[tables::kFoldOf[code]].view();
}

std::span<const TokenCode> syllables_of_fold(std::string_view folded) {
  const ShortText* const end = tables::kFolds + tables::kFoldCount;
  const ShortText* const at = std::lower_bound(
      tables::kFolds, end, folded,
      [](const ShortText& fold, std::string_view wanted) { return fold.view() < wanted; });
  if (at == end || at->view() != folded) {
    return {};
  }
  const auto fold = static_cast<std::size_t>(at - tables::kFolds);
  return {tables::kFoldCodes + tables::kFoldStarts[fold],
          tables::kFoldCodes + tables::kFoldStarts[fold + 1]};
}

}  // namespace timbao::text
