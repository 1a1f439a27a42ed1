// Counts the names of many articles.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/article_names.hpp"
#include "timbao/analysis/names.hpp"

namespace timbao::analysis {

struct CountedVariant {
  std::string text;
  std::uint32_t title_bytes = 0;
  bool is_whole = true;
  std::uint64_t articles = 0;
};

struct CountedName {
  std::vector<std::uint32_t> documents;  // Each once.
  std::vector<CountedVariant> variants;  // Each text once.
  std::array<std::uint64_t, 3> votes{};  // Articles by the kind that they tell, other left out.

  // What two in three articles tell that tell something, and one in ten of all.
  [[nodiscard]] NameKind kind() const;
  // The variant without its title that most articles have; of equal ones the first by bytes.
  [[nodiscard]] std::string name() const;
  void take(CountedName&& other);
};

class NameTable {
 public:
  // Requires: each document is added once.
  void add(std::uint32_t document, const ArticleNames& article);

  void take(NameTable&& other);

  // Joins abbreviations with what at least two articles say that they stand for, and three in four
  // of those that define them, as search does. Call it last.
  void join_abbreviations();

  [[nodiscard]] std::unordered_map<std::string, CountedName>& names() { return names_; }

 private:
  std::unordered_map<std::string, CountedName> names_;
  std::map<std::string, std::map<std::string, std::uint64_t>> defined_;  // Articles by long form.
  std::string key_;
};

}  // namespace timbao::analysis
