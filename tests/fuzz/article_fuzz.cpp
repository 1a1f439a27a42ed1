// Any bytes as a record: the first byte chooses its kind, the rest is the record; of a row, the
// first line is its heading.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "timbao/article/reader.hpp"
#include "timbao/text/tokenizer.hpp"

namespace {

using timbao::article::Article;
using timbao::article::Outcome;
using timbao::article::Reader;
using timbao::input::Kind;

// In the order of the seeds' first bytes.
constexpr std::array<Kind, 8> kKinds = {Kind::text,     Kind::json,    Kind::json_line, Kind::html,
                                        Kind::markdown, Kind::csv_row, Kind::tsv_row,   Kind::feed};

bool is_row(Kind kind) { return kind == Kind::csv_row || kind == Kind::tsv_row; }

bool may_hold_several(Kind kind) {
  return kind == Kind::json || kind == Kind::json_line || kind == Kind::feed;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check_text(std::string_view text) {
  require(!text.empty());
  require(timbao::text::first_invalid_utf8(text) == std::string_view::npos);
}

void check_article(const Article& article) {
  check_text(article.id);
  require(article.id.size() <= 200);
  require(article.title || article.abstract || !article.body.empty());
  for (const auto& text : {article.title, article.abstract, article.author, article.url}) {
    if (text) check_text(*text);
  }
  if (!article.body.empty()) check_text(article.body);
  require(article.body.find("\n\n\n") == std::string::npos);
  for (const auto& title : article.related) check_text(title);
  for (const auto& outlet : {article.outlet, article.origin}) {
    if (outlet) require(outlet->domain || outlet->name);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  static Reader reader;
  const Kind kind = kKinds[bytes[0] % kKinds.size()];
  std::string padded(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  padded.append(timbao::input::kPaddingBytes, ' ');
  timbao::input::Record record;
  record.bytes = std::string_view(padded).substr(0, size - 1);
  if (is_row(kind)) {
    const std::size_t end = std::min(record.bytes.find('\n'), record.bytes.size());
    record.header = record.bytes.substr(0, end);
    record.bytes.remove_prefix(std::min(end + 1, record.bytes.size()));
  }
  record.path = "/fuzz";
  record.line = 1;
  record.kind = kind;
  std::vector<Outcome> outcomes;
  reader.read(record, outcomes);
  require(may_hold_several(kind) || outcomes.size() == 1);
  for (const auto& outcome : outcomes) {
    if (const auto* article = std::get_if<Article>(&outcome)) check_article(*article);
  }
  return 0;
}
