// Citations as formats of commands that print articles.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "cli/command_line.hpp"
#include "timbao/base/date.hpp"
#include "timbao/render/citations.hpp"

namespace timbao::cli {

// What --format of such a command says: one of its own formats, or one of citations.
template <class Format>
using FormatOrCitation = std::variant<Format, render::CitationFormat>;

// The citation formats behind the command's own.
template <class Format>
[[nodiscard]] Choices<FormatOrCitation<Format>> with_citations(Choices<Format> formats) {
  using render::CitationFormat;
  Choices<FormatOrCitation<Format>> all(formats.begin(), formats.end());
  all.insert(all.end(), {{"bibtex", CitationFormat::bibtex},
                         {"ris", CitationFormat::ris},
                         {"csljson", CitationFormat::csl_json},
                         {"markdown", CitationFormat::markdown}});
  return all;
}

// For the end of the option's description.
inline const std::string kCitationHelp = "citations: bibtex, ris, csljson or markdown";

// The day that citations give as that of access: today, or that of $SOURCE_DATE_EPOCH, in UTC, so
// that output can be made again. Throws Error, usage, where that is no number of seconds.
[[nodiscard]] Date access_day();

}  // namespace timbao::cli
