#include "cli/answer_output.hpp"

namespace timbao::cli {
using Format = AnswerOutput::Format;

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

}  // namespace timbao::cli
