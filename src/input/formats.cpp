#include "input/formats.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace timbao::input {
namespace {

constexpr std::array<std::string_view, 4> kCompressedSuffixes = {".gz", ".zst", ".xz", ".bz2"};

struct FormatSuffix {
  std::string_view suffix;
  Format format;
};
constexpr std::array<FormatSuffix, 23> kFormatSuffixes = {
    {{".txt", {Layout::whole, Kind::text}},
     {".html", {Layout::whole, Kind::html}},
     {".htm", {Layout::whole, Kind::html}},
     {".xhtml", {Layout::whole, Kind::html}},
     {".md", {Layout::whole, Kind::markdown}},
     {".markdown", {Layout::whole, Kind::markdown}},
     {".json", {Layout::whole, Kind::json}},
     {".jsonl", {Layout::lines, Kind::json_line}},
     {".ndjson", {Layout::lines, Kind::json_line}},
     {".csv", {Layout::rows, Kind::csv_row}},
     {".tsv", {Layout::rows, Kind::tsv_row}},
     {".rss", {Layout::whole, Kind::feed}},
     {".atom", {Layout::whole, Kind::feed}},
     {".xml", {Layout::whole, Kind::feed}},
     {".warc", {Layout::web_archive, Kind::html}},
     {".wacz", {Layout::web_archive_package}},
     {".zip", {Layout::archive}},
     {".tar", {Layout::archive}},
     {".tgz", {Layout::archive}},
     {".tzst", {Layout::archive}},
     {".txz", {Layout::archive}},
     {".tbz2", {Layout::archive}},
     {".tbz", {Layout::archive}}}};

char ascii_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

// `suffix` is lower case.
bool ends_with_any_case(std::string_view name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  name.remove_prefix(name.size() - suffix.size());
  return std::equal(name.begin(), name.end(), suffix.begin(),
                    [](char left, char right) { return ascii_lower(left) == right; });
}

std::size_t compressed_suffix_bytes(std::string_view name) {
  for (const std::string_view suffix : kCompressedSuffixes) {
    if (ends_with_any_case(name, suffix)) return suffix.size();
  }
  return 0;
}

}  // namespace

std::optional<Format> format_of_name(std::string_view name) {
  name.remove_suffix(compressed_suffix_bytes(name));
  for (const auto& [suffix, format] : kFormatSuffixes) {
    if (ends_with_any_case(name, suffix)) return format;
  }
  return std::nullopt;
}

bool is_compressed_name(std::string_view name) {
  constexpr std::array<std::string_view, 5> kTarSuffixes = {".tgz", ".tzst", ".txz", ".tbz2",
                                                            ".tbz"};
  return compressed_suffix_bytes(name) > 0 ||
         std::any_of(kTarSuffixes.begin(), kTarSuffixes.end(),
                     [&](std::string_view suffix) { return ends_with_any_case(name, suffix); });
}

std::string unknown_format() {
  std::string reason = "unknown kind of file (known:";
  for (const FormatSuffix& known : kFormatSuffixes) reason.append(" ").append(known.suffix);
  reason += ", each also";
  for (const std::string_view suffix : kCompressedSuffixes) reason.append(" ").append(suffix);
  return reason + ')';
}

}  // namespace timbao::input
