#include "timbao/search/saved.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "support/expect_error.hpp"
#include "support/found.hpp"
#include "support/sample_index.hpp"

namespace timbao::search {
namespace {

namespace fs = std::filesystem;
using test::Ids;
using test::record;
using test::SampleIndex;

index::UpdateOptions at(int seconds) {
  index::UpdateOptions options;
  options.now = std::chrono::system_clock::from_time_t(seconds);
  options.threads = 1;
  return options;
}

// A search that is followed: what is new each time that it is asked.
class Followed {
 public:
  explicit Followed(std::string query) : query_(std::move(query)) {}

  Ids news(const fs::path& index) {
    const Searcher searcher(index);
    options_.combine = Combine::all;
    options_.group = false;
    options_.limit = 1'000;
    options_.new_since = mark_;
    Ids ids = test::found(searcher, query_, options_);
    mark_ = mark_of(searcher, parse_query(query_).root, options_);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  [[nodiscard]] const Mark& mark() const { return mark_; }

 private:
  std::string query_;
  SearchOptions options_;
  Mark mark_;
};

TEST(Mark, TellsWhatIsNew) {
  SampleIndex index;
  Followed flood("lũ quét");
  index.feed({record("a", "Lũ quét ở Kỳ Sơn."), record("b", "Giá lúa tăng.")}, at(1'000));
  EXPECT_EQ(flood.news(index.path()), Ids{"a"});
  EXPECT_EQ(flood.news(index.path()), Ids{});
  index.feed({record("c", "Lũ quét ở Mù Cang Chải."), record("d", "Mưa to.")}, at(2'000));
  EXPECT_EQ(flood.news(index.path()), Ids{"c"});
  EXPECT_EQ(flood.news(index.path()), Ids{});
}

TEST(Mark, TellsArticlesOfOneSecondApart) {
  SampleIndex index;
  Followed flood("lũ quét");
  index.feed({record("a", "Lũ quét ở Kỳ Sơn."), record("b", "Giá lúa tăng.")}, at(1'000));
  EXPECT_EQ(flood.news(index.path()), Ids{"a"});
  index.feed({record("c", "Lũ quét ở Mù Cang Chải.")}, at(1'000));
  EXPECT_EQ(flood.news(index.path()), Ids{"c"});
  EXPECT_EQ(flood.mark(), (Mark{1'000, {"a", "c"}}));
}

TEST(Mark, HoldsWhereTheClockGoesBack) {
  SampleIndex index;
  Followed flood("lũ quét");
  index.feed({record("a", "Lũ quét ở Kỳ Sơn.")}, at(2'000));
  EXPECT_EQ(flood.news(index.path()), Ids{"a"});
  index.feed({record("b", "Lũ quét ở Mường La.")}, at(1'000));
  EXPECT_EQ(flood.news(index.path()), Ids{"b"});
  EXPECT_EQ(flood.news(index.path()), Ids{});
}

TEST(Mark, MovesThoughNothingMatched) {
  SampleIndex index;
  Followed flood("lũ quét");
  index.feed({record("b", "Giá lúa tăng.")}, at(1'000));
  EXPECT_EQ(flood.news(index.path()), Ids{});
  EXPECT_EQ(flood.mark(), (Mark{1'000, {}}));
}

TEST(Mark, TakesNoChangeOfAnOldArticleForNews) {
  SampleIndex index;
  Followed flood("lũ quét");
  const auto path = [](std::string_view body) {
    return record({{"id", "a"}, {"url", "https://bao.example/a"}, {"body", std::string(body)}});
  };
  index.feed({path("Mưa to.")}, at(1'000));
  EXPECT_EQ(flood.news(index.path()), Ids{});
  index.feed({path("Lũ quét ở Kỳ Sơn."), record("b", "Giá lúa tăng.")}, at(2'000));
  EXPECT_EQ(flood.news(index.path()), Ids{});
}

// An update commits in rounds, all with one time.
TEST(Mark, MissesNothingBetweenTwoRounds) {
  const test::TempFolder folder;
  const fs::path path = folder / "db";
  constexpr int kArticles = 60;
  // A round is at least what is read at a time, a megabyte.
  std::string filler;
  while (filler.size() < 50'000) filler += " Mưa to.";
  std::string feed;
  for (int i = 0; i < kArticles; ++i) {
    feed += record("bai-" + std::to_string(100 + i),
                   (i % 2 == 0 ? "Lũ quét." : "Giá lúa tăng.") + filler);
  }
  Followed flood("lũ quét");
  Ids all;
  int answers = 0;
  index::UpdateOptions options = at(1'000);
  options.round_bytes = 1;
  index::UpdateListener listener;
  listener.progressed = [&](const index::UpdateReport&) {
    if (!fs::exists(path / "XAPIANDB")) return;
    const Ids news = flood.news(path);
    answers += news.empty() ? 0 : 1;
    all.insert(all.end(), news.begin(), news.end());
  };
  index::update(path, {folder.write("feed.jsonl", feed)}, options, listener);
  const Ids last = flood.news(path);
  all.insert(all.end(), last.begin(), last.end());
  EXPECT_GT(answers, 1) << "no round was seen alone";
  EXPECT_EQ(all.size(), std::size_t{kArticles / 2});
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::unique(all.begin(), all.end()), all.end());
  EXPECT_EQ(flood.mark().first_seen, 1'000U) << "all rounds have one time";
}

TEST(Mark, KeepsWhatALimitLeftOut) {
  SampleIndex index;
  index.feed({record("a", "Lũ quét ở Kỳ Sơn."), record("b", "Lũ quét, mưa đá ở Mường La."),
              record("c", "Lũ quét và sạt lở ở Bảo Yên, dân phải dời nhà.")},
             at(1'000));
  const Searcher searcher(index.path());
  SearchOptions options;
  options.limit = 2;
  options.new_since = Mark{};
  const SearchResult first = test::search_for(searcher, "lũ quét", options);
  ASSERT_EQ(first.hits.size(), 2U);
  EXPECT_EQ(first.total, 3U);
  options.new_since = mark_behind(Mark{}, first);
  const SearchResult second = test::search_for(searcher, "lũ quét", options);
  ASSERT_EQ(second.hits.size(), 1U);
  Ids all = test::ids_of(first);
  all.push_back(second.hits.front().id);
  std::sort(all.begin(), all.end());
  EXPECT_EQ(all, (Ids{"a", "b", "c"}));
}

SavedSearch sample_search() {
  SavedSearch search{
      .name = "lũ", .query = "\"lũ quét\"\n\tOR \\x41 lụt", .options = {}, .mark = {}};
  search.options.outlets = {"nhandan.vn", "Báo Lào Cai"};
  search.options.author = "Hà An";
  search.options.since = "2023-11-01";
  search.options.until = "2023-12-31";
  search.options.combine = Combine::any;
  search.options.accents = Accents::strict;
  search.options.expand = false;
  search.mark = {1'700'000'000, {"a", "b\tc"}};
  return search;
}

void expect_same(const SavedSearch& a, const SavedSearch& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.query, b.query);
  EXPECT_EQ(a.options.outlets, b.options.outlets);
  EXPECT_EQ(a.options.author, b.options.author);
  EXPECT_EQ(a.options.since, b.options.since);
  EXPECT_EQ(a.options.until, b.options.until);
  EXPECT_EQ(a.options.combine, b.options.combine);
  EXPECT_EQ(a.options.accents, b.options.accents);
  EXPECT_EQ(a.options.expand, b.options.expand);
  EXPECT_EQ(a.mark, b.mark);
}

template <class Call>
void expect_error(ErrorKind kind, const std::string& message, const Call& call) {
  try {
    call();
    ADD_FAILURE() << "no error: " << message;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
  }
}

TEST(SavedSearches, ComeBackAsTheyWere) {
  const test::TempFolder folder;
  EXPECT_TRUE(saved_searches(folder.path()).empty());
  SavedSearch plain{.name = "b", .query = "lúa", .options = {}, .mark = {}};
  plain.options.combine = Combine::all;
  {
    SavedSearchFile file(folder.path());
    file.searches() = {sample_search(), plain};
    file.write();
  }
  const std::vector<SavedSearch> read = saved_searches(folder.path());
  ASSERT_EQ(read.size(), 2U);
  expect_same(read[0], sample_search());
  expect_same(read[1], plain);
  EXPECT_EQ(SavedSearchFile(folder.path()).searches().size(), 2U);
}

TEST(SavedSearches, AreChangedByOneAtATime) {
  const test::TempFolder folder;
  SavedSearchFile first(folder.path());
  first.searches().push_back(sample_search());
  const auto second = [&] { SavedSearchFile(folder.path(), std::chrono::milliseconds(50)); };
  expect_error(ErrorKind::locked, "another `timbao saved` is at work", second);
  EXPECT_TRUE(saved_searches(folder.path()).empty()) << "readers do not wait";
}

TEST(SavedSearches, StayWhereAWriterDiesBeforeTheRename) {
  const test::TempFolder folder;
  {
    SavedSearchFile file(folder.path());
    file.searches().push_back(sample_search());
    file.write();
  }
  folder.write("saved.timbao.next", "timbao saved searches 1\n\nsear");
  ASSERT_EQ(saved_searches(folder.path()).size(), 1U);
  SavedSearchFile file(folder.path());
  file.searches().push_back(sample_search());
  file.write();
  EXPECT_EQ(saved_searches(folder.path()).size(), 2U);
}

TEST(SavedSearches, SayWhatIsWrongWithTheirFile) {
  const test::TempFolder folder;
  const auto read = [&](std::string_view text) {
    return [&folder, text = std::string(text)] {
      folder.write("saved.timbao", text);
      static_cast<void>(saved_searches(folder.path()));
    };
  };
  using enum ErrorKind;
  expect_error(corrupt, "holds no saved searches", read(""));
  expect_error(corrupt, "holds no saved searches", read("{}\n"));
  expect_error(wrong_rules, "written by a newer timbao (form 2, this one knows 1)",
               read("timbao saved searches 2\nsomething else\n"));
  const std::string title = "timbao saved searches 1\n";
  expect_error(corrupt, "saved.timbao:2: the end is missing", read(title));
  expect_error(corrupt, "add the searches anew with `timbao saved add`", read(title));
  expect_error(corrupt, "saved.timbao:3: no tab", read(title + "search\ta\nquery\n"));
  expect_error(corrupt, "saved.timbao:2: 'query'", read(title + "query\ta\n"));
  expect_error(corrupt, ":3: 'seen'", read(title + "search\ta\nseen\tyesterday\n"));
  expect_error(corrupt, ":3: 'colour'", read(title + "search\ta\ncolour\tred\n"));
  expect_error(corrupt, ":2: a backslash", read(title + "search\ta\\y\n"));
  expect_error(corrupt, ":3: searches are missing", read(title + "search\ta\nend\t2\n"));
  expect_error(corrupt, ":3: something stands behind", read(title + "end\t0\nsearch\ta\n"));
}

TEST(SavedSearches, LieInTheFolderOfAnIndex) {
  const test::TempFolder folder;
  const auto read = [](const fs::path& path) {
    return [path] { static_cast<void>(saved_searches(path)); };
  };
  expect_error(ErrorKind::not_found, "no index here", read(folder / "none"));
  expect_error(ErrorKind::usage, "a file that lists indexes has no saved searches",
               read(folder.write("stub", "auto one\nauto two\n")));
}

TEST(SavedSearches, HaveNamesOfAnyText) {
  EXPECT_EQ(name_of_search("lu\u0303 quét"), "lũ quét");
  for (const char* name : {"-x", "a b", "東京 🌊", "\\x41", "\"q\"", "…"}) {
    EXPECT_EQ(name_of_search(name), name);
  }
  for (const char* name : {"", "a/b", "a\nb", "\x7F", "\xC2\x85", "\xFF"}) {
    expect_error(ErrorKind::usage, "the name of the search",
                 [name] { static_cast<void>(name_of_search(name)); });
  }
}

}  // namespace
}  // namespace timbao::search
