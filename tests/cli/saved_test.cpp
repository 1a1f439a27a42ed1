// `timbao saved` as users and cron run it.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/run_timbao.hpp"
#include "support/sample_index.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

class SavedCommand : public testing::Test {
 protected:
  SavedCommand() { index({record("a", "Lũ quét ở Kỳ Sơn."), record("b", "Giá lúa tăng.")}); }

  [[nodiscard]] std::string db() const { return folder_ / "db"; }

  void index(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line;
    const std::string file = folder_.write("feed-" + std::to_string(feeds_++) + ".jsonl", text);
    ASSERT_EQ(run_timbao({"index", "--db", db(), file}).code, 0);
  }

  Outcome saved(Arguments arguments, Surroundings surroundings = {}) const {
    arguments.insert(arguments.begin(), "saved");
    arguments.insert(arguments.begin() + 2, {"--db", db()});
    return run_timbao(std::move(arguments), std::move(surroundings));
  }

  std::string ids(Arguments arguments) const {
    arguments.insert(arguments.end(), {"--format", "ids"});
    return saved(std::move(arguments)).out;
  }

  TempFolder folder_;
  int feeds_ = 0;
};

TEST_F(SavedCommand, ShowsWhatIsNew) {
  const Outcome added = saved({"add", "lũ", "lũ quét"});
  EXPECT_EQ(added.code, 0);
  EXPECT_EQ(added.out, "");
  EXPECT_TRUE(contains(added.err, "saved 'lũ'; 1 of the articles match")) << added.err;
  const Outcome nothing = saved({"run"});
  EXPECT_EQ(nothing.code, 1);
  EXPECT_EQ(nothing.out + nothing.err, "") << "cron would send it";
  index({record("c", "Lũ quét ở Mường La."), record("d", "Giá lúa giảm.")});
  const Outcome news = saved({"run"});
  EXPECT_EQ(news.code, 0);
  EXPECT_TRUE(news.out.starts_with("lũ\n\n1. ")) << news.out;
  EXPECT_TRUE(contains(news.out, "Lũ quét ở Mường La.")) << news.out;
  EXPECT_FALSE(contains(news.out, "Kỳ Sơn")) << news.out;
  EXPECT_EQ(news.err, "");
  EXPECT_EQ(saved({"run"}).code, 1);
}

TEST_F(SavedCommand, RunsAllOrThoseNamed) {
  saved({"add", "lũ", "lũ quét"});
  saved({"add", "giá", "giá lúa"});
  index({record("c", "Lũ quét làm giá lúa tăng."), record("d", "Giá lúa giảm.")});
  EXPECT_EQ(ids({"run", "giá", "giá"}), "c\nd\n");
  EXPECT_EQ(ids({"run"}), "c\n");
  EXPECT_EQ(ids({"run"}), "");
}

TEST_F(SavedCommand, HasTheFormatsOfSearch) {
  saved({"add", "lũ", "lũ quét", "--include-existing"});
  saved({"add", "giá", "giá lúa", "--include-existing"});
  const auto peek = [&](const std::string& format) {
    return saved({"run", "--peek", "--format", format}).out;
  };
  EXPECT_EQ(peek("ids"), "a\nb\n");
  const std::string json = peek("json");
  EXPECT_TRUE(json.starts_with(R"({"searches": [{"search": "lũ", "query": "lũ quét")")) << json;
  EXPECT_TRUE(contains(json, R"("results": [{"rank": 1, )")) << json;
  EXPECT_TRUE(contains(json, R"({"search": "giá", "query": "giá lúa")")) << json;
  const std::vector<std::string> lines = lines_of(peek("jsonl"));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[1].starts_with(R"({"search": "giá", "rank": 1, )")) << lines[1];
  const std::vector<std::string> table = lines_of(peek("tsv"));
  ASSERT_EQ(table.size(), 3U) << "one heading";
  EXPECT_TRUE(table[0].starts_with("search\trank\t")) << table[0];
  EXPECT_TRUE(table[2].starts_with("giá\t1\t")) << table[2];
  EXPECT_EQ(lines_of(peek("csv")).size(), 3U);
  EXPECT_TRUE(contains(peek("bibtex"), "@")) << peek("bibtex");
  EXPECT_EQ(saved({"run"}).code, 0) << "peeking leaves all new";
  const Outcome nothing = saved({"run", "--format", "json"});
  EXPECT_EQ(nothing.code, 1);
  EXPECT_TRUE(contains(nothing.out, R"("total": 0, )")) << "one document in any case";
}

TEST_F(SavedCommand, LosesNothingToALimit) {
  saved({"add", "lúa", "giá lúa", "--include-existing"});
  index({record("c", "Giá lúa giảm."), record("d", "Giá lúa hè thu tăng mạnh.")});
  const Outcome first = saved({"run", "--limit", "2", "--format", "ids"});
  EXPECT_EQ(first.out, "b\nc\n");
  EXPECT_TRUE(contains(first.err, "lúa: still new, and not shown: 1")) << first.err;
  index({record("e", "Giá lúa lại giảm.")});
  EXPECT_EQ(ids({"run", "--limit", "2"}), "d\ne\n");
  EXPECT_EQ(ids({"run"}), "");
}

TEST_F(SavedCommand, KeepsWhatCouldNotBeWritten) {
  saved({"add", "lũ", "lũ quét", "--include-existing"});
  const Outcome full = saved({"run"}, {.out_file = "/dev/full"});
  EXPECT_EQ(full.code, 2);
  EXPECT_TRUE(contains(full.err, "cannot write standard output")) << full.err;
  EXPECT_EQ(ids({"run"}), "a\n");
}

TEST_F(SavedCommand, NarrowsAsSearchDoes) {
  const auto article = [](const std::string& id, const std::string& outlet,
                          const std::string& date) {
    return record(
        {{"id", id}, {"body", "Giá lúa tăng, dân vui."}, {"outlet", outlet}, {"date", date}});
  };
  saved({"add", "--outlet", "nhandan.vn", "--since", "2023-11", "lúa", "giá lúa"});
  saved({"add", "--any", "nào", "xyzzy", "lúa"});
  saved({"add", "mọi", "xyzzy", "lúa"});
  index({article("x", "nhandan.vn", "2023-10-31"), article("y", "nhandan.vn", "2023-11-01"),
         article("z", "tuoitre.vn", "2023-11-02")});
  EXPECT_EQ(ids({"run", "lúa"}), "y\n");
  EXPECT_EQ(ids({"run", "nào", "--no-group"}), "z\ny\nx\n");
  EXPECT_EQ(ids({"run", "mọi"}), "") << "every word has to be there";
}

TEST_F(SavedCommand, ListsAndRemoves) {
  const Outcome none = saved({"list"});
  EXPECT_EQ(none.code, 1);
  EXPECT_EQ(none.out, "");
  const Outcome nothing = saved({"run"});
  EXPECT_EQ(nothing.code, 1);
  EXPECT_TRUE(contains(nothing.err, "no search is saved")) << nothing.err;
  saved({"add", "lũ", "lũ", "quét", "--outlet", "nhandan.vn"});
  saved({"add", "--include-existing", "--", "-x \"🌊\"", "sông", "-Hồng"});
  const Outcome list = saved({"list"});
  EXPECT_EQ(list.code, 0);
  EXPECT_TRUE(list.out.starts_with("lũ\n   lũ quét\n   outlet nhandan.vn\n   answered up to 2"))
      << list.out;
  EXPECT_TRUE(contains(list.out, "-x \"🌊\"\n   sông -Hồng\n   not answered yet\n")) << list.out;
  const std::string json = saved({"list", "--format", "json"}).out;
  EXPECT_TRUE(contains(json, R"({"name": "-x \"🌊\"", "query": "sông -Hồng", "filters": {)"))
      << json;
  EXPECT_TRUE(contains(json, R"("combine": "all")")) << json;
  EXPECT_TRUE(contains(json, R"("answered": null)")) << json;
  EXPECT_EQ(lines_of(saved({"list", "--format", "jsonl"}).out).size(), 2U);
  EXPECT_EQ(saved({"remove", "lu\u0303", "nope"}).code, 2);
  EXPECT_EQ(lines_of(saved({"list", "--format", "jsonl"}).out).size(), 2U) << "all or none";
  EXPECT_EQ(saved({"remove", "lu\u0303"}).code, 0) << "not composed";
  EXPECT_EQ(lines_of(saved({"list", "--format", "jsonl"}).out).size(), 1U);
}

TEST_F(SavedCommand, SaysWhatIsWrong) {
  saved({"add", "lúa", "giá lúa"});
  const std::vector<std::pair<Arguments, std::string>> cases = {
      {{"ad", "x", "y"}, "'ad' is not one of add, list, remove and run; did you mean 'add'?"},
      {{"--peek"}, "one of add, list, remove and run is needed"},
      {{"add", "x"}, "a NAME and a QUERY are needed"},
      {{"add", "a/b", "x"}, "the name of the search has a slash in it"},
      {{"add", "lúa", "x"}, "there is a search 'lúa' already"},
      {{"add", "x", "y", "--since", "soon"}, "'soon' is not a date"},
      {{"add", "x", "y", "--peek"}, "unknown option '--peek'"},
      {{"run", "lua"}, "no search is saved as 'lua'; did you mean 'lúa'?"},
      {{"run", "--outlet", "x"}, "unknown option '--outlet'"},
      {{"remove"}, "no NAME given"},
  };
  for (const auto& [arguments, message] : cases) {
    const Outcome outcome = saved(arguments);
    EXPECT_EQ(outcome.code, 2) << message;
    EXPECT_EQ(outcome.out, "") << message;
    EXPECT_TRUE(contains(outcome.err, message)) << outcome.err;
  }
  folder_.write("db/saved.timbao", "timbao saved searches 9\n");
  for (const char* verb : {"list", "run", "remove"}) {
    const Outcome outcome = saved({verb, "lúa"});
    EXPECT_EQ(outcome.code, 2);
  }
  EXPECT_TRUE(contains(saved({"list"}).err, "written by a newer timbao")) << saved({"list"}).err;
}

TEST_F(SavedCommand, IsKeptByIndexesAlone) {
  const std::string stub = folder_.write("both", "auto " + db() + "\nauto " + db() + "\n");
  const Outcome outcome = run_timbao({"saved", "add", "x", "y", "--db", stub});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(contains(outcome.err, "save them in the indexes that it lists")) << outcome.err;
  EXPECT_EQ(run_timbao({"saved", "list", "--db", folder_ / "none"}).code, 2);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "none"));
}

TEST_F(SavedCommand, HelpsWithEachOfItsCommands) {
  EXPECT_TRUE(contains(run_timbao({"saved", "--help"}).out, "add|list|remove|run"));
  EXPECT_TRUE(contains(run_timbao({"help", "saved"}).out, "run: what is shown stays new"));
  const Outcome run = run_timbao({"saved", "run", "--help"});
  EXPECT_EQ(run.code, 0);
  EXPECT_TRUE(run.out.starts_with("Usage: timbao saved run [OPTION...] [NAME...]")) << run.out;
}

// As a crontab line does, while another index is brought up to date.
TEST_F(SavedCommand, WorksFromCron) {
  saved({"add", "lũ", "lũ quét"});
  folder_.write("feeds/new.jsonl", record("n", "Lũ quét ở Bảo Yên."));
  const std::string line = "$TIMBAO index --db db feeds >/dev/null; $TIMBAO saved run --db db";
  const Surroundings cron{.folder = folder_.path().string()};
  const Outcome first = run_command({"/bin/sh", "-c", line}, cron);
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_TRUE(contains(first.out, "Lũ quét ở Bảo Yên.")) << first.out;
  const Outcome second = run_command({"/bin/sh", "-c", line}, cron);
  EXPECT_EQ(second.code, 1);
  EXPECT_EQ(second.out + second.err, "");
  const std::string both = "$TIMBAO saved run --db db & $TIMBAO saved run --db db; wait";
  index({record("m", "Lũ quét ở Mường La.")});
  const Outcome together = run_command({"/bin/sh", "-c", both}, cron);
  EXPECT_EQ(together.err, "");
  EXPECT_EQ(together.out.find("Mường La"), together.out.rfind("Mường La")) << together.out;
  EXPECT_TRUE(contains(together.out, "Mường La"));
}

}  // namespace
}  // namespace timbao::test
