#include "cli/tokens_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <vector>

#include "timbao/base/error.hpp"
#include "timbao/text/compounds.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostBytes = std::size_t{1} << 30;

std::string text_of(const TokensCommand& command, std::istream& in) {
  std::string text;
  if (command.texts.empty()) {
    text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  for (const std::string& part : command.texts) text += (text.empty() ? "" : " ") + part;
  if (text.size() >= kMostBytes) {
    throw Error(ErrorKind::usage, "the text is larger than the limit of 1 GiB");
  }
  return text;
}

std::string_view kind_name(text::TokenKind kind) {
  switch (kind) {
    case text::TokenKind::syllable:
      return "syllable";
    case text::TokenKind::word:
      return "word";
    case text::TokenKind::number:
      return "number";
    case text::TokenKind::mixed:
      break;
  }
  return "mixed";
}

// The terms of a word, joined by one space.
std::string joined_terms(const text::Tokens& tokens, const text::WordSpan& word) {
  std::string terms;
  for (std::uint32_t i = word.first_token; i < word.last_token; ++i) {
    if (!terms.empty()) terms += ' ';
    terms += tokens.term(i);
  }
  return terms;
}

std::string word_line(std::string_view source, const text::Tokens& tokens,
                      const text::WordSpan& word) {
  const text::Token& first = tokens[word.first_token];
  const std::uint32_t end = tokens[word.last_token - 1].end;
  const bool is_compound = word.last_token - word.first_token > 1;
  const std::string term = joined_terms(tokens, word);
  std::string spelt(source.substr(first.start, end - first.start));
  std::replace_if(
      spelt.begin(), spelt.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", word.first_token, term, text::folded(term),
                     is_compound ? "compound" : kind_name(first.kind), first.start, end, spelt);
}

std::vector<text::WordSpan> single_tokens(const text::Tokens& tokens) {
  std::vector<text::WordSpan> words;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) words.push_back({i, i + 1});
  return words;
}

// Counts by pieces of whole lines, which no token crosses: as articles come, and in memory that
// stays in the processor's caches.
std::string count_line(std::string_view text) {
  constexpr std::size_t kPieceBytes = std::size_t{16} << 10;
  text::Tokens tokens;
  std::size_t count = 0;
  const Clock::time_point start = Clock::now();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = text.find('\n', std::min(at + kPieceBytes, text.size()));
    const std::size_t end = std::min(line_end, text.size() - 1) + 1;
    text::tokenize(text.substr(at, end - at), tokens);
    count += tokens.size();
    at = end;
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  const double megabytes = static_cast<double>(text.size()) / 1e6;
  return fmt::format("{} tokens, {} bytes, {:.6f} s, {:.1f} MB/s\n", count, text.size(), seconds,
                     seconds > 0 ? megabytes / seconds : 0);
}

}  // namespace

CommandLine TokensCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "show how text is split into terms",
       .arguments = "[TEXT...]",
       .description =
           "Shows how text is split into terms: one line a token, with tabs between position,\n"
           "term, folded term, kind, first byte, end byte and text. Reads standard input when\n"
           "no TEXT is given. With --words a word of several syllables is one line, of kind\n"
           "compound.",
       .examples = "  timbao tokens 'Cầu Hoà Bình dài 1,2 km'\n"
                   "  timbao tokens --words 'Ủy ban nhân dân tỉnh Lào Cai'\n"
                   "  timbao tokens --count-only < page.txt\n"});
  line.add_switch("words", words, "join syllables into words, one line a word");
  line.add_switch("count-only", count_only, "print only tokens, bytes, seconds and MB/s");
  line.add_arguments(texts);
  return line;
}

int run(const TokensCommand& command, Streams& streams) {
  const std::string text = text_of(command, streams.in);
  if (command.count_only) {
    streams.out << count_line(text);
    return kDone;
  }
  text::Tokens tokens;
  text::tokenize(text, tokens);
  const auto lines = command.words ? text::words_of(text, tokens) : single_tokens(tokens);
  for (const text::WordSpan& word : lines) {
    if (!streams.out) break;
    streams.out << word_line(text, tokens, word);
  }
  return kDone;
}

}  // namespace timbao::cli
