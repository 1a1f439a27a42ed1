#include "cli/tokens_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>

#include "timbao/base/error.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::cli {
namespace {

using Clock = std::chrono::steady_clock;

std::string text_of(const TokensCommand& command, std::istream& in) {
  std::string text;
  if (command.texts.empty()) {
    text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  for (const std::string& part : command.texts) text += (text.empty() ? "" : " ") + part;
  if (text.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorKind::usage, "the text is larger than the limit of 4 GiB");
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

std::string token_line(std::string_view source, const text::Tokens& tokens, std::size_t position) {
  const text::Token& token = tokens[position];
  const std::string_view term = tokens.term(token);
  std::string spelt(source.substr(token.start, token.end - token.start));
  std::replace_if(
      spelt.begin(), spelt.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", position, term, text::folded(term),
                     kind_name(token.kind), token.start, token.end, spelt);
}

}  // namespace

CommandLine TokensCommand::command_line() {
  CommandLine line(
      {.synopsis = "timbao tokens [OPTION...] [TEXT...]",
       .description =
           "Shows how text is split into terms: one line a token, with tabs between position,\n"
           "term, folded term, kind, first byte, end byte and text. Reads standard input when\n"
           "no TEXT is given.",
       .examples = "  timbao tokens 'Cầu Hoà Bình dài 1,2 km'\n"
                   "  timbao tokens --count-only < page.txt\n"});
  line.add_switch("count-only", count_only, "print only tokens, bytes, seconds and MB/s");
  line.add_arguments(texts);
  return line;
}

int run(const TokensCommand& command, Streams& streams) {
  const std::string text = text_of(command, streams.in);
  text::Tokens tokens;
  const Clock::time_point start = Clock::now();
  text::tokenize(text, tokens);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  if (command.count_only) {
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    streams.out << fmt::format("{} tokens, {} bytes, {:.6f} s, {:.1f} MB/s\n", tokens.size(),
                               text.size(), seconds, seconds > 0 ? megabytes / seconds : 0);
    return kDone;
  }
  for (std::size_t i = 0; i < tokens.size() && streams.out; ++i) {
    streams.out << token_line(text, tokens, i);
  }
  return kDone;
}

}  // namespace timbao::cli
