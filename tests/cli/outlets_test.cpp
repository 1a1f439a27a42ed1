// `timbao outlets`, and --outlets of the other commands.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/json.hpp"
#include "support/run_timbao.hpp"
#include "support/temp_folder.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

TEST(Outlets, AreListedOneALine) {
  const Outcome outcome = run_timbao({"outlets"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_GE(lines_of(outcome.out).size(), 225U);
  EXPECT_TRUE(contains(outcome.out, "baoyenbai.com.vn "));
  EXPECT_TRUE(contains(outcome.out, "Yên Bái → Lào Cai\n"));
}

TEST(Outlets, AreExplained) {
  const Outcome outcome = run_timbao({"outlets", "https://baoyenbai.com.vn/a.html"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out,
            "Báo Yên Bái\n"
            "  domain     baoyenbai.com.vn\n"
            "  kind       provincial\n"
            "  place      Yên Bái\n"
            "  aliases    YBĐT\n"
            "  datelines  YênBái\n"
            "  today      Yên Bái merged into Lào Cai on 2025-07-01; successor: Báo và phát thanh, "
            "truyền hình Lào Cai (baolaocai.vn)\n"
            "  found by   domain \"baoyenbai.com.vn\"\n");
  EXPECT_TRUE(contains(run_timbao({"outlets", "SKĐS"}).out, "found by   alias \"SKĐS\""));
  EXPECT_TRUE(
      contains(run_timbao({"outlets", "(CTO)", "-"}).out, "found by   dateline code \"(CTO)\""));
  EXPECT_TRUE(contains(run_timbao({"outlets", "Yên", "Bái"}).out, "found by   place \"Yên Bái\""));
  EXPECT_TRUE(contains(run_timbao({"outlets", "bao yen bai"}).out, "typed without accents"));
}

TEST(Outlets, JsonSaysHowTheyWereFound) {
  const Outcome outcome = run_timbao({"outlets", "--format", "json", "YBĐT"});
  const Json json(outcome.out);
  EXPECT_EQ(json.size(""), 1U);
  EXPECT_EQ(json.keys("/0"),
            (std::vector<std::string>{"domain", "name", "kind", "owner", "place", "other_domains",
                                      "aliases", "codes", "successor", "matched"}));
  EXPECT_EQ(json.text("/0/matched/by"), "alias");
  EXPECT_EQ(json.text("/0/successor/place"), "Lào Cai");
  EXPECT_EQ(json.text("/0/successor/since"), "2025-07-01");
  EXPECT_EQ(json.text("/0/successor/domain"), "baolaocai.vn");
  EXPECT_TRUE(json.is_null("/0/owner"));
  EXPECT_GE(lines_of(run_timbao({"outlets", "--format=jsonl", "Lào Cai"}).out).size(), 3U);
}

TEST(Outlets, NothingFoundIsExitOneAndNamesNearOnes) {
  const Outcome outcome = run_timbao({"outlets", "Báo Yên Bải"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_TRUE(
      contains(outcome.err, "no outlet is called 'Báo Yên Bải'; did you mean 'Báo Yên Bái'"))
      << outcome.err;
  EXPECT_TRUE(contains(run_timbao({"outlets", "baolaocia.vn"}).err, "'baolaocai.vn'"));
  EXPECT_FALSE(contains(run_timbao({"outlets", "zzzzzzzzzz"}).err, "did you mean"));
  EXPECT_EQ(run_timbao({"outlets", "--format=json", "zzzz"}).out, "[]\n");
}

constexpr const char* kTable =
    "# Outlets of this test.\n"
    "domain\tname\taliases\tcodes\tplace\tother_domains\n"
    "baosongtrang.example\tBáo Sông Trăng\tBST\t(STO)\tLào Cai\tsongtrang.example\n"
    "baolaocai.vn\tBáo Lào Cai mới\t\t\tLào Cai\t\n";

TEST(OutletsOption, AddsToTheRegistryAndReplaces) {
  const TempFolder folder;
  const std::string table = folder.write("outlets.tsv", kTable);
  const auto look_up = [&](const std::string& text) {
    return run_timbao({"outlets", "--outlets", table, "--format=jsonl", text}).out;
  };
  EXPECT_EQ(Json(look_up("BST")).text("/name"), "Báo Sông Trăng");
  EXPECT_EQ(Json(look_up("tin.songtrang.example")).text("/domain"), "baosongtrang.example");
  EXPECT_EQ(Json(look_up("baolaocai.vn")).text("/name"), "Báo Lào Cai mới");
  EXPECT_EQ(look_up("LCĐT"), "");
}

TEST(OutletsOption, CountsForExtractIndexAndSearch) {
  const TempFolder folder;
  const std::string table = folder.write("outlets.tsv", kTable);
  const std::string news = folder.write(
      "a.jsonl", R"({"id": "a", "title": "Cầu mới", "url": "https://tin.songtrang.example/a"})");
  const Outcome extracted = run_timbao({"extract", "--outlets", table, news});
  EXPECT_EQ(Json(extracted.out).text("/outlet/name"), "Báo Sông Trăng");
  EXPECT_EQ(run_timbao({"index", "--outlets", table, "--db", folder / "db", news}).code, 0);
  const Outcome found = run_timbao({"search", "--outlets", table, "--db", folder / "db",
                                    "--format=ids", "--outlet", "BST", "cầu"});
  EXPECT_EQ(found.out, "a\n");
  EXPECT_EQ(found.err, "");
}

TEST(OutletsOption, ABadTableIsAnErrorWithItsLine) {
  const TempFolder folder;
  const std::string table = folder.write("outlets.tsv", "domain\tname\na.example\tA\tx\n");
  const Outcome outcome = run_timbao({"outlets", "--outlets", table});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "timbao: error: " + table + ": line 2: 3 fields, the heading row has 2\n");
  const Outcome missing = run_timbao({"outlets", "--outlets", folder / "none.tsv"});
  EXPECT_EQ(missing.code, 2);
  EXPECT_TRUE(contains(missing.err, "none.tsv: cannot be read"));
}

TEST(OutletsOption, ReadsWhatOutletsWrites) {
  const TempFolder folder;
  const std::string table = folder.write("all.tsv", run_timbao({"outlets", "--format=tsv"}).out);
  const std::string as_loaded = run_timbao({"outlets", "--format=json", "--outlets", table}).out;
  EXPECT_TRUE(as_loaded == run_timbao({"outlets", "--format=json"}).out);
}

}  // namespace
}  // namespace timbao::test
