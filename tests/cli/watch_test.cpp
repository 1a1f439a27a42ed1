// `timbao watch` as a user has it: files change, and a search finds what they say.
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <optional>
#include <string>

#include "index/folder.hpp"
#include "support/eventually.hpp"
#include "support/run_timbao.hpp"
#include "support/sample_index.hpp"
#include "support/temp_folder.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

namespace fs = std::filesystem;

class Watch : public testing::Test {
 protected:
  Watch() { folder_.write("bao/a.jsonl", record("a", "Cầu Mây Trắng thông xe.")); }
  ~Watch() override {
    if (process_) stop(SIGKILL);
  }

  void start(Arguments options = {}) {
    options.insert(options.begin(), {TIMBAO_BINARY, "watch", "--db", folder_ / "db"});
    options.push_back(folder_ / "bao");
    process_.emplace(std::move(options), Surroundings(), capture_);
    ASSERT_TRUE(eventually([this] { return contains(capture_.read("err"), "watching"); }));
  }
  int stop(int signal) {
    ::kill(process_->id(), signal);
    const int code = run_details::exit_code_of(process_->id());
    process_.reset();
    return code;
  }
  [[nodiscard]] bool finds(const std::string& word) const {
    return run_timbao({"search", "--db", folder_ / "db", word}).code == 0;
  }
  [[nodiscard]] bool comes(const std::string& word) const {
    return eventually([&] { return finds(word); });
  }
  [[nodiscard]] bool goes(const std::string& word) const {
    return eventually([&] { return !finds(word); });
  }

  TempFolder folder_, capture_;
  std::optional<run_details::Process> process_;
};

TEST_F(Watch, BeginsWithAnUpdate) {
  start();
  EXPECT_TRUE(finds("cầu"));
}

TEST_F(Watch, AddsWhatIsWrittenMovedInAndPutIntoNewFolders) {
  start();
  folder_.write("bao/b.jsonl", record("b", "Giá lúa tăng."));
  EXPECT_TRUE(comes("lúa"));
  fs::rename(folder_.write("c.txt", "Chợ nổi\n\nChợ nổi đông khách.\n"), folder_ / "bao/c.txt");
  EXPECT_TRUE(comes("chợ"));
  folder_.write("bao/2024/05/d.jsonl", record("d", "Đường sắt mới."));
  EXPECT_TRUE(comes("sắt"));
  folder_.write("bao/2024/05/e.jsonl", record("e", "Trường làng."));
  EXPECT_TRUE(comes("trường"));
}

TEST_F(Watch, ReplacesWhatIsEditedAndRemovesWhatIsGone) {
  folder_.write("bao/2024/b.jsonl", record("b", "Giá lúa tăng.") + record("c", "Chợ nổi."));
  start();
  folder_.write("bao/2024/b.jsonl", record("b", "Giá cá giảm."));
  EXPECT_TRUE(comes("cá"));
  EXPECT_TRUE(goes("lúa"));
  EXPECT_TRUE(goes("chợ"));
  fs::remove(folder_ / "bao/a.jsonl");
  EXPECT_TRUE(goes("cầu"));
  fs::rename(folder_ / "bao/2024", folder_ / "away");
  EXPECT_TRUE(goes("cá"));
}

TEST_F(Watch, EndsCleanlyWhenAsked) {
  for (const int signal : {SIGINT, SIGTERM}) {
    start();
    EXPECT_EQ(stop(signal), 0);
    fs::remove(capture_ / "err");
  }
}

TEST_F(Watch, TellsOfEachCommitInALine) {
  start();
  folder_.write("bao/b.jsonl", record("b", "Giá lúa tăng."));
  EXPECT_TRUE(eventually([this] { return contains(capture_.read("err"), "1 added, 0 updated"); }) &&
              comes("lúa"));
  EXPECT_EQ(stop(SIGINT), 0);
  EXPECT_EQ(lines_of(capture_.read("err")).size(), 3U) << capture_.read("err");
  EXPECT_EQ(capture_.read("out"), "");
}

TEST_F(Watch, LetsOthersWriteAndWaitsForThem) {
  start();
  EXPECT_EQ(run_timbao({"index", "--db", folder_ / "db",
                        folder_.write("khac.jsonl", record("k", "Mưa lớn."))})
                .code,
            0);
  {
    const index::WritableFolder writer(folder_ / "db");
    folder_.write("bao/b.jsonl", record("b", "Giá lúa tăng."));
    EXPECT_TRUE(eventually([this] { return contains(capture_.read("err"), "waiting"); }));
    EXPECT_FALSE(finds("lúa"));
  }
  EXPECT_TRUE(comes("lúa"));
  EXPECT_TRUE(finds("mưa"));
}

TEST_F(Watch, LooksEverySoOftenWhereEventsAreNotToBeHad) {
  start({"--poll", "1"});
  folder_.write("bao/b.jsonl", record("b", "Giá lúa tăng."));
  EXPECT_TRUE(comes("lúa"));
  EXPECT_EQ(stop(SIGTERM), 0);
}

TEST_F(Watch, IsNotForStandardInput) { EXPECT_EQ(run_timbao({"watch", "-"}).code, 2); }

}  // namespace
}  // namespace timbao::test
