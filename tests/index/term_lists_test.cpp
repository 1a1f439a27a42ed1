#include "index/term_lists.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "index/folder.hpp"
#include "support/sample_index.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;
using test::record;
using test::run_update;

// All terms with their counts: a posting that stayed or was lost shows here.
std::string terms_of(const fs::path& index) {
  const Reader reader(index);
  const Xapian::Database& database = reader.database();
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_total_length() << '\n';
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term)
        << '\n';
  }
  return out.str();
}

void expect_whole(const fs::path& index) {
  for (const std::string& segment : segments_of(index)) {
    std::ostringstream report;
    EXPECT_EQ(Xapian::Database::check((index / segment).string(), 0, &report), 0U) << report.str();
    EXPECT_FALSE(fs::exists(index / segment / "termlist.glass"));
  }
}

class Articles {
 public:
  explicit Articles(std::size_t size) : bodies_(size) {
    for (std::string& body : bodies_) body = random_body();
  }

  void change(std::size_t count) {
    for (; count > 0; --count) bodies_[random_() % bodies_.size()] = random_body();
  }
  void remove(std::size_t count) { bodies_.resize(bodies_.size() - count); }

  [[nodiscard]] std::string lines() const {
    std::string text;
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
      text += record({{"id", "bai-" + std::to_string(i)},
                      {"title", "Tin " + std::to_string(i)},
                      {"body", bodies_[i]},
                      {"url", "https://a.example/" + std::to_string(i)}});
    }
    return text;
  }

 private:
  std::string random_body() {
    static const std::vector<std::string> words = {"giá", "lúa", "L'Oréal", "UBND", "Kỳ", "Sơn"};
    std::string body;
    for (std::size_t left = 3 + random_() % 300; left > 0; --left) {
      const std::size_t word = random_() % 40;
      body += (word < words.size() ? words[word] : std::to_string(word)) + ' ';
    }
    return body;
  }

  std::mt19937 random_{7};
  std::vector<std::string> bodies_;
};

TEST(TermLists, LeaveNothingOfWhatWasReplacedOrRemoved) {
  const test::TempFolder folder;
  const fs::path index = folder.path() / "db";
  Articles articles(400);
  const auto update = [&](const fs::path& target) {
    UpdateOptions options;
    options.threads = 2;
    options.prune_below = {folder.path() / "bai.jsonl"};
    run_update(target, {folder.write("bai.jsonl", articles.lines())}, options);
  };
  update(index);
  for (int round = 0; round < 6; ++round) {
    articles.change(round % 2 == 0 ? 3 : 200);
    articles.remove(5);
    update(index);
    const fs::path fresh = folder.path() / ("fresh-" + std::to_string(round));
    update(fresh);
    EXPECT_TRUE(terms_of(index) == terms_of(fresh)) << round;
    expect_whole(index);
  }
}

// A crash leaves term lists in any state.
TEST(TermLists, ThatACrashLeftDoNoHarm) {
  const test::TempFolder folder;
  const fs::path index = folder.path() / "db";
  Articles articles(50);
  run_update(index, {folder.write("bai.jsonl", articles.lines())});
  const fs::path segment = index / segments_of(index).front();
  for (const std::size_t kept : {0, 100, 8192, 16384}) {
    {
      const TermLists left(segment, {1, 2, 3});
      fs::copy_file(segment / "termlist.glass", folder.path() / "kept",
                    fs::copy_options::overwrite_existing);
    }
    fs::copy_file(folder.path() / "kept", segment / "termlist.glass");
    fs::resize_file(segment / "termlist.glass", kept);
    EXPECT_TRUE(Reader(index).find("bai-0"));
    articles.change(3);
    run_update(index, {folder.write("bai.jsonl", articles.lines())});
    const fs::path fresh = folder.path() / ("fresh-" + std::to_string(kept));
    run_update(fresh, {folder.write("bai.jsonl", articles.lines())});
    EXPECT_TRUE(terms_of(index) == terms_of(fresh)) << kept;
    expect_whole(index);
  }
}

}  // namespace
}  // namespace timbao::index
