// Makes src/text/data/compounds.tsv, the words that timbao/text/compounds.hpp knows, from articles.
//
// usage: learn_compounds OUTPUT.tsv FILE...   (cmake --build ... --target learn_compounds)
//
// Runs of two to four syllables are candidates where they hang together (normalised pointwise
// mutual information) and their neighbours vary (entropy). Then the corpus is parted into words
// again and again, counting afresh each time: what nearly always loses to other words is dropped.
#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "learn_compounds/corpus.hpp"
#include "learn_compounds/ngrams.hpp"
#include "learn_compounds/segmentation.hpp"
#include "learn_compounds/selection.hpp"
#include "learn_compounds/syllable_lists.hpp"

namespace timbao::learn {
namespace {

constexpr std::uint32_t kMinCount = 6;
constexpr double kMinWins = 3;  // In the best parting of the corpus.
constexpr int kRounds = 3;
constexpr double kFirstFreedom = 0.5;
// A word that wins fewer of its occurrences is a chance meeting of two others. A limit set by
// reading samples.
constexpr double kMinWon = 0.2;

Gram gram_of(const std::vector<text::TokenCode>& codes) {
  Gram gram = 0;
  for (const text::TokenCode code : codes) gram = appended(gram, code);
  return gram;
}

bool is_compound(Gram gram) { return gram >> 16U != 0; }

WordCounts counted(const Statistics& statistics, const std::vector<Gram>& compounds) {
  WordCounts words;
  for (const GramCount& syllable : statistics.of_size(1)) words[syllable.gram] = syllable.count;
  for (const Gram gram : compounds) words[gram] = statistics.count(gram);
  return words;
}

Freedom freedom_of(const Statistics& statistics, const WordCounts& words) {
  Freedom freedom(text::kSyllableCount + 1);
  for (const GramCount& syllable : statistics.of_size(1)) {
    const auto alone = words.find(syllable.gram);
    if (alone == words.end()) continue;
    freedom[syllable.gram] = static_cast<double>(alone->second) / syllable.count;
  }
  return freedom;
}

std::vector<Gram> known_compounds() {
  std::vector<Gram> grams;
  for (const std::string_view word : kKnownCompounds)
    grams.push_back(gram_of(codes_of_words(word)));
  for (const std::string_view word : kKnownPairs) grams.push_back(gram_of(codes_of_words(word)));
  return grams;
}

WordCounts learned(const Corpus& corpus) {
  const Statistics statistics(corpus, kMinCount);
  const Selection selection(statistics);
  // The first guess at which syllables are free; each round makes the pairs and it better.
  Freedom freedom(text::kSyllableCount + 1, kFirstFreedom);
  std::vector<Gram> compounds;
  for (int round = 0; round < kRounds; ++round) {
    compounds = selection.pairs(freedom);
    freedom = freedom_of(statistics, count_words(corpus, counted(statistics, compounds)));
  }
  const std::vector<Gram> longer = selection.longer({compounds.begin(), compounds.end()}, freedom);
  compounds.insert(compounds.end(), longer.begin(), longer.end());
  const std::vector<Gram> known = known_compounds();
  compounds.insert(compounds.end(), known.begin(), known.end());

  WordCounts words = counted(statistics, compounds);
  for (int round = 0; round < kRounds; ++round) {
    words = count_words(corpus, words);
    std::erase_if(words, [&](const auto& word) {
      return is_compound(word.first) &&
             word.second < std::max(kMinWins, kMinWon * statistics.count(word.first));
    });
    for (const Gram gram : known) words[gram] = std::max(words[gram], kMinCount);
  }
  return words;
}

void write_table(std::ostream& out, const WordCounts& words) {
  std::vector<std::string> rows;
  for (const auto& [gram, count] : words) {
    std::string row;
    for (const text::TokenCode code : codes_of(gram)) {
      row += row.empty() ? "" : " ";
      row += text::spelling(code);
    }
    rows.push_back(row + '\t' + std::to_string(count));
  }
  std::sort(rows.begin(), rows.end());
  out << "# Words of two to four syllables, and syllables that are words, with how often each "
         "stands"
         " in the corpus.\n"
         "# Source: counts over 34,492 newspaper articles, most of 2016-2019, and 178,638 titles"
         " with abstracts of 2025-2026\n"
         "# (vietnews, undertheseanlp/UNC, crawl_news, VFND, tintuchangngay); no text of theirs.\n"
         "# Made by tools/learn_compounds, sorted by bytes. In normal form"
         " (timbao/text/tokenizer.hpp). Licence: that of timbao.\n";
  for (const std::string& row : rows) out << row << '\n';
}

}  // namespace
}  // namespace timbao::learn

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 2) {
    std::cerr << "usage: learn_compounds OUTPUT.tsv FILE...\n"
                 "Makes the table of compounds from articles in FILEs (.jsonl, .txt, folders).\n";
    return arguments == std::vector<std::string>{"--help"} ? 0 : 2;
  }
  try {
    const timbao::learn::Corpus corpus =
        timbao::learn::read_corpus({arguments.begin() + 1, arguments.end()});
    std::ofstream out(arguments[0]);
    timbao::learn::write_table(out, timbao::learn::learned(corpus));
    return out.flush() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "learn_compounds: " << error.what() << '\n';
    return 1;
  }
}
