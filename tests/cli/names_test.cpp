// `timbao names` as users run it.

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "support/news_index.hpp"
#include "support/run_timbao.hpp"

namespace timbao::test {
namespace {

Outcome named(Arguments arguments) {
  arguments.insert(arguments.begin(), {"names", "--db", news_db()});
  return run_timbao(std::move(arguments));
}

TEST(NamesCommand, ListsNamesWithKindsOutletsAndVariants) {
  const Outcome outcome = named({"cầu"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "3 names in 2 articles\n"
            "        1  place         cầu Mây Trắng\n"
            "                         1 outlet: baosongtrang.example (1)\n"
            "        1  person        Lê Văn Thử\n"
            "                         1 outlet: baosongtrang.example (1)\n"
            "        1  place         sông Trăng\n"
            "                         1 outlet: baosongtrang.example (1)\n");
}

TEST(NamesCommand, SaysAsJsonWhatWasCounted) {
  const Outcome outcome = named({"--kind", "person", "--format", "json", "cầu"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  for (const std::string part :
       {R"("query": "cầu")", R"("matched": 2)", R"("total": 5)", R"("distinct": 1)",
        R"("names": [{"name": "Lê Văn Thử", "kind": "person", "articles": 1, "outlets": 1, )"
        R"("top_outlets": [{"domain": "baosongtrang.example", "name": null, "articles": 1}], )"
        R"("variants": [{"text": "Ông Lê Văn Thử", "articles": 1}]}])"}) {
    EXPECT_NE(outcome.out.find(part), std::string::npos) << part << "\n" << outcome.out;
  }
}

TEST(NamesCommand, WritesTables) {
  const Outcome csv = named({"--kind", "person", "--format", "csv", "cầu"});
  EXPECT_EQ(csv.out,
            "name,kind,articles,outlets,top_outlets,variants\r\n"
            "Lê Văn Thử,person,1,1,baosongtrang.example (1),Ông Lê Văn Thử (1)\r\n");
  const Outcome tsv = named({"--kind", "person", "--format", "tsv", "cầu"});
  EXPECT_EQ(tsv.out,
            "name\tkind\tarticles\toutlets\ttop_outlets\tvariants\n"
            "Lê Văn Thử\tperson\t1\t1\tbaosongtrang.example (1)\tÔng Lê Văn Thử (1)\n");
}

TEST(NamesCommand, KeepsToItsFiltersAndLimit) {
  const Outcome limited = named({"-n", "1", "cầu"});
  EXPECT_NE(limited.out.find("and 2 more: see --limit\n"), std::string::npos) << limited.out;
  EXPECT_EQ(named({"--since", "2023-12-01", "--format", "tsv", "cầu"}).out,
            "name\tkind\tarticles\toutlets\ttop_outlets\tvariants\n");
}

TEST(NamesCommand, ExitsWithOneWhereNothingMatches) {
  const Outcome outcome = named({"xyzzy"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("nothing matched"), std::string::npos) << outcome.err;
}

TEST(NamesCommand, RefusesOtherKinds) {
  const Outcome outcome = named({"--kind", "persn", "cầu"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("person"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace timbao::test
