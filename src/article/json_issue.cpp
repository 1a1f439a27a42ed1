#include "article/json_issue.hpp"

#include <cstddef>
#include <optional>
#include <vector>

#include "article/foreign_text.hpp"
#include "article/lines.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

// What is still open at the end of a text that stops too early.
struct OpenEnd {
  std::size_t offset;
  char opener;  // '{', '[' or '"'
};

std::optional<OpenEnd> open_end(std::string_view bytes) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    const bool in_string = !open.empty() && bytes[open.back()] == '"';
    if (c == '\\' && in_string) {
      ++i;
    } else if (c == '"' && in_string) {
      open.pop_back();
    } else if (in_string) {
      continue;
    } else if (c == '{' || c == '[' || c == '"') {
      open.push_back(i);
    } else if ((c == '}' || c == ']') && !open.empty()) {
      open.pop_back();
    }
  }
  if (open.empty()) return std::nullopt;
  return OpenEnd{open.back(), bytes[open.back()]};
}

std::string half_record(std::string_view bytes, const OpenEnd& open) {
  const auto start = trimmed(bytes);
  const bool array = !start.empty() && start.front() == '[';
  const std::string what = open.opener == '"' ? "string" : open.opener == '{' ? "object" : "array";
  return std::string(array ? "half a JSON array" : "half a JSON object") + ": the " + what +
         " that opens at byte " + std::to_string(open.offset) + " does not close";
}

}  // namespace

std::string json_issue(std::string_view bytes, simdjson::error_code error) {
  if (const auto bad = text::first_invalid_utf8(bytes); bad != std::string_view::npos) {
    return invalid_utf8_issue(bad);
  }
  if (trimmed(bytes).empty()) return "empty file";
  switch (error) {
    case simdjson::DEPTH_ERROR:
      return "JSON nested deeper than " + std::to_string(simdjson::DEFAULT_MAX_DEPTH) + " levels";
    case simdjson::NUMBER_ERROR:
      return "malformed JSON: a number that is none or does not fit into 64 bits";
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY:
      return "JSON too large";
    default:
      break;
  }
  if (const auto open = open_end(bytes)) return half_record(bytes, *open);
  switch (error) {
    case simdjson::STRING_ERROR:
      return "malformed JSON: a string with a wrong escape";
    case simdjson::UNESCAPED_CHARS:
      return "malformed JSON: a line end or control character within a string";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
      return "malformed JSON: a bare word that is not true, false or null";
    default:
      return "malformed JSON: commas, colons or brackets are missing or out of place";
  }
}

}  // namespace timbao::article
