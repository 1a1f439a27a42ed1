// The compiled tables of abbreviations and spellings: what they say, and that every row is sound.
#include "timbao/text/abbreviations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
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

// Abbreviations that have no usual meaning.
const std::set<std::string> kAmbiguous = {"BCH", "BCT", "BTC", "BTV", "CP", "CT", "CĐ",
                                          "KH",  "NLĐ", "TB",  "TBT", "TT", "TU"};

bool is_of(const Abbreviation& row, std::string_view written, std::string_view meaning) {
  return has(row.short_forms, normal_form(written)) && has(row.long_forms, normal_form(meaning));
}

// Whether the table says that `written` stands for `meaning`. Both are tokenized as an article is.
bool stands_for(std::string_view written, std::string_view meaning) {
  const auto all = abbreviations();
  return std::any_of(all.begin(), all.end(),
                     [&](const Abbreviation& row) { return is_of(row, written, meaning); });
}

// The same, and it needs no context.
bool is_usual_meaning(std::string_view written, std::string_view meaning) {
  const auto all = abbreviations();
  return std::any_of(all.begin(), all.end(), [&](const Abbreviation& row) {
    return row.context.empty() && is_of(row, written, meaning);
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

std::vector<std::string> fields_of(const std::string& line, char separator) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, separator);) fields.push_back(field);
  return fields;
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
      {"HCMC", "thành phố Hồ Chí Minh"},
      {"Th.S", "thạc sĩ"},
      {"Ths", "thạc sĩ"},
      {"GS.TS", "giáo sư, tiến sĩ"},
      {"PGS. TS", "phó giáo sư, tiến sĩ"},
      {"AI", "trí tuệ nhân tạo"},
      {"TU", "Tỉnh ủy"},
      {"TU", "Thành ủy"},
  };
  for (const Case& one : kCases) {
    EXPECT_TRUE(stands_for(one.written, one.meaning)) << one.written << " = " << one.meaning;
  }
}

TEST(Abbreviations, HaveTheirMeaningWithAndWithoutAnd) {
  struct Case {
    const char* written;
    const char* meaning;
  };
  constexpr Case kCases[] = {
      {"GD và ĐT", "giáo dục đào tạo"},
      {"GD&ĐT", "Giáo dục - Đào tạo"},
      {"GD-ĐT", "giáo dục & đào tạo"},
      {"KH và KT", "khoa học kỹ thuật"},
      {"NN và PTNT", "nông nghiệp, phát triển nông thôn"},
      {"LĐ-TB và XH", "lao động - thương binh - xã hội"},
      {"LĐTB và XH", "lao động, thương binh và xã hội"},
      {"PCCC&CNCH", "phòng cháy, chữa cháy và cứu nạn, cứu hộ"},
      {"PCCC và CNCH", "phòng cháy chữa cháy, cứu nạn cứu hộ"},
  };
  for (const Case& one : kCases) {
    EXPECT_TRUE(stands_for(one.written, one.meaning)) << one.written << " = " << one.meaning;
  }
  for (const char* const written : {"KT và XH", "TP và HCM", "NQ và TW"}) {
    EXPECT_EQ(meanings(written), 0) << written;
  }
}

TEST(Abbreviations, StandForLongFormsOfWhichAPartIsAbbreviated) {
  struct Case {
    const char* written;
    const char* meaning;
  };
  constexpr Case kCases[] = {
      {"TPHCM", "TP Hồ Chí Minh"},
      {"HCMC", "Thành phố HCM"},
      {"UBMTTQ", "Ủy ban MTTQ"},
      {"UBMTTQVN", "Ủy ban MTTQ Việt Nam"},
      {"HLHPN", "Hội LHPN"},
      {"CHXHCN", "Cộng hòa XHCN"},
      {"BCHTW", "Ban Chấp hành TƯ"},
      {"BTVTU", "Ban Thường vụ TU"},
      {"BVĐK", "BV đa khoa"},
      {"TANDTC", "TAND tối cao"},
      {"BGDĐT", "Bộ GD-ĐT"},
      {"BGDĐT", "Bộ GD và ĐT"},
      {"EVFTA", "FTA Việt Nam - EU"},
      {"UBKT TW", "UBKT Trung ương"},
      {"PCCC&CNCH", "PCCC và cứu nạn cứu hộ"},
  };
  for (const Case& one : kCases) {
    EXPECT_TRUE(stands_for(one.written, one.meaning)) << one.written << " = " << one.meaning;
  }
}

TEST(Abbreviations, OfSeveralMeaningsAreNeverPartOfALongForm) {
  EXPECT_FALSE(stands_for("TTCP", "Thanh tra CP"));
  EXPECT_FALSE(stands_for("DNTN", "DN tư nhân"));
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

TEST(Abbreviations, OfSeveralMeaningsHaveContextInAllButOne) {
  std::map<TermSequence, std::ptrdiff_t> usual_meanings;
  for (const Abbreviation& row : abbreviations()) {
    if (!row.context.empty()) continue;
    for (const TermSequence& form : row.short_forms) ++usual_meanings[form];
  }
  for (const auto& [form, count] : usual_meanings) EXPECT_EQ(count, 1) << joined(form);
  for (const char* const written : {"BBT", "BS", "QH", "TS", "TTCP"}) {
    EXPECT_GE(meanings(written), 2) << written;
    EXPECT_EQ(usual_meanings[{normal_form(written)}], 1) << written;
  }
  for (const std::string& written : kAmbiguous) {
    EXPECT_GE(meanings(written), 2) << written;
    EXPECT_EQ(usual_meanings.count({normal_form(written)}), 0) << written;
  }
}

TEST(Abbreviations, OfOneVietnameseSyllableAreFew) {
  std::set<std::string> syllables;
  for (const Abbreviation& row : abbreviations()) {
    for (const TermSequence& form : row.short_forms) {
      if (form.size() == 1 && is_exact(code_of(form[0]))) syllables.insert(form[0]);
    }
  }
  EXPECT_EQ(syllables, (std::set<std::string>{"ai", "tu"}));
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
    for (const TermSequence& form : row.long_forms) {
      EXPECT_GE(form.size(), 2) << joined(form);
      EXPECT_FALSE(has(row.short_forms, joined(form))) << joined(form);
    }
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

// The counted abbreviations of the press, by column: abbreviation, variants, expansion, further
// expansions, category, foreign name, note.
TEST(Abbreviations, HoldEveryRowOfTheFacts) {
  std::ifstream in(TIMBAO_SOURCE_DIR "/../shared/facts/abbreviations.tsv");
  if (!in) GTEST_SKIP() << "no ../shared/facts/abbreviations.tsv";
  std::string line;
  std::getline(in, line);  // The heading.
  while (std::getline(in, line)) {
    const std::vector<std::string> fields = fields_of(line, '\t');
    ASSERT_GE(fields.size(), 7U) << line;
    for (const std::string& brief : fields_of(fields[0] + ',' + fields[1], ',')) {
      // Commas part words of an expansion, not expansions.
      for (const std::string& full : {fields[2], fields[3]}) {
        if (brief.empty() || full.empty()) continue;
        EXPECT_TRUE(stands_for(brief, full)) << brief << " = " << full;
        const bool ambiguous = fields[6].starts_with("also") || kAmbiguous.contains(fields[0]);
        EXPECT_TRUE(ambiguous || is_usual_meaning(brief, full)) << brief << " = " << full;
      }
    }
  }
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
