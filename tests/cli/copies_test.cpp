#include <gtest/gtest.h>

#include <string>

#include "support/run_timbao.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"

namespace timbao::test {
namespace {

const std::string kStory =
    "Cầu Mây Trắng thông xe sáng nay sau ba năm xây dựng, nối hai bờ sông Trăng vốn chỉ có một bến "
    "phà. Người dân hai xã ven sông đi chợ huyện từ nay mất mười phút thay vì hơn một giờ.";

std::string story(const std::string& id, const std::string& title, const std::string& body,
                  const std::string& outlet, const std::string& date) {
  return record({{"id", id}, {"title", title}, {"body", body}, {"outlet", outlet}, {"date", date}});
}

// Two outlets with one story, the second under another title and with a sentence more; and another
// story.
std::string copies_db() {
  static const SampleIndex index(
      {story("goc", "Cầu Mây Trắng thông xe", kStory, "songtrang.example", "2023-11-03T09:00"),
       story("chep", "Thông cầu Mây Trắng", kStory + " Lễ thông xe rất đông.", "nuimay.example",
             "2023-11-03T15:00"),
       story("khac", "Gặt lúa bên cầu Mây Trắng", "Nông dân gặt lúa muộn vì mưa kéo dài.",
             "songtrang.example", "2023-11-04")});
  return index.path().string();
}

TEST(Copies, AreFoldedUnderTheBestOfThem) {
  const Outcome folded = run_timbao({"search", "--db", copies_db(), "cầu Mây Trắng"});
  EXPECT_EQ(folded.code, 0);
  EXPECT_NE(folded.out.find("+ 1 copy: "), std::string::npos) << folded.out;
  EXPECT_NE(folded.out.find("of 3 articles"), std::string::npos) << folded.out;
  const Outcome ids =
      run_timbao({"search", "--db", copies_db(), "--format", "ids", "--no-group", "Mây Trắng"});
  EXPECT_NE(ids.out.find("goc\n"), std::string::npos) << ids.out;
  EXPECT_NE(ids.out.find("chep\n"), std::string::npos) << ids.out;
}

TEST(Copies, StandInJsonWithTheirOutletAndDate) {
  const Outcome outcome = run_timbao(
      {"search", "--db", copies_db(), "--format", "jsonl", "--sort", "date-asc", "thông xe"});
  EXPECT_NE(outcome.out.find("\"copies\": [{\"id\": \"chep\""), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("2023-11-03T15:00"), std::string::npos) << outcome.out;
}

TEST(Copies, AreListedAsGroups) {
  const Outcome outcome = run_timbao({"copies", "--db", copies_db(), "--format", "jsonl"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(outcome.out.find("\"articles\": 2"), std::string::npos) << outcome.out;
  EXPECT_EQ(run_timbao({"copies", "--db", copies_db(), "--min-outlets", "3"}).code, 1);
}

TEST(Trace, ShowsWhatACopyKeptAndAdded) {
  const Outcome outcome = run_timbao({"trace", "--db", copies_db(), "chep"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_LT(outcome.out.find("goc"), outcome.out.find("chep"));
  EXPECT_NE(outcome.out.find("keeps 100 % of the first, another title"), std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("{+Lễ thông xe rất đông.+}"), std::string::npos) << outcome.out;
  EXPECT_EQ(outcome.out.find('\033'), std::string::npos);
}

TEST(Trace, GivesItsStepsAsJson) {
  const Outcome outcome = run_timbao({"trace", "--db", copies_db(), "--format", "json", "goc"});
  EXPECT_NE(outcome.out.find("\"op\": \"added\""), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("\"retitled\": true"), std::string::npos) << outcome.out;
}

TEST(Trace, OfAnUnknownIdIsNothingFound) {
  const Outcome outcome = run_timbao({"trace", "--db", copies_db(), "khong-co"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_TRUE(outcome.out.empty());
  EXPECT_NE(outcome.err.find("khong-co"), std::string::npos);
}

}  // namespace
}  // namespace timbao::test
