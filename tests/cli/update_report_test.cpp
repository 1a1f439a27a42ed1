#include "cli/update_report.hpp"

#include <gtest/gtest.h>

namespace timbao::cli {
namespace {

TEST(ProgressLine, TellsWhatIsLeftOnceAllIsSurveyed) {
  index::UpdateReport report;
  report.added = 1000;
  report.unchanged = 200;
  report.files = 3;
  report.files_unchanged = 4;
  report.bytes = 20'000'000;
  report.disk_bytes = 5'000'000;
  input::SurveyCounts survey;
  survey.disk_bytes = 20'000'000;
  EXPECT_EQ(progress_line(report, 10, survey), "1200 articles, 7 files, 2.0 MB/s");
  survey.is_complete = true;
  EXPECT_EQ(progress_line(report, 10, survey), "1200 articles, 7 files, 2.0 MB/s, 25 %, 30 s left");
  EXPECT_EQ(progress_line(report, 100, survey),
            "1200 articles, 7 files, 0.2 MB/s, 25 %, 5 min left");
  EXPECT_EQ(progress_line(report, 2000, survey),
            "1200 articles, 7 files, 0.0 MB/s, 25 %, 1 h 40 min left");
  report.disk_bytes = 30'000'000;  // Files grew.
  EXPECT_EQ(progress_line(report, 10, survey), "1200 articles, 7 files, 2.0 MB/s, 100 %, 0 s left");
}

}  // namespace
}  // namespace timbao::cli
