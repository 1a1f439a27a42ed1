#include "index/database_writer.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "support/temp_folder.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t operator()() { return static_cast<std::uint32_t>(engine_()); }

 private:
  std::mt19937 engine_;
};

// Everything that a database answers about terms, documents and values.
std::string dump(const fs::path& folder) {
  const Xapian::Database database(folder.string());
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' '
      << database.get_total_length() << ' ' << database.get_doclength_lower_bound() << ' '
      << database.get_doclength_upper_bound() << '\n';
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ':';
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it) {
      out << ' ' << *it << 'x' << it.get_wdf();
    }
    out << '\n';
  }
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    out << *it << '=' << it.get_doclength() << ' ';
  }
  for (std::uint32_t slot = 0; slot < schema::kSlotCount; ++slot) {
    out << '\n'
        << database.get_value_freq(slot) << '\n'
        << database.get_value_lower_bound(slot) << '\n'
        << database.get_value_upper_bound(slot);
    for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
      out << '\n' << it.get_docid() << ' ' << *it;
    }
  }
  return out.str();
}

// Empty where two databases answer the same.
std::string first_difference(const fs::path& first, const fs::path& second) {
  const std::string one = dump(first), other = dump(second);
  if (one == other) return {};
  const auto differs = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first;
  const auto at = static_cast<std::size_t>(differs - one.begin());
  constexpr std::size_t kContext = 40;
  const std::size_t from = at < kContext ? 0 : at - kContext;
  return one.substr(from, 2 * kContext) + "\nis\n" + other.substr(from, 2 * kContext);
}

std::size_t damages(const fs::path& folder) {
  std::ostringstream report;
  const std::size_t count = Xapian::Database::check(folder.string(), 0, &report);
  if (count > 0) ADD_FAILURE() << report.str();
  return count;
}

std::string random_bytes(Random& random, std::size_t most) {
  std::string bytes(random() % (most + 1), ' ');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

// Few words in nearly every document, many in few; values from nothing to several blocks.
DocumentContent random_content(Random& random) {
  std::map<std::uint32_t, std::uint32_t> syllables;
  for (std::size_t left = random() % 200; left > 0; --left) {
    const std::uint32_t most = random() % 2 == 0 ? 30 : text::kSyllableCount;
    syllables[1 + random() % most] = 1 + random() % 300;
  }
  std::map<std::string, std::uint32_t> terms;
  for (std::size_t left = random() % 20; left > 0; --left) {
    std::string term = "X" + std::to_string(random() % 5000);
    term.append(random() % 10 == 0 ? random() % 230 : 0, 'a');
    terms[term] = random() % 2;
  }
  DocumentContent content;
  for (const auto& [code, count] : syllables) {
    content.syllables.push_back({static_cast<text::TokenCode>(code), count});
  }
  for (const auto& [term, count] : terms) content.terms.push_back({term, count});
  content.values[schema::kFingerprint] = random_bytes(random, 40);
  content.values[schema::kArticle] = random_bytes(random, random() % 20 == 0 ? 30000 : 3000);
  return content;
}

void write_with_xapian(const std::vector<DocumentContent>& contents, const fs::path& folder) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE);
  for (const DocumentContent& content : contents) database.add_document(document_of(content));
}

std::vector<DocumentContent> random_contents(Random& random, std::size_t size) {
  std::vector<DocumentContent> contents;
  while (contents.size() < size) contents.push_back(random_content(random));
  return contents;
}

void write(const std::vector<DocumentContent>& contents, const fs::path& folder) {
  DatabaseWriter writer;
  for (const DocumentContent& content : contents) writer.add(content);
  fs::create_directories(folder);
  writer.write(folder);
}

TEST(DatabaseWriter, WritesWhatXapianWouldWrite) {
  Random random(20160314);
  for (const std::size_t size : {0, 1, 2, 100, 3000}) {
    const test::TempFolder folder;
    const std::vector<DocumentContent> contents = random_contents(random, size);
    write(contents, folder.path() / "ours");
    write_with_xapian(contents, folder.path() / "xapians");
    EXPECT_EQ(damages(folder.path() / "ours"), 0U) << size;
    EXPECT_EQ(first_difference(folder.path() / "ours", folder.path() / "xapians"), "") << size;
  }
}

TEST(DatabaseWriter, PartsMergeAsXapiansDo) {
  Random random(1);
  const test::TempFolder folder;
  Xapian::Database ours, xapians;
  for (const std::string part : {"1", "2", "3"}) {
    const std::vector<DocumentContent> contents = random_contents(random, 500);
    write(contents, folder.path() / ("ours" + part));
    write_with_xapian(contents, folder.path() / ("xapians" + part));
    ours.add_database(Xapian::Database(folder.path() / ("ours" + part)));
    xapians.add_database(Xapian::Database(folder.path() / ("xapians" + part)));
  }
  ours.compact(folder.path() / "ours");
  xapians.compact(folder.path() / "xapians");
  EXPECT_EQ(damages(folder.path() / "ours"), 0U);
  EXPECT_EQ(first_difference(folder.path() / "ours", folder.path() / "xapians"), "");
}

}  // namespace
}  // namespace timbao::index
