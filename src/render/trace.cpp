#include "timbao/render/trace.hpp"

#include <array>
#include <cmath>

#include "render/article_json.hpp"
#include "render/article_text.hpp"
#include "render/text_layout.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

using search::Change;
using search::TraceStep;

constexpr std::size_t kStepIndent = 3;

std::string_view op_name(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::cut:
      return "cut";
    case Change::Kind::added:
      return "added";
    case Change::Kind::kept:
      break;
  }
  return "kept";
}

void write_changes(JsonWriter& json, const std::vector<Change>& changes) {
  json.begin_array();
  for (const Change& change : changes) {
    json.begin_object();
    json.key("op").string(op_name(change.kind));
    json.key("text").string(change.text);
    json.end_object();
  }
  json.end_array();
}

void write_step(JsonWriter& json, const TraceStep& step) {
  json.begin_object();
  json.key("id").string(step.article.id);
  json.key("title").string_or_null(step.article.title);
  write_source(json, step.article);
  json.key("kept");
  if (step.kept) {
    json.number(*step.kept);
  } else {
    json.null();
  }
  json.key("retitled").boolean(!step.title.empty());
  json.key("changes").begin_object();
  json.key("title");
  write_changes(json, step.title);
  json.key("text");
  write_changes(json, step.text);
  json.end_object();
  json.end_object();
}

// What is kept between two changes: some words behind the one and before the other.
std::string context_of(const std::string& kept, bool is_first, bool is_last) {
  constexpr std::size_t kWords = 6;
  const std::string line = one_line(kept);
  std::vector<std::size_t> starts = {0};
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ') starts.push_back(i + 1);
  }
  const std::size_t words = starts.size();
  const std::size_t head = is_first ? 0 : kWords;
  const std::size_t tail = is_last ? 0 : kWords;
  if (words <= head + tail + 1) return line;
  std::string context;
  if (head > 0) context = line.substr(0, starts[head]);
  context += "…";
  if (tail > 0) context += ' ' + line.substr(starts[words - tail]);
  return context;
}

bool has_change(const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    if (change.kind != Change::Kind::kept) return true;
  }
  return false;
}

std::string changes_text(const std::vector<Change>& changes, std::string_view label,
                         const TextStyle& style) {
  if (!has_change(changes)) return {};
  std::vector<std::string> texts;
  texts.reserve(changes.size());
  std::vector<Run> runs = {{.text = label, .look = Look::faint}};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const bool first = i == 0;
    const bool last = i + 1 == changes.size();
    const std::string line = one_line(changes[i].text);
    Look look = Look::plain;
    switch (changes[i].kind) {
      case Change::Kind::kept:
        texts.push_back(context_of(changes[i].text, first, last));
        break;
      case Change::Kind::cut:
        texts.push_back("[-" + line + "-]");
        look = Look::cut;
        break;
      case Change::Kind::added:
        texts.push_back("{+" + line + "+}");
        look = Look::added;
        break;
    }
    runs.push_back({.text = " "});
    runs.push_back({.text = texts.back(), .look = look});
  }
  const std::string margin(kStepIndent, ' ');
  return paragraph(runs, {margin, kStepIndent}, style);
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(std::floor(share * 100))) + " %";
}

std::string step_text(const TraceStep& step, std::size_t index, const TextStyle& style) {
  const std::string number = std::to_string(index + 1) + ". ";
  const std::string margin(kStepIndent, ' ');
  const std::string_view title =
      step.article.title ? std::string_view(*step.article.title) : "(no title)";
  std::string out =
      paragraph({{.text = title, .look = Look::title}}, {number, number.size()}, style);
  out += source_line(step.article, {margin, kStepIndent}, style);
  std::string facts;
  if (index == 0) {
    facts = step.article.date ? "the first" : "no date: taken as the first";
  } else {
    if (step.kept) facts = "keeps " + percent(*step.kept) + " of the first";
    if (!step.title.empty()) facts += facts.empty() ? "another title" : ", another title";
    if (!step.article.date) facts += facts.empty() ? "no date" : ", no date";
  }
  if (!facts.empty()) out += paragraph({{.text = facts}}, {margin, kStepIndent}, style);
  out += changes_text(step.title, "title:", style);
  out += changes_text(step.text, "text:", style);
  return out + place_line(step.article, {margin, kStepIndent}, style);
}

}  // namespace

std::string trace_text(const std::vector<TraceStep>& steps, const TextStyle& style) {
  std::string out;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i > 0) out += '\n';
    out += step_text(steps[i], i, style);
  }
  return out;
}

std::string trace_json(std::string_view id, const std::vector<TraceStep>& steps) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("id").string(id);
  json.key("steps").begin_array();
  for (const TraceStep& step : steps) write_step(json, step);
  json.end_array();
  json.end_object();
  return out + '\n';
}

std::string trace_json_lines(const std::vector<TraceStep>& steps) {
  std::string out;
  for (const TraceStep& step : steps) {
    JsonWriter json(out);
    write_step(json, step);
    out += '\n';
  }
  return out;
}

}  // namespace timbao::render
