#include "timbao/text/names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbao::text {
namespace {

std::vector<std::string> names_in(std::string_view source) {
  Tokens tokens;
  tokenize(source, tokens);
  std::vector<std::string> names;
  for (const WordSpan& span : names_of(source, tokens)) {
    const std::uint32_t start = tokens[span.first_token].start;
    names.emplace_back(source.substr(start, tokens[span.last_token - 1].end - start));
  }
  return names;
}

using Names = std::vector<std::string>;

TEST(Names, AreRunsOfWordsWithCapitals) {
  const std::vector<std::pair<std::string_view, Names>> cases = {
      {"Hôm qua ông Lê Văn Thử gặp bà Hoa ở TP.HCM.", {"Lê Văn Thử", "Hoa", "TP.HCM"}},
      {"Lê Văn Thử nói vậy.", {"Lê Văn Thử"}},
      {"Ông Lê Văn Thử và bà con xã Mây Trắng, Sông Trăng.",
       {"Lê Văn Thử", "Mây Trắng", "Sông Trăng"}},
      {"Mưa to. Theo Bộ Công an, đường ngập.", {"Bộ Công"}},
      {"Đội bóng U23 của Thái-Lan thắng Lào - Việt Nam.", {"U23", "Thái-Lan", "Lào", "Việt Nam"}},
      {"mưa to ở núi", {}},
      {"", {}},
  };
  for (const auto& [source, names] : cases) EXPECT_EQ(names_in(source), names) << source;
}

TEST(Names, AreNotToldWhereCapitalsAreTheRule) {
  EXPECT_EQ(names_in("KHÁNH THÀNH CẦU MÂY TRẮNG"), Names{});
  EXPECT_EQ(names_in("Khánh Thành Cầu Mới Bắc Qua Sông"), Names{});
}

}  // namespace
}  // namespace timbao::text
