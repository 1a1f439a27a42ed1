// How many words get their marks back: reads sentences with their accents, drops these, restores
// them by the language model of an index that does not hold the sentences, and compares.
//
// restoration_bench INDEX SENTENCES: a sentence a line. Prints the share of words right (of all
// syllables and other words, those without marks included), the share of sentences wholly right, and
// the time a word and a query of five words takes.

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "search/restoration.hpp"
#include "search/word_forms.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/tokenizer.hpp"

namespace {

using namespace timbao;
using Clock = std::chrono::steady_clock;

struct Word {
  std::vector<std::string> forms;
  std::vector<text::TokenCode> codes;
};

Word word_of(const index::Reader& reader, std::string_view term) {
  Word word;
  const std::string plain = text::folded(term);
  word.forms = search::forms_of(reader.database(), "", plain, search::AccentReading::marks_free);
  if (word.forms.empty()) word.forms.push_back(plain);
  for (const std::string& form : word.forms) word.codes.push_back(text::code_of(form));
  return word;
}

struct Score {
  std::uint64_t words = 0, right = 0, sentences = 0, whole = 0, five = 0;
  Clock::duration all{}, of_five{};
};

void judge(const index::Reader& reader, const text::Tokens& tokens, Score& score) {
  std::vector<Word> words;
  std::vector<std::vector<text::TokenCode>> codes;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words.push_back(word_of(reader, tokens.term(i)));
    codes.push_back(words.back().codes);
  }
  const index::LanguageModel& model = reader.language_model();
  const Clock::time_point start = Clock::now();
  const auto chosen = search::restored(model, codes);
  score.all += Clock::now() - start;
  if (codes.size() >= 5) {
    const Clock::time_point first = Clock::now();
    score.five += search::restored(model, std::span(codes).first(5)).size() / 5;
    score.of_five += Clock::now() - first;
  }
  bool whole = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool counts = tokens[i].kind == text::TokenKind::syllable ||
                        tokens[i].kind == text::TokenKind::word;
    if (!counts) continue;
    const bool right = words[i].forms[chosen[i].likely] == tokens.term(i);
    ++score.words;
    score.right += right ? 1U : 0U;
    whole = whole && right;
  }
  ++score.sentences;
  score.whole += whole ? 1U : 0U;
}

double percent(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
}

double microseconds(Clock::duration time, std::uint64_t count) {
  const double all = std::chrono::duration<double, std::micro>(time).count();
  return count == 0 ? 0 : all / static_cast<double>(count);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: restoration_bench INDEX SENTENCES\n");
    return 2;
  }
  const index::Reader reader(argv[1]);
  std::ifstream in(argv[2]);
  text::Tokens tokens;
  Score score;
  for (std::string line; std::getline(in, line);) {
    text::tokenize(line, tokens);
    if (tokens.size() > 0) judge(reader, tokens, score);
  }
  std::printf("%llu sentences, %llu words: %.2f %% of words right, %.1f %% of sentences\n",
              static_cast<unsigned long long>(score.sentences),
              static_cast<unsigned long long>(score.words), percent(score.right, score.words),
              percent(score.whole, score.sentences));
  std::printf("%.1f us a word, %.1f us a query of five words\n",
              microseconds(score.all, score.words), microseconds(score.of_five, score.five));
  return 0;
}
