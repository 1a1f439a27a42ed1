#include "timbao/search/trace.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "timbao/search/copies.hpp"
#include "timbao/text/word_diff.hpp"

namespace timbao::search {
namespace {

using article::Article;

// A text with its words.
struct Words {
  std::string text;
  text::Tokens tokens;

  explicit Words(std::string source) : text(std::move(source)) { text::tokenize(text, tokens); }

  // Words [first, last) with what stands behind each, up to the next word.
  [[nodiscard]] std::string between(std::size_t first, std::size_t last) const {
    const std::size_t start = first == 0 ? 0 : tokens.list[first].start;
    const std::size_t end = last < tokens.size() ? tokens.list[last].start : text.size();
    return text.substr(start, end - start);
  }
};

std::string text_of(const Article& article) {
  std::string text = article.abstract.value_or(std::string());
  if (!text.empty() && !article.body.empty()) text += "\n\n";
  return text + article.body;
}

bool is_same(const std::vector<text::DiffOp>& ops) {
  return std::all_of(ops.begin(), ops.end(),
                     [](const text::DiffOp& op) { return op.kind == Change::Kind::kept; });
}

std::vector<Change> changes_of(const Words& before, const Words& after,
                               const std::vector<text::DiffOp>& ops) {
  std::vector<Change> changes;
  for (const text::DiffOp& op : ops) {
    const bool gone = op.kind == Change::Kind::cut;
    changes.push_back({op.kind, gone ? before.between(op.old_first, op.old_last)
                                     : after.between(op.new_first, op.new_last)});
  }
  return changes;
}

std::optional<double> kept_share(const Words& before, const std::vector<text::DiffOp>& ops) {
  if (before.tokens.size() == 0) return std::nullopt;
  std::size_t kept = 0;
  for (const text::DiffOp& op : ops) {
    if (op.kind == Change::Kind::kept) kept += op.old_last - op.old_first;
  }
  return static_cast<double>(kept) / static_cast<double>(before.tokens.size());
}

// Undated ones last; of a day those that credit another outlet behind others where the hour is not
// known.
auto place_in_time(const Article& article) {
  const bool credits = article.origin.has_value();
  const auto day = article.date
                       ? std::chrono::sys_days(article.date->day).time_since_epoch().count()
                       : std::chrono::days::rep{0};
  const bool day_only = article.date && article.date->precision == Date::Precision::day;
  return std::tuple(!article.date, day, day_only && credits,
                    article.date ? article.date->unix_seconds() : 0, credits,
                    std::string_view(article.id));
}

}  // namespace

std::vector<TraceStep> trace_of(const index::Reader& reader, std::string_view id) {
  const auto document = reader.document(id);
  if (!document) return {};
  Documents documents = CopyFinder(reader).copies_of(*document);
  documents.push_back(*document);
  std::vector<TraceStep> steps;
  for (const std::uint32_t number : documents) {
    steps.push_back({reader.article(number), std::nullopt, {}, {}});
  }
  std::sort(steps.begin(), steps.end(), [](const TraceStep& a, const TraceStep& b) {
    return place_in_time(a.article) < place_in_time(b.article);
  });
  const Words title(steps.front().article.title.value_or(std::string()));
  const Words text(text_of(steps.front().article));
  for (auto step = steps.begin() + 1; step != steps.end(); ++step) {
    const Words own_title(step->article.title.value_or(std::string()));
    const Words own_text(text_of(step->article));
    const auto title_ops = text::word_diff(title.tokens, own_title.tokens);
    const auto text_ops = text::word_diff(text.tokens, own_text.tokens);
    if (!is_same(title_ops)) step->title = changes_of(title, own_title, title_ops);
    step->text = changes_of(text, own_text, text_ops);
    step->kept = kept_share(text, text_ops);
  }
  return steps;
}

}  // namespace timbao::search
