#include "cli/outlets_command.hpp"

#include <spdlog/logger.h>

#include <algorithm>
#include <string_view>

#include "cli/spelling.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/render/outlets.hpp"
#include "timbao/render/style.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::cli {
namespace {

using Format = OutletsCommand::Format;
using Matches = std::vector<article::OutletMatch>;

Matches all_outlets() {
  Matches all;
  for (const auto& entry : article::outlet_entries()) {
    all.push_back({&entry, article::OutletMatchKind::listed, {}});
  }
  return all;
}

std::string rendered(const Matches& outlets, const OutletsCommand& command,
                     const render::TextStyle& style) {
  switch (command.format) {
    case Format::json:
      return render::outlets_json(outlets);
    case Format::jsonl:
      return render::outlets_json_lines(outlets);
    case Format::tsv:
      return render::outlets_tsv(outlets);
    case Format::text:
      break;
  }
  if (command.texts.empty()) return render::outlet_lines(outlets, style);
  return render::outlets_text(outlets, style);
}

std::string plain(std::string_view text) { return text::folded(text::normal_form(text)); }

struct Suggestion {
  std::size_t distance;
  std::string text;  // As the registry spells it.
};

// What the registry calls its outlets, by how far it is from what was typed, accents left out.
std::vector<Suggestion> near_names(const std::string& typed) {
  constexpr std::size_t kLongest = 60;
  constexpr std::size_t kLettersForOneSlip = 4;
  constexpr std::size_t kMost = 3;
  const std::string wanted = plain(typed);
  std::vector<Suggestion> found;
  if (wanted.empty() || wanted.size() > kLongest) return found;
  const auto consider = [&](const std::string& name) {
    const std::string candidate = plain(name);
    const std::size_t most = 1 + std::min(wanted.size(), candidate.size()) / kLettersForOneSlip;
    const std::size_t longer = std::max(wanted.size(), candidate.size());
    const std::size_t shorter = std::min(wanted.size(), candidate.size());
    if (shorter == 0 || longer - shorter > most) return;
    const std::size_t distance = edit_distance(wanted, candidate);
    if (distance <= most && 2 * distance <= shorter) found.push_back({distance, name});
  };
  for (const auto& entry : article::outlet_entries()) {
    for (const auto& name : {entry.name, entry.domain}) consider(name);
    for (const auto* names : {&entry.aliases, &entry.other_domains, &entry.codes}) {
      for (const auto& name : *names) consider(name);
    }
    if (entry.place) consider(*entry.place);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.distance < b.distance; });
  std::vector<Suggestion> best;
  for (auto& name : found) {
    const bool again = std::any_of(best.begin(), best.end(),
                                   [&](const auto& other) { return other.text == name.text; });
    if (!again && best.size() < kMost) best.push_back(std::move(name));
  }
  return best;
}

std::string not_found(const std::string& text) {
  std::string message = "no outlet is called '" + render::one_line(text) + "'";
  const auto near = near_names(text);
  for (std::size_t i = 0; i < near.size(); ++i) {
    message += i == 0 ? "; did you mean '" : ", '";
    message += render::one_line(near[i].text) + "'";
  }
  return message + (near.empty() ? "" : "?");
}

}  // namespace

CommandLine OutletsCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "list, look up and explain outlets",
       .arguments = "[TEXT...]",
       .description =
           "Lists the outlets that timbao knows. With TEXT, a domain, URL, name, alias,\n"
           "dateline code or province, shows those that it means, how they were found, and\n"
           "what became of papers of provinces that merged in July 2025. Exits with 1 if\n"
           "there is none.",
       .examples = "  timbao outlets SKĐS\n"
                   "  timbao outlets https://baoyenbai.com.vn/a.html\n"
                   "  timbao outlets Lào Cai\n"
                   "  timbao outlets --format tsv > outlets.tsv\n"});
  outlets.add_to(line);
  line.add("format",
           choice_option<Format>(format, "FORMAT",
                                 {{"text", Format::text},
                                  {"json", Format::json},
                                  {"jsonl", Format::jsonl},
                                  {"tsv", Format::tsv}}),
           "text (default), json, jsonl, or tsv as --outlets\nreads it");
  color.add_to(line);
  line.add_arguments(texts);
  return line;
}

int run(const OutletsCommand& command, Streams& streams) {
  command.outlets.load();
  std::string text;
  for (const auto& part : command.texts) text += (text.empty() ? "" : " ") + part;
  const Matches found = command.texts.empty() ? all_outlets() : article::find_outlets(text);
  if (found.empty()) streams.log.info("{}", not_found(text));
  if (!found.empty() || command.format == Format::json) {
    streams.out << rendered(found, command, command.color.style(streams.terminal));
  }
  return found.empty() ? kNothingFound : kDone;
}

}  // namespace timbao::cli
