// The index is written while it is served.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "serve/served.hpp"

namespace timbao {
namespace {

using test::Connection;
using test::fetched;
using test::get;
using test::HttpAnswer;
using test::record;
using test::SampleIndex;
using test::Served;

serve::ServerOptions on(const SampleIndex& index) {
  serve::ServerOptions options;
  options.index = index.path();
  return options;
}

std::string lua(int number, int version = 0) {
  return record("lua-" + std::to_string(number), "Giá lúa ổn định ở huyện số " +
                                                     std::to_string(number) + ", lần " +
                                                     std::to_string(version) + ".");
}

TEST(Updates, ANewArticleIsFoundAtOnceAndChangesTheTag) {
  SampleIndex index{lua(1)};
  const Served served(on(index));
  const std::string tag = fetched(served, "/api/search?q=l%C3%BAa").header("ETag");
  index.feed({lua(2)});
  const HttpAnswer answer =
      fetched(served, "/api/search?q=l%C3%BAa", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find("\"total\": 2"), std::string::npos) << answer.body;
}

TEST(Updates, NoRequestFailsWhileTheIndexIsWritten) {
  SampleIndex index;
  std::vector<std::string> lines;
  for (int i = 0; i < 50; ++i) lines.push_back(lua(i));
  index.feed(lines);
  const Served served(on(index));
  std::atomic<bool> over = false;
  std::thread writing([&] {
    for (int round = 1; round <= 25; ++round) {
      std::vector<std::string> changed;
      for (int i = round % 3; i < 60; i += 3) changed.push_back(lua(i, round));
      index.feed(changed);
    }
    over = true;
  });
  Connection connection(served.port());
  int requests = 0;
  for (; !over; ++requests) {
    const char* target = requests % 4 == 0   ? "/api/search?q=l%C3%BAa&limit=20"
                         : requests % 4 == 1 ? "/api/article/lua-3"
                         : requests % 4 == 2 ? "/api/export?q=l%C3%BAa"
                                             : "/api/kwic?q=l%C3%BAa";
    connection.send(get(target));
    const HttpAnswer answer = connection.receive();
    EXPECT_EQ(answer.status, 200) << target << answer.body;
    if (answer.status != 200) break;
  }
  writing.join();
  EXPECT_GT(requests, 25);
}

std::string next_of(const HttpAnswer& answer) {
  const std::string link = answer.header("Link");
  return link.empty() ? "" : link.substr(1, link.find('>') - 1);
}

int ids_in(const std::string& body, std::vector<std::string>& ids) {
  int found = 0;
  const std::string mark = "\"article\": {\"id\": \"";
  for (std::size_t at = body.find(mark); at != std::string::npos; at = body.find(mark, at + 1)) {
    const std::size_t start = at + mark.size();
    ids.push_back(body.substr(start, body.find('"', start) - start));
    ++found;
  }
  return found;
}

TEST(Updates, ACursorGoesOnBehindTheLastResultOfAnEarlierCommit) {
  std::vector<std::string> lines;
  for (int i = 10; i < 40; ++i) {
    lines.push_back(record({{"id", "lua-" + std::to_string(i)},
                            {"body", "Giá lúa ổn định ở huyện số " + std::to_string(i) + "."},
                            {"date", "2023-11-" + std::to_string(i - 9)}}));
  }
  SampleIndex index;
  index.feed(lines);
  const Served served(on(index));
  std::vector<std::string> ids;
  std::string target = "/api/search?q=l%C3%BAa&sort=date&limit=7&group=false";
  for (int page = 0; !target.empty() && page < 10; ++page) {
    const HttpAnswer answer = fetched(served, target);
    ASSERT_EQ(answer.status, 200) << target;
    ids_in(answer.body, ids);
    target = next_of(answer);
    // Newer articles come before all that was seen.
    index.feed({record({{"id", "new-" + std::to_string(page)},
                        {"body", "Giá lúa lên ở xã " + std::to_string(page) + "."},
                        {"date", "2023-12-0" + std::to_string(page + 1)}})});
  }
  ASSERT_EQ(ids.size(), 30U);
  for (int i = 0; i < 30; ++i)
    EXPECT_EQ(ids[static_cast<std::size_t>(i)], "lua-" + std::to_string(39 - i));
}

TEST(Updates, CursorsThatAreNoneAreRefused) {
  const Served served;
  for (const char* cursor : {"", "x", "00", "312e", "312e312e612e"}) {
    EXPECT_EQ(fetched(served, std::string("/api/search?q=a&cursor=") + cursor).status, 400)
        << cursor;
  }
  EXPECT_EQ(fetched(served, "/api/search?q=l%C3%BAa&offset=1&cursor=312e312e612e62").status, 400);
}

}  // namespace
}  // namespace timbao
