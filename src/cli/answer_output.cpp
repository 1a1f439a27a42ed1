#include "cli/answer_output.hpp"

#include <set>

namespace timbao::cli {

using Format = AnswerOutput::Format;

namespace {

// The hits of all answers, those of the same article once.
search::SearchResult joined(const std::vector<render::Answer>& answers) {
  search::SearchResult all;
  std::set<std::string_view> met;
  for (const render::Answer& answer : answers) {
    for (const search::Hit& hit : answer.result.hits) {
      if (met.insert(hit.id).second) all.hits.push_back(hit);
    }
  }
  return all;
}

}  // namespace

void AnswerOutput::add_to(CommandLine& line) {
  line.add("format",
           choice_option(format, "FORMAT",
                         with_citations<Format>({{"text", Format::text},
                                                 {"json", Format::json},
                                                 {"jsonl", Format::jsonl},
                                                 {"csv", Format::csv},
                                                 {"tsv", Format::tsv},
                                                 {"ids", Format::ids}})),
           "text (default), json, jsonl, csv, tsv or ids;\n" + kCitationHelp);
  color.add_to(line);
}

bool AnswerOutput::holds_notes() const {
  const Format* own = std::get_if<Format>(&format);
  return own != nullptr && *own == Format::json;
}

std::string AnswerOutput::rendered(const render::Answer& answer, const Terminal& terminal) const {
  if (const auto* citation = std::get_if<render::CitationFormat>(&format)) {
    return render::citations(answer.result, *citation, access_day());
  }
  switch (std::get<Format>(format)) {
    case Format::json:
      return render::results_json(answer);
    case Format::jsonl:
      return render::results_json_lines(answer);
    case Format::csv:
      return render::results_csv(answer);
    case Format::tsv:
      return render::results_tsv(answer);
    case Format::ids:
      return render::result_ids(answer.result);
    case Format::text:
      break;
  }
  return render::results_text(answer, color.style(terminal));
}

std::string AnswerOutput::rendered(std::string_view key, std::vector<render::Answer> answers,
                                   const Terminal& terminal) const {
  if (holds_notes()) return render::answers_json(key, answers);
  const Format* own = std::get_if<Format>(&format);
  if (own == nullptr || *own == Format::ids) {
    return rendered({.query = {}, .result = joined(answers)}, terminal);
  }
  std::string out;
  for (render::Answer& answer : answers) {
    answer.heading = out.empty();
    if (*own == Format::text && !out.empty()) out += '\n';
    out += rendered(answer, terminal);
  }
  return out;
}

}  // namespace timbao::cli
