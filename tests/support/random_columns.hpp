// Token columns of invented texts whose words follow each other by habit, and the model of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <random>
#include <utility>
#include <vector>

#include "index/ngram_file.hpp"
#include "timbao/index/column_file.hpp"
#include "timbao/index/language_model.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::test {

using CodeColumn = std::vector<text::TokenCode>;

// Each word has favourites that follow it, so that n-grams repeat. `vocabulary` is not empty.
inline std::vector<CodeColumn> random_columns(unsigned seed, const CodeColumn& vocabulary,
                                              std::size_t articles) {
  std::mt19937 random(seed);
  std::vector<CodeColumn> columns(articles);
  for (CodeColumn& column : columns) {
    for (std::size_t sentences = random() % 6; sentences > 0; --sentences) {
      std::size_t word = random() % vocabulary.size();
      for (std::size_t length = 1 + random() % 9; length > 0; --length) {
        column.push_back(vocabulary[word]);
        const bool by_habit = random() % 3 != 0;
        word = by_habit ? (word * 7 + random() % 2 + 1) % vocabulary.size()
                        : random() % vocabulary.size();
      }
      column.push_back(text::kSentenceEnd);
    }
  }
  return columns;
}

// Writes the columns as documents 1, 2, … of a segment.
inline void write_columns(const std::filesystem::path& path,
                          const std::vector<CodeColumn>& columns) {
  index::ColumnFileWriter writer;
  std::uint32_t document = 0;
  for (const CodeColumn& column : columns) writer.add(++document, {column, 0});
  writer.write(path);
}

// The model over the n-gram files at `paths`.
inline index::LanguageModel model_of(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::unique_ptr<index::NgramFile>> files;
  for (const auto& path : paths) files.push_back(std::make_unique<index::NgramFile>(path));
  return index::LanguageModel(std::move(files));
}

// The model of one segment with these columns, whose files go to `folder` as `name`.
inline index::LanguageModel model_of(const std::filesystem::path& folder,
                                     const std::vector<CodeColumn>& columns) {
  write_columns(folder / "columns", columns);
  index::write_ngrams(index::ColumnFile(folder / "columns"), folder / "ngrams");
  return model_of({folder / "ngrams"});
}

}  // namespace timbao::test
