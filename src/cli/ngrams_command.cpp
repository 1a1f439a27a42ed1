#include "cli/ngrams_command.hpp"

#include <limits>

#include "timbao/render/ngrams.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::cli {
namespace {

// "3" or "2..4".
void set_lengths(const std::string& text, analysis::NgramOptions& options) {
  if (text.empty()) return;
  const std::string least = text.substr(0, text.find(".."));
  const std::string most = least == text ? text : text.substr(least.size() + 2);
  const auto length_of = [&](const std::string& digit) {
    const bool is_length = digit.size() == 1 && digit[0] >= '1' &&
                           digit[0] <= static_cast<char>('0' + analysis::kLongestNgram);
    if (!is_length) throw UsageError("--n: '" + text + "' is not a number from 1 to 5, or N..M");
    return static_cast<std::uint32_t>(digit[0] - '0');
  };
  options.shortest = length_of(least);
  options.longest = length_of(most);
  if (options.shortest > options.longest) {
    throw UsageError("--n: '" + text + "' goes from more to fewer words");
  }
}

void set_containing(const std::string& text, analysis::NgramOptions& options) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) options.containing.emplace_back(tokens.term(i));
  if (!text.empty() && tokens.size() == 0) {
    throw UsageError("--containing: there is no word in '" + text + "'");
  }
  if (tokens.size() > options.longest) {
    throw UsageError("--containing: '" + text + "' has more words than the n-grams (see --n)");
  }
}

std::string rendered(TableFormat format, const render::CountedIndex& index,
                     const render::CountedQuery& query, const analysis::NgramOptions& options,
                     const analysis::Ngrams& found) {
  switch (format) {
    case TableFormat::json:
      return render::ngrams_json(index, query, options, found);
    case TableFormat::csv:
      return render::ngrams_csv(found);
    case TableFormat::tsv:
      return render::ngrams_tsv(found);
    case TableFormat::text:
      break;
  }
  return query.matched == 0 ? "" : render::ngrams_text(query, found);
}

}  // namespace

CommandLine NgramsCommand::command_line() {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  CommandLine line(
      {.name = kName,
       .summary = "list the words that stand side by side most often",
       .arguments = "QUERY...",
       .description =
           "Lists the most frequent n-grams (words side by side) of all articles that match\n"
           "a query: how often each occurs, also per million words, and in how many articles.\n"
           "N-grams stand within one sentence of the title, abstract or body; commas, quotes\n"
           "and brackets do not part them. Words are as the index has them: lower case, in\n"
           "standard spelling. Copies count, too. Exits with 1 if there are none.",
       .examples = "  timbao ngrams '\"biến đổi khí hậu\"' --n 4\n"
                   "  timbao ngrams outlet:nhandan.vn --n 2..5 --containing 'phát triển'\n"
                   "  timbao ngrams giá --n 3 --min-count 10 -n 1000 --format csv > giá.csv\n"});
  line.add("n", text_option(lengths, "N"), "words of an n-gram: 1 to 5 (default 2), or N..M");
  line.add("containing", text_option(containing, "WORDS"),
           "only n-grams with these words side by side, as typed");
  line.add("min-count", number_option(options.min_count, "N", {1, kMost}),
           "only n-grams that occur N times (default 2)");
  line.add("limit,n", number_option(options.limit, "N", {1, kMost}),
           "at most N n-grams (default 20)");
  counted.add_to(line);
  return line;
}

int run(const NgramsCommand& command, Streams& streams) {
  analysis::NgramOptions options = command.options;
  set_lengths(command.lengths, options);
  set_containing(command.containing, options);
  return command.counted.run(streams, [&](const CountedArticles& found) {
    const analysis::Ngrams ngrams = analysis::ngrams_of(found.reader, found.documents, options);
    streams.out << rendered(command.counted.format, found.index, found.query, options, ngrams);
    return ngrams.list.empty() ? kNothingFound : kDone;
  });
}

}  // namespace timbao::cli
