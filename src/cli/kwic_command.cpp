#include "cli/kwic_command.hpp"

#include <spdlog/logger.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "cli/index_location.hpp"
#include "timbao/analysis/concordance.hpp"
#include "timbao/render/concordance.hpp"
#include "timbao/search/query.hpp"

namespace timbao::cli {
namespace {

using Format = KwicCommand::Format;
using Sort = KwicCommand::Sort;

// Columns of context where --width does not say: half of what a terminal has beside the rest.
std::size_t width_of(const KwicCommand& command, const Terminal& terminal) {
  constexpr std::size_t kDefault = 40;
  constexpr std::size_t kLeast = 20;
  constexpr std::size_t kTaken = 70;  // By date, outlet, match and id.
  if (command.width > 0) return command.width;
  if (!terminal.out) return kDefault;
  return terminal.columns > kTaken ? std::max(kLeast, (terminal.columns - kTaken) / 2) : kLeast;
}

// Writes lines as they come.
class LineWriter {
 public:
  LineWriter(const KwicCommand& command, Streams& streams)
      : format_(command.format),
        width_(width_of(command, streams.terminal)),
        style_(command.color.style(streams.terminal)),
        out_(streams.out) {}

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] bool wrote_any() const { return wrote_any_; }

  // False once nobody reads any more.
  bool write(std::span<const analysis::ConcordanceLine> lines) {
    if (lines.empty()) return true;
    const bool is_first = !wrote_any_;
    if (is_first) out_ << header();
    wrote_any_ = true;
    for (const analysis::ConcordanceLine& line : lines) out_ << rendered(line);
    if (is_first) out_.flush();
    return out_.good();
  }

 private:
  [[nodiscard]] std::string header() const {
    if (format_ == Format::csv) return render::concordance_csv_header();
    if (format_ == Format::tsv) return render::concordance_tsv_header();
    return {};
  }

  [[nodiscard]] std::string rendered(const analysis::ConcordanceLine& line) const {
    switch (format_) {
      case Format::jsonl:
        return render::concordance_json_line(line);
      case Format::csv:
        return render::concordance_csv(line);
      case Format::tsv:
        return render::concordance_tsv(line);
      case Format::text:
        break;
    }
    return render::concordance_text(line, width_, style_);
  }

  Format format_;
  std::size_t width_;
  render::TextStyle style_;
  std::ostream& out_;
  bool wrote_any_ = false;
};

std::optional<analysis::ConcordanceOrder> order_of(Sort sort) {
  switch (sort) {
    case Sort::left:
      return analysis::ConcordanceOrder::left;
    case Sort::right:
      return analysis::ConcordanceOrder::right;
    case Sort::date:
      return analysis::ConcordanceOrder::date;
    case Sort::outlet:
      return analysis::ConcordanceOrder::outlet;
    case Sort::none:
      break;
  }
  return std::nullopt;
}

// Where lines wait before they are written, since they are sorted or drawn from.
class Collection {
 public:
  explicit Collection(const KwicCommand& command)
      : order_(order_of(command.sort)),
        wants_sample_(command.sample > 0),
        sample_(command.sample, command.seed) {}

  [[nodiscard]] bool is_needed() const { return order_ || wants_sample_; }

  void add(std::span<const analysis::ConcordanceLine> lines) {
    if (!wants_sample_) {
      lines_.insert(lines_.end(), lines.begin(), lines.end());
      return;
    }
    for (const analysis::ConcordanceLine& line : lines) sample_.add(line);
  }

  [[nodiscard]] std::vector<analysis::ConcordanceLine> lines() && {
    if (wants_sample_) lines_ = std::move(sample_).lines();
    if (order_) analysis::sort_lines(lines_, *order_);
    return std::move(lines_);
  }

 private:
  std::optional<analysis::ConcordanceOrder> order_;
  bool wants_sample_;
  analysis::LineSample sample_;
  std::vector<analysis::ConcordanceLine> lines_;
};

}  // namespace

CommandLine KwicCommand::command_line() {
  constexpr std::uint32_t kMostWidth = 1000;
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  CommandLine line(
      {.name = kName,
       .summary = "list every occurrence of a query in context",
       .arguments = "QUERY...",
       .description =
           "Lists every occurrence of a query (a concordance) in all articles that match it:\n"
           "date, outlet, the match with the text around it, id. Each word, whole phrase and\n"
           "variant of the query is an occurrence wherever it stands in such an article; the\n"
           "words of NEAR also where they stand further apart. Neighbours are one occurrence.\n"
           "Lines come as they are found, without a limit, unless sorted or drawn from.",
       .examples = "  timbao kwic '\"ngoại giao\"' --sort right\n"
                   "  timbao kwic '\"cà phê\"' --sample 100 --seed 7 --format csv\n"});
  db.add_to(line);
  outlets.add_to(line);
  line.add("width", number_option(width, "N", {1, kMostWidth}),
           "characters of context on each side (default: what\nthe terminal has, else 40)");
  line.add("sort",
           choice_option<Sort>(sort, "ORDER",
                               {{"left", Sort::left},
                                {"right", Sort::right},
                                {"date", Sort::date},
                                {"outlet", Sort::outlet}}),
           "left or right: by the nearest words on that side;\ndate or outlet");
  line.add("sample", number_option(sample, "N", {1, kMost}),
           "only N lines, each as likely as any other");
  line.add("seed", number_option(seed, "N", {0, kMost}),
           "which sample (default 1); with the same index, the\nsame seed gives the same lines");
  query.add_filters_to(line);
  query.add_reading_to(line);
  line.add("format",
           choice_option<Format>(format, "FORMAT",
                                 {{"text", Format::text},
                                  {"jsonl", Format::jsonl},
                                  {"csv", Format::csv},
                                  {"tsv", Format::tsv}}),
           "text (default), jsonl, csv or tsv");
  color.add_to(line);
  add_threads_option(line, threads, "read on N threads (default: one for each core)");
  query.add_words_to(line);
  return line;
}

int run(const KwicCommand& command, Streams& streams) {
  const search::Query query = parsed_query(command.query.text(), streams);
  command.outlets.load();
  const search::SearchOptions matching = command.query.matching();
  LineWriter writer(command, streams);
  Collection collection(command);
  const auto take = [&](std::span<const analysis::ConcordanceLine> lines) {
    if (!collection.is_needed()) return writer.write(lines);
    collection.add(lines);
    return true;
  };
  const auto index = existing_index(command.db.path);
  if (!command.query.filters.outlets.empty()) {
    command.query.filters.note_unknown_outlets(search::Searcher(index), streams);
  }
  const std::optional<std::string> interpreted = analysis::concordance(
      index, query, matching, {.width = writer.width(), .threads = command.threads}, take);
  writer.write(std::move(collection).lines());
  if (!writer.wrote_any()) streams.log.info("nothing matched");
  if (interpreted) streams.log.info("{}", *interpreted);
  return writer.wrote_any() ? kDone : kNothingFound;
}

}  // namespace timbao::cli
