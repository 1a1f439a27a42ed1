// Compares two ways to answer phrases and NEAR: Xapian's position table, and the token column (ARCHITECTURE.md, decision 3).
//
//   positions_bench FOLDER FILE.jsonl[.zst]...
//
// Builds, one thread each, from the same tokens of the same articles:
//   positions   terms with positions, a gap after each sentence
//   slot        terms without positions, the token column in a value slot
//   column      terms without positions, the token column in a mapped file (what timbao does)
//   pairs       as column, plus a boolean term for each pair of neighbouring words
// and prints build CPU, size after compaction, and the CPU time of top-10 queries with exact totals. Each query must give the
// same total in every variant; the program ends with 1 if one does not. An index that FOLDER holds already is used again.
#include <time.h>
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "search/pattern.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/index/column_file.hpp"
#include "timbao/index/token_column.hpp"
#include "timbao/input/source.hpp"
#include "timbao/text/tokenizer.hpp"

namespace {

namespace fs = std::filesystem;
using timbao::index::ArticleTokens;
using timbao::index::ColumnFile;
using timbao::index::ColumnFileWriter;
using timbao::index::TokenColumn;
using timbao::index::TokenColumnBuilder;
using timbao::search::Pattern;
using timbao::search::Sequence;
using timbao::search::WordSet;
namespace text = timbao::text;

constexpr Xapian::valueno kColumnSlot = 0;
constexpr Xapian::termpos kSentenceGap = 100;
constexpr std::uint64_t kFlushBytes = 512 << 10;

enum class Variant { positions, slot, column, pairs };
const char* name_of(Variant variant) {
  constexpr const char* kNames[] = {"positions", "slot", "column", "pairs"};
  return kNames[static_cast<int>(variant)];
}

double cpu_seconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

std::uint64_t bytes_below(const fs::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

// Every article, tokenized once for all variants.
struct Corpus {
  std::vector<ArticleTokens> articles;
  std::uint64_t bytes = 0;
};

Corpus read_corpus(std::vector<std::string> paths) {
  Corpus corpus;
  timbao::input::Source source(std::move(paths));
  timbao::input::Batch batch;
  timbao::article::Reader reader;
  while (source.next(batch)) {
    std::vector<timbao::article::Outcome> outcomes;
    for (const auto& record : batch.records()) reader.read(record, outcomes);
    for (const auto& outcome : outcomes) {
      const auto* article = std::get_if<timbao::article::Article>(&outcome);
      if (article == nullptr) continue;
      corpus.articles.emplace_back().read(*article);
      corpus.bytes += article->title.value_or("").size() + article->abstract.value_or("").size() +
                      article->body.size();
    }
  }
  return corpus;
}

std::string pair_term(std::string_view a, std::string_view b) {
  std::string term = "XP";
  term.append(a).append(" ").append(b);
  if (term.size() > 240) term.resize(240);
  return term;
}

void add_part(Xapian::Document& document, const text::Tokens& part, Variant variant,
              Xapian::termpos& position, std::map<std::string, Xapian::termcount>& counts) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    const std::string term(part.term(i));
    const bool starts = part[i].before != text::Boundary::none;
    if (variant == Variant::positions) {
      if (starts) position += kSentenceGap;
      document.add_posting(term, ++position);
      continue;
    }
    ++counts[term];
    if (variant == Variant::pairs && i > 0 && !starts) {
      document.add_boolean_term(pair_term(part.term(i - 1), term));
    }
  }
  position += kSentenceGap;
}

Xapian::Document document_of(const ArticleTokens& article, Variant variant) {
  Xapian::Document document;
  std::map<std::string, Xapian::termcount> counts;
  Xapian::termpos position = 0;
  for (const text::Tokens* part : {&article.title, &article.abstract, &article.body}) {
    add_part(document, *part, variant, position, counts);
  }
  for (const auto& [term, count] : counts) document.add_term(term, count);
  return document;
}

// A column as bytes for a value slot: the size of the title, then the codes.
std::string value_of(const TokenColumn& column) {
  const auto title_size = static_cast<std::uint16_t>(column.title_size);
  std::string value(reinterpret_cast<const char*>(&title_size), sizeof title_size);
  value.append(reinterpret_cast<const char*>(column.codes.data()), column.codes.size_bytes());
  return value;
}

// From tokens to a compacted index; the variants share the tokens.
void build(const Corpus& corpus, Variant variant, const fs::path& folder) {
  const std::string raw = (folder / "raw").string(), path = (folder / name_of(variant)).string();
  if (fs::exists(path)) {
    std::printf("| %s | used again | | %.1f | |\n", name_of(variant), static_cast<double>(bytes_below(path)) / 1e6);
    return;
  }
  const double cpu = cpu_seconds();
  {
    Xapian::WritableDatabase database(raw, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS |
                                               Xapian::DB_NO_SYNC);
    TokenColumnBuilder columns;
    ColumnFileWriter file;
    std::uint64_t unflushed = 0;
    for (const ArticleTokens& article : corpus.articles) {
      Xapian::Document document = document_of(article, variant);
      if (variant == Variant::slot) document.add_value(kColumnSlot, value_of(columns.build(article)));
      const Xapian::docid number = database.add_document(document);
      if (variant >= Variant::column) file.add(number, columns.build(article));
      unflushed += article.body.terms.size();
      if (unflushed < kFlushBytes) continue;
      database.commit();
      unflushed = 0;
    }
    database.commit();
    database.compact(path, Xapian::DBCOMPACT_MULTIPASS);
    if (variant >= Variant::column) file.write(fs::path(path) / timbao::index::kColumnFileName);
  }
  const double seconds = cpu_seconds() - cpu;
  const auto bytes = static_cast<double>(bytes_below(path));
  const auto text_bytes = static_cast<double>(corpus.bytes);
  std::printf("| %s | %.1f | %.1f | %.1f | %.2f |\n", name_of(variant), seconds,
              text_bytes / 1e6 / seconds, bytes / 1e6, bytes / text_bytes);
  std::fflush(stdout);
  fs::remove_all(raw);
}

// Decides a pattern for the candidates of a match, reading columns as the variant keeps them.
class ColumnSource : public Xapian::PostingSource {
 public:
  ColumnSource(std::shared_ptr<const Pattern> pattern, const ColumnFile* file)
      : pattern_(std::move(pattern)), file_(file) {}
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  void next(double) override { std::abort(); }  // Only ever asked under AND.
  void skip_to(Xapian::docid, double) override { std::abort(); }
  bool check(Xapian::docid document, double) override {
    document_ = document;
    if (file_ != nullptr) return timbao::search::may_match(*pattern_, *file_->find(document));
    value_.skip_to(document);
    const std::string value = *value_;
    const auto* codes = reinterpret_cast<const text::TokenCode*>(value.data());
    return timbao::search::may_match(
        *pattern_, {{codes + 1, value.size() / sizeof *codes - 1}, codes[0]});
  }
  bool at_end() const override { return false; }
  Xapian::docid get_docid() const override { return document_; }
  void init(const Xapian::Database& database) override {
    documents_ = database.get_doccount();
    if (file_ == nullptr) value_ = database.valuestream_begin(kColumnSlot);
  }

 private:
  std::shared_ptr<const Pattern> pattern_;
  const ColumnFile* file_;
  Xapian::ValueIterator value_;
  Xapian::docid document_ = 0;
  Xapian::doccount documents_ = 0;
};

struct TestQuery {
  std::vector<std::string> words;
  unsigned near = 0;  // 0: a phrase, or plain words.
};

Xapian::Query xapian_query(const TestQuery& query, Variant variant, bool in_order,
                           const ColumnFile* file) {
  const auto& words = query.words;
  const Xapian::Query all(Xapian::Query::OP_AND, words.begin(), words.end());
  if (!in_order && query.near == 0) return all;
  if (variant == Variant::positions) {
    // OP_NEAR's window counts both ends; a NEAR/n here means at most n words apart.
    return query.near > 0 ? Xapian::Query(Xapian::Query::OP_NEAR, words.begin(), words.end(),
                                          query.near + 1)
                          : Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end());
  }
  auto pattern = std::make_shared<Pattern>();
  pattern->distance = query.near;
  if (query.near > 0) {
    for (const auto& word : words) pattern->sequences.push_back(Sequence{{WordSet({word})}});
  } else {
    Sequence sequence;
    for (const auto& word : words) sequence.words.emplace_back(std::vector<std::string>{word});
    pattern->sequences.push_back(std::move(sequence));
  }
  Xapian::Query narrow = all;
  if (variant == Variant::pairs && query.near == 0) {
    std::vector<Xapian::Query> pairs;
    for (std::size_t i = 1; i < words.size(); ++i) pairs.emplace_back(pair_term(words[i - 1], words[i]));
    narrow = Xapian::Query(Xapian::Query::OP_FILTER, all,
                           Xapian::Query(Xapian::Query::OP_AND, pairs.begin(), pairs.end()));
    if (words.size() == 2) return narrow;
  }
  auto* source = new ColumnSource(pattern, file);
  return Xapian::Query(Xapian::Query::OP_FILTER, narrow, Xapian::Query(source->release()));
}

// Words that stand side by side in some title, so that every phrase has an answer.
std::vector<TestQuery> sample(const Corpus& corpus, std::size_t length, unsigned near,
                              std::size_t count) {
  std::mt19937_64 random(20260101);
  std::vector<TestQuery> queries;
  while (queries.size() < count) {
    const text::Tokens& title = corpus.articles[random() % corpus.articles.size()].title;
    if (title.size() < 6) continue;
    const std::size_t first = random() % (title.size() - 5);
    TestQuery query;
    query.near = near;
    bool exact = true;
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t at = first + (near > 0 ? 2 * i : i);
      exact = exact && text::is_exact(title[at].code) &&
              (i == 0 || title[at].before == text::Boundary::none);
      query.words.emplace_back(title.term(at));
    }
    if (near > 0 && query.words[0] == query.words[1]) continue;
    // Only syllables: this benchmark stores no text on which a hash could be confirmed.
    if (exact) queries.push_back(std::move(query));
  }
  return queries;
}

struct Run {
  std::vector<double> ms;
  std::vector<Xapian::doccount> totals;
};

Run run(const std::string& path, const std::vector<TestQuery>& queries, Variant variant,
        bool in_order) {
  const Xapian::Database database(path);
  std::unique_ptr<ColumnFile> file;
  if (variant >= Variant::column) {
    file = std::make_unique<ColumnFile>(fs::path(path) / timbao::index::kColumnFileName);
  }
  Run result;
  for (int pass = 0; pass < 2; ++pass) {  // The first warms the file cache.
    result = {};
    for (const TestQuery& query : queries) {
      const double start = cpu_seconds();
      Xapian::Enquire enquire(database);
      enquire.set_query(xapian_query(query, variant, in_order, file.get()));
      const Xapian::MSet set = enquire.get_mset(0, 10, database.get_doccount());
      result.ms.push_back((cpu_seconds() - start) * 1e3);
      result.totals.push_back(set.get_matches_estimated());
    }
  }
  std::sort(result.ms.begin(), result.ms.end());
  return result;
}

double percentile(const std::vector<double>& sorted, double part) {
  return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: positions_bench FOLDER FILE.jsonl...\n");
    return 2;
  }
  const fs::path folder = argv[1];
  fs::create_directories(folder);
  const Corpus corpus = read_corpus({argv + 2, argv + argc});
  std::printf("%zu articles, %.1f MB of text, Xapian %s\n\n", corpus.articles.size(),
              static_cast<double>(corpus.bytes) / 1e6, Xapian::version_string());
  std::printf("| variant | CPU s | MB/s of CPU | MB | MB / text |\n|---|---|---|---|---|\n");
  constexpr Variant kVariants[] = {Variant::positions, Variant::slot, Variant::column,
                                   Variant::pairs};
  for (const Variant variant : kVariants) build(corpus, variant, folder);

  struct Kind {
    const char* name;
    std::size_t length;
    unsigned near;
    bool in_order;
  };
  constexpr Kind kKinds[] = {{"3 words, AND", 3, 0, false},
                             {"2-syllable phrase", 2, 0, true},
                             {"3-syllable phrase", 3, 0, true},
                             {"NEAR/5", 2, 5, true}};
  std::printf("\n| 1,000 queries, CPU time, exact totals | variant | p50 ms | p99 ms | mean ms |\n|---|---|---|---|---|\n");
  bool equal = true;
  for (const Kind& kind : kKinds) {
    const auto queries = sample(corpus, kind.length, kind.near, 1000);
    std::vector<Xapian::doccount> expected;
    for (const Variant variant : kVariants) {
      const Run result = run((folder / name_of(variant)).string(), queries, variant, kind.in_order);
      double sum = 0;
      for (const double ms : result.ms) sum += ms;
      std::printf("| %s | %s | %.2f | %.2f | %.2f |\n", kind.name, name_of(variant),
                  percentile(result.ms, 0.5), percentile(result.ms, 0.99), sum / 1000);
      std::fflush(stdout);
      if (expected.empty()) expected = result.totals;
      // Xapian's NEAR stops at its sentence gaps; ours does not (interface: NEAR counts words only).
      if (kind.near == 0 && expected != result.totals) equal = false;
    }
  }
  std::printf("\ntotals of all variants %s\n", equal ? "are equal" : "DIFFER");
  return equal ? 0 : 1;
}
