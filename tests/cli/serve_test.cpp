// `timbao serve` as a user has it.
#include <gtest/gtest.h>
#include <signal.h>

#include <optional>
#include <string>

#include "serve/connection.hpp"
#include "support/eventually.hpp"
#include "support/news_index.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

class Serve : public testing::Test {
 protected:
  ~Serve() override {
    if (process_) stop(SIGKILL);
  }

  void start(Arguments options = {}) {
    options.insert(options.begin(),
                   {TIMBAO_BINARY, "serve", "--db", news_db(), "--listen", "127.0.0.1:0"});
    process_.emplace(std::move(options), Surroundings(), capture_);
    ASSERT_TRUE(eventually([this] { return contains(log(), "Ctrl-C ends it\n"); })) << log();
  }
  int stop(int signal) {
    ::kill(process_->id(), signal);
    const int code = run_details::exit_code_of(process_->id());
    process_.reset();
    return code;
  }
  [[nodiscard]] std::string log() const { return capture_.read("err"); }
  [[nodiscard]] std::uint16_t port() const {
    const std::string address = "listening on http://127.0.0.1:";
    const std::string text = log();
    return static_cast<std::uint16_t>(
        std::atoi(text.c_str() + text.find(address) + address.size()));
  }
  [[nodiscard]] HttpAnswer fetched(std::string_view target, std::string_view headers = {}) const {
    Connection connection(port());
    connection.send(get(target, headers));
    return connection.receive();
  }

  TempFolder capture_;
  std::optional<run_details::Process> process_;
};

TEST_F(Serve, AnswersAndEndsWhenItIsAskedTo) {
  start();
  EXPECT_TRUE(contains(fetched("/api/search?q=khanh+thanh").body, "\"id\": \"cau-1\""));
  EXPECT_EQ(stop(SIGTERM), 0);
  EXPECT_TRUE(contains(log(), "finishing what is under way")) << log();
}

TEST_F(Serve, LogsEachRequestAsJsonWithoutTheQuery) {
  start();
  EXPECT_EQ(fetched("/api/search?q=khanh", "X-Request-Id: mine-1\r\n").status, 200);
  EXPECT_EQ(stop(SIGINT), 0);
  EXPECT_TRUE(contains(log(),
                       "\"id\": \"mine-1\", \"client\": \"127.0.0.1\", \"method\": "
                       "\"GET\", \"path\": \"/api/search\", \"status\": 200, "))
      << log();
  EXPECT_FALSE(contains(log(), "khanh")) << log();
}

TEST_F(Serve, LogsQueriesOnDemand) {
  start({"--log-queries"});
  EXPECT_EQ(fetched("/api/search?q=khanh").status, 200);
  EXPECT_EQ(stop(SIGINT), 0);
  EXPECT_TRUE(contains(log(), "\"query\": \"q=khanh\"")) << log();
}

TEST_F(Serve, AsksForTheTokenOfAFile) {
  start({"--token-file", capture_.write("token", "0123456789abcdef\n")});
  EXPECT_EQ(fetched("/api/stats").status, 401);
  EXPECT_EQ(fetched("/api/search?q=a", "Authorization: Bearer 0123456789abcdef\r\n").status, 200);
}

TEST_F(Serve, IsNotForOthersWithoutATokenOrAWord) {
  const Outcome outcome = run_timbao({"serve", "--db", news_db(), "--listen", "0.0.0.0:0"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(contains(outcome.err, "--token-file")) << outcome.err;
}

TEST_F(Serve, RefusesAddressesAndTokensThatAreNone) {
  for (const char* listen : {"8080", "localhost", "127.0.0.1:", "127.0.0.1:70000", "here:80"}) {
    EXPECT_EQ(run_timbao({"serve", "--db", news_db(), "--listen", listen}).code, 2) << listen;
  }
  const std::string token = capture_.write("short", "abc\n");
  EXPECT_EQ(run_timbao({"serve", "--db", news_db(), "--token-file", token}).code, 2);
}

}  // namespace
}  // namespace timbao::test
