#include <filesystem>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/api.hpp"
#include "serve/media_types.hpp"
#include "serve/problem.hpp"
#include "serve/query_parameters.hpp"
#include "timbao/analysis/concordance.hpp"
#include "timbao/base/error.hpp"
#include "timbao/render/concordance.hpp"

namespace timbao::serve {
namespace {

using analysis::ConcordanceLine;
using analysis::ConcordanceOrder;
using Lines = std::span<const ConcordanceLine>;
using Order = std::optional<ConcordanceOrder>;

constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();

struct Format {
  std::string_view type;
  std::string (*header)();
  std::string (*line)(const ConcordanceLine&);
};

std::string nothing() { return {}; }

constexpr Choices<Format, 3> kFormats = {
    {{"jsonl", {kJsonLinesType, nothing, render::concordance_json_line}},
     {"csv", {kCsvType, render::concordance_csv_header, render::concordance_csv}},
     {"tsv", {kTsvType, render::concordance_tsv_header, render::concordance_tsv}}}};
constexpr Choices<Order, 5> kOrders = {{{"none", std::nullopt},
                                        {"left", ConcordanceOrder::left},
                                        {"right", ConcordanceOrder::right},
                                        {"date", ConcordanceOrder::date},
                                        {"outlet", ConcordanceOrder::outlet}}};

struct Asked {
  AskedQuery query;
  Format format;
  Order order;
  std::uint32_t width, limit, sample, seed;
};

// One concordance on its way.
class Writer {
 public:
  Writer(const Asked& asked, std::filesystem::path index, const ChunkSink& sink)
      : asked_(asked), index_(std::move(index)), sink_(sink) {}

  // Asked again where a writer changes the index before the first line is out.
  void write() {
    if (!sink_(asked_.format.header())) return;
    while (true) {
      try {
        return asked_.sample > 0 ? write_sample() : write_all();
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::changed || written_ > 0) throw;
      }
    }
  }

 private:
  void read(const analysis::ConcordanceSink& take) const {
    analysis::concordance(index_, asked_.query.query, asked_.query.options,
                          {.width = asked_.width, .threads = 1}, take);
  }

  void write_all() {
    read([this](Lines lines) { return write(lines); });
  }

  void write_sample() {
    analysis::LineSample sample(asked_.sample, asked_.seed);
    read([&](Lines lines) {
      for (const ConcordanceLine& line : lines) sample.add(line);
      return sink_({});
    });
    std::vector<ConcordanceLine> lines = std::move(sample).lines();
    if (asked_.order) analysis::sort_lines(lines, *asked_.order);
    write(lines);
  }

  bool write(Lines lines) {
    for (const ConcordanceLine& line : lines) {
      if (written_ == asked_.limit || !sink_(asked_.format.line(line))) return false;
      ++written_;
    }
    return written_ < asked_.limit;
  }

  const Asked& asked_;
  std::filesystem::path index_;
  const ChunkSink& sink_;
  std::uint64_t written_ = 0;
};

Asked asked_of(const Parameters& parameters) {
  const Asked asked{.query = query_of(parameters),
                    .format = parameters.chosen("format", kFormats),
                    .order = parameters.chosen("sort", kOrders),
                    .width = parameters.number("width"),
                    .limit = parameters.number("limit"),
                    .sample = parameters.number("sample"),
                    .seed = parameters.number("seed")};
  if (asked.order && asked.sample == 0) {
    throw Refusal(
        {.detail = "sort needs sample: lines that stream are not sorted", .parameter = "sort"});
  }
  return asked;
}

Reply answer(const Call& call, const IndexView& view) {
  Asked asked = asked_of(call.parameters);
  Reply reply{.type = std::string(asked.format.type)};
  reply.stream = [asked = std::move(asked), index = view.searcher.reader().path()](
                     const ChunkSink& sink) { Writer(asked, index, sink).write(); };
  return reply;
}

ParameterRules kwic_rules() {
  using Kind = ParameterRule::Kind;
  constexpr std::uint32_t kMostWidth = 1000;
  constexpr std::uint32_t kMostSample = 100'000;
  return {{.name = "width",
           .kind = Kind::number,
           .description = "Characters of context on each side.",
           .least = 1,
           .most = kMostWidth,
           .fallback = 40},
          {.name = "limit",
           .kind = Kind::number,
           .description = "The first so many lines only.",
           .least = 1,
           .most = kMost,
           .fallback = kMost},
          {.name = "sample",
           .kind = Kind::number,
           .description = "Only so many lines, each as likely as any other; 0: all.",
           .most = kMostSample},
          {.name = "seed",
           .kind = Kind::number,
           .description = "Which sample; the same seed gives the same lines.",
           .most = kMost,
           .fallback = 1},
          choice("sort", kOrders, "Of a sample: by the words on that side, date or outlet."),
          choice("format", kFormats, "What each line is written in.")};
}

}  // namespace

Route kwic_route() {
  return {.path = "/api/kwic",
          .summary = "Every occurrence of a query in context, as a stream without a limit",
          .parameters = joined({query_rules(), filter_rules(), kwic_rules()}),
          .schema = "ConcordanceLine",
          .answer = Streamed{answer}};
}

}  // namespace timbao::serve
