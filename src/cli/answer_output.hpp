// How commands print what a search found: search, related.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/citations.hpp"
#include "cli/command_line.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal.hpp"
#include "timbao/render/results.hpp"

namespace timbao::cli {

struct AnswerOutput {
  enum class Format { text, json, jsonl, csv, tsv, ids };

  FormatOrCitation<Format> format = Format::text;
  ColorOption color;

  void add_to(CommandLine& line);
  // Whether notes about the answer are part of what is printed, and need not be logged.
  [[nodiscard]] bool holds_notes() const;
  [[nodiscard]] std::string rendered(const render::Answer& answer, const Terminal& terminal) const;
  // Several, each with a label; `key` names them in JSON. Ids and citations have each article once.
  [[nodiscard]] std::string rendered(std::string_view key, std::vector<render::Answer> answers,
                                     const Terminal& terminal) const;
};

}  // namespace timbao::cli
