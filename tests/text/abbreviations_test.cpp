// The compiled tables of abbreviations and spellings: what they say, and that every row is sound.
#include "timbao/text/abbreviations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {
namespace {

std::string joined(const TermSequence& terms) {
  std::string out;
  for (const std::string& term : terms) out += (out.empty() ? "" : " ") + term;
  return out;
}

bool has(const std::vector<TermSequence>& sequences, std::string_view text) {
  return std::any_of(sequences.begin(), sequences.end(),
                     [text](const TermSequence& terms) { return joined(terms) == text; });
}

// Whether the table says that `written` stands for `meaning`. Both are tokenized as an article is.
bool stands_for(std::string_view written, std::string_view meaning) {
  const auto all = abbreviations();
  return std::any_of(all.begin(), all.end(), [&](const Abbreviation& row) {
    return has(row.short_forms, normal_form(written)) && has(row.long_forms, normal_form(meaning));
  });
}

// How many meanings `written` has.
std::ptrdiff_t meanings(std::string_view written) {
  const auto all = abbreviations();
  return std::count_if(all.begin(), all.end(), [written](const Abbreviation& row) {
    return has(row.short_forms, normal_form(written));
  });
}

bool same_name(std::string_view one, std::string_view other) {
  const auto all = spelling_groups();
  return std::any_of(all.begin(), all.end(), [&](const SpellingGroup& group) {
    return has(group, normal_form(one)) && has(group, normal_form(other));
  });
}

std::vector<std::string> rows_of(const std::string& file) {
  std::ifstream in(TIMBAO_SOURCE_DIR "/src/text/data/" + file);
  std::vector<std::string> rows;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with('#')) rows.push_back(line);
  }
  if (!rows.empty()) rows.erase(rows.begin());  // The heading.
  return rows;
}

TEST(Abbreviations, HaveTheirMeaningInEveryWayOfWriting) {
  struct Case {
    const char* written;
    const char* meaning;
  };
  constexpr Case kCases[] = {
      {"UBND", "Ủy ban nhân dân"},
      {"ubnd", "Uỷ ban Nhân dân"},
      {"TP.HCM", "thành phố Hồ Chí Minh"},
      {"TPHCM", "thành phố Hồ Chí Minh"},
      {"TP HCM", "thành phố Hồ Chí Minh"},
      {"GD-ĐT", "giáo dục và đào tạo"},
      {"GDĐT", "giáo dục và đào tạo"},
      {"GD ĐT", "giáo dục và đào tạo"},
      {"GD - ĐT", "giáo dục và đào tạo"},
      {"LĐ-TB-XH", "lao động - thương binh và xã hội"},
      {"LĐTB-XH", "lao động, thương binh và xã hội"},
      {"LĐTBXH", "lao động, thương binh và xã hội"},
      {"NQ/TW", "nghị quyết trung ương"},
      {"T.Ư", "trung ương"},
      {"TW", "trung ương"},
      {"BCH T.Ư", "ban chấp hành trung ương"},
      {"PCCC", "phòng cháy, chữa cháy"},
      {"LHQ", "Liên hiệp quốc"},
      {"BCT", "Bộ Chính trị"},
      {"BCT", "Bộ Công Thương"},
  };
  for (const Case& one : kCases) {
    EXPECT_TRUE(stands_for(one.written, one.meaning)) << one.written << " = " << one.meaning;
  }
}

TEST(Abbreviations, GiveThePartedAndTheJoinedFormOfAnAmpersand) {
  const auto all = abbreviations();
  const auto row = std::find_if(all.begin(), all.end(), [](const Abbreviation& each) {
    return has(each.short_forms, "gdđt");
  });
  ASSERT_NE(row, all.end());
  EXPECT_TRUE(has(row->short_forms, "gd đt"));
}

TEST(Abbreviations, OfOneMeaningNeedNoContext) {
  const auto all = abbreviations();
  for (const char* const written : {"UBND", "HĐND", "TP", "VN", "WHO"}) {
    EXPECT_EQ(meanings(written), 1) << written;
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const Abbreviation& row) {
      return row.context.empty() && has(row.short_forms, normal_form(written));
    })) << written;
  }
}

TEST(Abbreviations, OfSeveralMeaningsHaveContextInEach) {
  std::map<TermSequence, std::vector<const Abbreviation*>> by_form;
  for (const Abbreviation& row : abbreviations()) {
    for (const TermSequence& form : row.short_forms) by_form[form].push_back(&row);
  }
  for (const auto& [form, rows] : by_form) {
    if (rows.size() == 1) continue;
    for (const Abbreviation* row : rows) EXPECT_FALSE(row->context.empty()) << joined(form);
  }
  for (const char* const written : {"BCT", "BTC", "BTV", "TBT", "TT", "CP", "CĐ", "KH", "CT", "TB",
                                    "NLĐ", "BCH", "TS"}) {
    EXPECT_GE(meanings(written), 2) << written;
  }
}

TEST(Abbreviations, AreNeverAVietnameseSyllable) {
  for (const Abbreviation& row : abbreviations()) {
    for (const TermSequence& form : row.short_forms) {
      EXPECT_FALSE(form.size() == 1 && is_exact(code_of(form[0]))) << joined(form);
    }
  }
  EXPECT_EQ(meanings("AI"), 0);
  EXPECT_EQ(meanings("TU"), 0);
}

TEST(Abbreviations, HoldTermsInNormalFormAsTheTokenizerGivesThem) {
  for (const Abbreviation& row : abbreviations()) {
    ASSERT_FALSE(row.short_forms.empty());
    ASSERT_FALSE(row.long_forms.empty());
    for (const auto* forms : {&row.short_forms, &row.long_forms}) {
      EXPECT_EQ(std::set<TermSequence>(forms->begin(), forms->end()).size(), forms->size());
      for (const TermSequence& form : *forms) {
        ASSERT_FALSE(form.empty());
        for (const std::string& term : form) EXPECT_EQ(normal_form(term), term);
        EXPECT_EQ(normal_form(joined(form)), joined(form));
      }
    }
    for (const TermSequence& form : row.long_forms) EXPECT_GE(form.size(), 2) << joined(form);
  }
}

TEST(Abbreviations, HaveSingleTermsInNormalFormAsContext) {
  Tokens tokens;
  for (const Abbreviation& row : abbreviations()) {
    for (const std::string& word : row.context) {
      tokenize(word, tokens);
      ASSERT_EQ(tokens.size(), 1U) << word << " of " << joined(row.long_forms[0]);
      EXPECT_EQ(tokens.term(std::size_t{0}), word);
      EXPECT_FALSE(has(row.short_forms, word)) << word;
    }
    EXPECT_EQ(std::set<std::string>(row.context.begin(), row.context.end()).size(),
              row.context.size());
  }
}

TEST(Abbreviations, StandInASortedTableOfThreeColumns) {
  const std::vector<std::string> rows = rows_of("abbreviations.tsv");
  EXPECT_EQ(rows.size(), abbreviations().size());
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
  EXPECT_EQ(std::set<std::string>(rows.begin(), rows.end()).size(), rows.size());
  for (const std::string& row : rows) EXPECT_EQ(std::count(row.begin(), row.end(), '\t'), 2) << row;
}

TEST(SpellingGroups, JoinTheSpellingsOfOneName) {
  struct Case {
    const char* one;
    const char* other;
  };
  constexpr Case kCases[] = {
      {"Đắk", "Đăk"},
      {"Lắk", "Lak"},
      {"Mê-hi-cô", "Mexico"},
      {"mê hi cô", "mêhicô"},
      {"Mátxcơva", "Matxcơva"},
      {"Mát-xcơ-va", "Moscow"},
      {"Plei Ku", "Pleiku"},
      {"Plâycu", "Pleiku"},
      {"Bắc Kạn", "Bắc Cạn"},
      {"vắc-xin", "vaccine"},
      {"Oa-sinh-tơn", "Washington"},
  };
  for (const Case& one : kCases) {
    EXPECT_TRUE(same_name(one.one, one.other)) << one.one << " = " << one.other;
  }
}

TEST(SpellingGroups, ShareNoSpellingAndHoldTermsInNormalForm) {
  std::set<TermSequence> seen;
  for (const SpellingGroup& group : spelling_groups()) {
    EXPECT_GE(group.size(), 2);
    for (const TermSequence& spelling : group) {
      ASSERT_FALSE(spelling.empty());
      EXPECT_EQ(normal_form(joined(spelling)), joined(spelling));
      EXPECT_TRUE(seen.insert(spelling).second) << joined(spelling);
    }
  }
}

TEST(SpellingGroups, StandInASortedTable) {
  const std::vector<std::string> rows = rows_of("variants.tsv");
  EXPECT_EQ(rows.size(), spelling_groups().size());
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
}

}  // namespace
}  // namespace timbao::text
