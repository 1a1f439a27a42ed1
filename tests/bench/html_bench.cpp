// How fast HTML pages become articles, beside bare parsing of the same pages by libxml2.
//
//   build/release/tests/bench/html_bench FOLDER [ROUNDS]
//
// Every page of the folder is read into memory first. A round parses all of them with libxml2 (a
// tree, from bytes that are known to be UTF-8), builds our own tree, and reads them into articles;
// what is printed is the best of the rounds by CPU time of the one thread.
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "article/html_bytes.hpp"
#include "article/html_tree.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/input/source.hpp"

namespace timbao::article {
namespace {

struct Pages {
  std::vector<std::string> bytes;  // Each with input::kPaddingBytes behind it.
  std::size_t total = 0;
};

Pages pages_in(const std::string& folder) {
  Pages pages;
  input::Source source({folder});
  input::Batch batch;
  while (source.next(batch)) {
    for (const auto& record : batch.records()) {
      if (record.kind != input::Kind::html) continue;
      PageText page;
      read_page_text(record.bytes, record.charset, page);
      pages.bytes.emplace_back(page.text).append(input::kPaddingBytes, ' ');
      pages.total += page.text.size();
    }
  }
  return pages;
}

std::string_view page_of(const std::string& padded) {
  return std::string_view(padded).substr(0, padded.size() - input::kPaddingBytes);
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double seconds_of(const Pages& pages, const std::function<void(std::string_view)>& read) {
  const double start = cpu_seconds();
  for (const auto& bytes : pages.bytes) read(page_of(bytes));
  return cpu_seconds() - start;
}

void parse_with_libxml2(std::string_view page) {
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | XML_PARSE_HUGE;
  xmlFreeDoc(
      htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "utf-8", kOptions));
}

int run(const std::string& folder, int rounds) {
  const Pages pages = pages_in(folder);
  if (pages.bytes.empty()) {
    std::fprintf(stderr, "no HTML pages in %s\n", folder.c_str());
    return 2;
  }
  Reader reader;
  std::size_t articles = 0;
  std::vector<Outcome> outcomes;
  const auto read_article = [&](std::string_view page) {
    input::Record record;
    record.bytes = page;
    record.path = "page.html";
    record.kind = input::Kind::html;
    outcomes.clear();
    reader.read(record, outcomes);
    articles += std::holds_alternative<Article>(outcomes.front()) ? 1 : 0;
  };
  NodeId nodes = 0;
  const auto build_tree = [&](std::string_view page) { nodes += HtmlTree(page).size(); };

  double libxml2 = 1e9;
  double tree = 1e9;
  double article = 1e9;
  for (int round = 0; round < rounds; ++round) {
    libxml2 = std::min(libxml2, seconds_of(pages, parse_with_libxml2));
    tree = std::min(tree, seconds_of(pages, build_tree));
    articles = 0;
    article = std::min(article, seconds_of(pages, read_article));
  }
  const double megabytes = static_cast<double>(pages.total) / 1e6;
  std::printf("%zu pages, %.1f MB, %zu articles, best of %d rounds, one thread\n",
              pages.bytes.size(), megabytes, articles, rounds);
  std::printf("libxml2, tree alone   %7.1f MB/s\n", megabytes / libxml2);
  std::printf("timbao, tree alone    %7.1f MB/s\n", megabytes / tree);
  std::printf("timbao, articles      %7.1f MB/s = %.2f of libxml2's tree\n", megabytes / article,
              libxml2 / article);
  return nodes > 0 ? 0 : 1;
}

}  // namespace
}  // namespace timbao::article

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: html_bench FOLDER [ROUNDS]\n");
    return 2;
  }
  xmlInitParser();
  return timbao::article::run(argv[1], argc > 2 ? std::max(std::atoi(argv[2]), 1) : 5);
}
