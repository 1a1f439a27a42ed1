// Random articles whose words share codes, for what has to be exact nevertheless.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "support/random_text.hpp"
#include "support/sample_index.hpp"
#include "timbao/search/query.hpp"
#include "timbao/search/searcher.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::test {

// Words that are no syllables, in groups that share a code.
inline std::vector<std::string> sharing_words() {
  std::unordered_map<text::TokenCode, std::vector<std::string>> groups;
  std::vector<std::string> words;
  for (int i = 0; words.size() < 12; ++i) {
    auto& group = groups[text::code_of("kb" + std::to_string(i))];
    group.push_back("kb" + std::to_string(i));
    if (group.size() == 3) words.insert(words.end(), group.begin(), group.end());
  }
  return words;
}

// Lines of JSON with the ids from `first` to below `end`, of syllables and of words that share
// codes.
inline std::vector<std::string> random_records(Random& random, std::size_t first, std::size_t end) {
  std::vector<std::string> words = sharing_words();
  for (const char* word : {"lúa", "tôm", "nước", "2023", "xyz", "lũ"}) words.emplace_back(word);
  std::vector<std::string> lines;
  for (std::size_t i = first; i < end; ++i) {
    lines.push_back(record({{"id", std::to_string(i)},
                            {"title", "Bản tin " + random_text(random, words, 4)},
                            {"abstract", "Tóm tắt " + random_text(random, words, 4)},
                            {"body", std::to_string(i) + " " + random_text(random, words, 12)}}));
  }
  return lines;
}

// The numbers of all documents.
inline std::vector<std::uint32_t> all_documents(const std::filesystem::path& index) {
  const search::Searcher searcher(index);
  search::SearchOptions as_typed;
  as_typed.accents = search::Accents::strict;
  as_typed.expand = false;
  auto documents = searcher.matched(search::parse_query("-nosuchword").root, as_typed).documents;
  if (documents.size() != searcher.reader().articles()) throw std::logic_error("some are left out");
  return documents;
}

}  // namespace timbao::test
