#include "article/lines.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

constexpr std::array<std::string_view, 24> kBlankCharacters = {
    "\u00a0", "\u00ad", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005",
    "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\u200b", "\u200c", "\u200d",
    "\u200e", "\u200f", "\u2028", "\u2029", "\u202f", "\u2060", "\u3000", "\ufeff"};

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// Bytes of the blank character at the front, 0 where there is none.
std::size_t blank_prefix(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == ' ' || is_control(text.front())) return 1;
  if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
  for (const auto blank : kBlankCharacters) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::size_t blank_suffix(std::string_view text) {
  if (text.empty()) return 0;
  if (text.back() == ' ' || is_control(text.back())) return 1;
  if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
  for (const auto blank : kBlankCharacters) {
    if (text.ends_with(blank)) return blank.size();
  }
  return 0;
}

// Bytes of the character at the front of a text that is not empty.
std::size_t character_bytes(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && is_continuation(text[bytes])) ++bytes;
  return bytes;
}

constexpr std::array<std::string_view, 7> kClosers = {"”", "’", "»", "\"", "'", ")", "]"};

std::string_view without_closers(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const auto closer : kClosers) {
      if (!text.ends_with(closer)) continue;
      text = trimmed(text.substr(0, text.size() - closer.size()));
      more = true;
    }
  }
  return text;
}

// "… hai buổi. (Theo TTXVN)" ends before the bracket.
std::string_view without_remark(std::string_view text) {
  constexpr std::size_t kMaxRemarkBytes = 80;
  if (!text.ends_with(')')) return text;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || text.size() - open > kMaxRemarkBytes) return text;
  const auto before = without_closers(trimmed(text.substr(0, open)));
  return before.ends_with('.') || before.ends_with("…") ? before : text;
}

// Where the first line ends. A loop of its own: find_first_of() took half the time of reading JSON
// Lines.
std::size_t line_end(std::string_view text) {
  const auto end =
      std::find_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
  return static_cast<std::size_t>(end - text.begin());
}

enum class LetterCase { none, lower, upper };

LetterCase case_of(std::string_view character) {
  if (character.size() == 1) {
    const char c = character.front();
    if (c >= 'a' && c <= 'z') return LetterCase::lower;
    return c >= 'A' && c <= 'Z' ? LetterCase::upper : LetterCase::none;
  }
  const std::string lower = text::normal_form(character);
  if (lower.empty()) return LetterCase::none;
  return lower == character ? LetterCase::lower : LetterCase::upper;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (const std::size_t bytes = blank_prefix(text)) text.remove_prefix(bytes);
  while (const std::size_t bytes = blank_suffix(text)) text.remove_suffix(bytes);
  return text;
}

std::string cleaned(std::string_view text) {
  std::string clean(trimmed(text));
  std::replace_if(clean.begin(), clean.end(), is_control, ' ');
  return clean;
}

std::string paragraphs_of(std::string_view text) {
  std::string body;
  body.reserve(text.size() + text.size() / 64);
  while (!text.empty()) {
    const std::size_t end = line_end(text);
    const auto line = trimmed(text.substr(0, end));
    if (!line.empty()) {
      if (!body.empty()) body += "\n\n";
      const std::size_t start = body.size();
      body += line;
      std::replace_if(body.begin() + static_cast<std::ptrdiff_t>(start), body.end(), is_control,
                      ' ');
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return body;
}

std::vector<TextLine> lines_of(std::string_view page) {
  std::vector<TextLine> lines;
  bool gap = true;
  while (!page.empty()) {
    const std::size_t end = line_end(page);
    const auto line = trimmed(page.substr(0, end));
    if (line.empty()) {
      gap = true;
    } else {
      lines.push_back({line, gap});
      gap = false;
    }
    const bool crlf = page.substr(end).starts_with("\r\n");
    page.remove_prefix(std::min(end + (crlf ? 2 : 1), page.size()));
  }
  return lines;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string_view front_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && is_continuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

std::string_view back_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  std::size_t start = text.size() - bytes;
  while (start < text.size() && is_continuation(text[start])) ++start;
  return text.substr(start);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  text = trimmed(text);
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t blank = blank_prefix(text.substr(i));
    if (blank == 0) {
      ++i;
      continue;
    }
    if (i > start) words.push_back(text.substr(start, i - start));
    i += blank;
    start = i;
  }
  if (text.size() > start) words.push_back(text.substr(start));
  return words;
}

std::size_t word_count(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t';
    if (!space && !inside && ++count == most) return count;
    inside = !space;
  }
  return count;
}

bool ends_sentence(std::string_view text) {
  const auto bare = without_closers(without_remark(text));
  if (bare.empty()) return false;
  return std::string_view(".!?:;").find(bare.back()) != std::string_view::npos ||
         bare.ends_with("…");
}

bool ends_in_full_stop(std::string_view text) {
  const auto bare = without_closers(without_remark(text));
  return bare.ends_with('.') || bare.ends_with("…");
}

bool starts_upper(std::string_view word) {
  if (word.empty()) return false;
  return case_of(word.substr(0, character_bytes(word))) == LetterCase::upper;
}

bool all_upper(std::string_view word) {
  bool upper = false;
  while (!word.empty()) {
    const std::size_t bytes = character_bytes(word);
    const auto letter = case_of(word.substr(0, bytes));
    if (letter == LetterCase::lower) return false;
    upper = upper || letter == LetterCase::upper;
    word.remove_prefix(bytes);
  }
  return upper;
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace timbao::article
