// Any bytes as an HTML page: the reader says what it holds, and what it gives is well-formed text
// in which no markup of the page's own tree is left.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "article/html_bytes.hpp"
#include "article/html_tree.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/text/tokenizer.hpp"

namespace {

using namespace timbao;
using namespace timbao::article;

void require(bool fact) {
  if (!fact) std::abort();
}

void check_text(std::string_view text) {
  require(text::first_invalid_utf8(text) == std::string_view::npos);
  for (const char c : text) require(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

// Parents stand before their children and hold all that is below them.
void check_tree(const HtmlTree& tree) {
  require(tree.size() > 0 && tree[0].end == tree.size());
  for (NodeId node = 1; node < tree.size(); ++node) {
    const auto& at = tree[node];
    require(at.parent < node && node < at.end && at.end <= tree[at.parent].end);
    require(text::first_invalid_utf8(at.text) == std::string_view::npos);
    require(tree[at.parent].tag != Tag::text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static Reader reader;
  std::string padded(reinterpret_cast<const char*>(bytes), size);
  padded.append(input::kPaddingBytes, ' ');
  input::Record record;
  record.bytes = std::string_view(padded).substr(0, size);
  record.path = "/fuzz.html";
  record.kind = input::Kind::html;

  PageText page;
  read_page_text(record.bytes, {}, page);
  check_tree(HtmlTree(page.text));

  std::vector<Outcome> outcomes;
  reader.read(record, outcomes);
  require(outcomes.size() == 1);
  if (const auto* article = std::get_if<Article>(&outcomes.front())) {
    require(!article->body.empty());
    check_text(article->body);
    for (const auto& title : article->related) check_text(title);
    if (article->title) check_text(*article->title);
  } else {
    require(!std::get<Issue>(outcomes.front()).reason.empty());
  }
  return 0;
}
