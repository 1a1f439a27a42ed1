#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "serve/api.hpp"
#include "serve/media_types.hpp"
#include "serve/query_parameters.hpp"
#include "timbao/base/error.hpp"
#include "timbao/render/article.hpp"

namespace timbao::serve {
namespace {

struct Format {
  std::string_view type;
  std::string (*header)();
  std::string (*article)(const article::Article&);
};

std::string nothing() { return {}; }
std::string json_line(const article::Article& article) {
  return render::article_json(article) + '\n';
}

constexpr Choices<Format, 3> kFormats = {
    {{"jsonl", {kJsonLinesType, nothing, json_line}},
     {"csv", {kCsvType, render::article_csv_header, render::article_csv}},
     {"tsv", {kTsvType, render::article_tsv_header, render::article_tsv}}}};

// All articles that match, each once, also where a writer changes the index meanwhile: then the
// query is asked again, and what was sent is left out.
class Export {
 public:
  Export(AskedQuery asked, Format format) : asked_(std::move(asked)), format_(format) {}

  void write(const search::Searcher& searcher, const search::Matched& matched,
             const ChunkSink& sink) {
    if (!sink(format_.header()) || is_written(searcher, matched.documents, sink)) return;
    while (true) {
      try {
        const search::Searcher newest(searcher.reader().path());
        const search::Matched again = newest.matched(asked_.query, asked_.options);
        if (is_written(newest, again.documents, sink)) return;
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::changed) throw;
      }
    }
  }

 private:
  // False where the index changed before the end.
  bool is_written(const search::Searcher& searcher, const std::vector<std::uint32_t>& documents,
                  const ChunkSink& sink) {
    const std::unordered_set<std::size_t> before(sent_.begin(), sent_.end());
    try {
      for (const std::uint32_t document : documents) {
        const article::Article article = searcher.reader().article(document);
        const std::size_t key = std::hash<std::string>()(article.id);
        if (before.contains(key)) continue;
        if (!sink(format_.article(article))) return true;  // Nobody reads any more.
        sent_.push_back(key);
      }
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::changed) return false;
      throw;
    }
    return true;
  }

  AskedQuery asked_;
  Format format_;
  std::vector<std::size_t>
      sent_;  // Hashes of ids: 64 bits, so that two agree once in 10^9 of them.
};

Reply answer(const Call& call, const IndexView& view) {
  AskedQuery asked = query_of(call.parameters);
  const Format format = call.parameters.chosen("format", kFormats);
  search::Matched matched = view.searcher.matched(asked.query, asked.options);
  Reply reply{.type = std::string(format.type)};
  reply.stream = [&searcher = view.searcher, asked = std::move(asked), format,
                  matched = std::move(matched)](const ChunkSink& sink) {
    Export(asked, format).write(searcher, matched, sink);
  };
  return reply;
}

}  // namespace

Route export_route() {
  return {.path = "/api/export",
          .summary = "All articles that match, whole, as a stream without a limit",
          .parameters = joined({query_rules(),
                                filter_rules(),
                                {choice("format", kFormats, "What each article is written in.")}}),
          .schema = "Article",
          .answer = Streamed{answer}};
}

}  // namespace timbao::serve
