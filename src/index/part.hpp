// The articles that one worker adds in a round.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "index/database_writer.hpp"
#include "timbao/index/band_file.hpp"
#include "timbao/index/column_file.hpp"

namespace timbao::index {

// A database with its columns and bands, in memory until finish(), and not safe on disk until
// Segments::add() took it. One per thread.
class Part {
 public:
  // `folder`: of a segment that the index does not list yet.
  explicit Part(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void add(const DocumentContent& content, const TokenColumn& column,
           const std::optional<std::string>& url);

  // Writes all of it; the part takes nothing more. Throws Error: io.
  void finish();

 private:
  std::filesystem::path folder_;
  DatabaseWriter database_;
  ColumnFileWriter columns_;
  BandFileWriter bands_;
};

}  // namespace timbao::index
