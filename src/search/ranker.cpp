#include "search/ranker.hpp"

#include <xapian.h>

#include <algorithm>

namespace timbao::search {
namespace {

// Words of a usual title. Its norm only compares titles, so that a collection's own mean would
// change little.
constexpr double kMeanTitle = 14;

}  // namespace

Ranker::Ranker(const QueryWords& words, const Ranking& ranking, const index::Reader& reader)
    : words_(words),
      ranking_(ranking),
      reader_(reader),
      mean_length_(std::max(1.0, reader.database().get_avlength())),
      evidence_(words.size()) {}

void Ranker::gather_evidence(std::uint32_t document) {
  const index::TokenColumn column = reader_.column(document);
  const auto code_at = [&column](std::size_t i) { return column.codes[i]; };
  const auto norm = [](double b, double length) { return 1 - b + b * length; };
  const double title_length = static_cast<double>(column.title_size) / kMeanTitle;
  const double length = static_cast<double>(column.codes.size()) / mean_length_;
  evidence_.clear();
  gather(words_, 0, column.title_size, ranking_.title / norm(ranking_.title_b, title_length),
         code_at, evidence_);
  gather(words_, column.title_size, column.codes.size(), 1 / norm(ranking_.b, length), code_at,
         evidence_);
  opens_title_ = words_.size() > 1 && column.title_size > 1 &&
                 (words_.words_at(column.codes[0]).any & 1) != 0 &&
                 (words_.words_at(column.codes[1]).any & 2) != 0;
}

double Ranker::saturated(double count) const {
  return (ranking_.k1 + 1) * count / (count + ranking_.k1);
}

double Ranker::word_part(std::size_t word) const {
  return words_.idf(word) * saturated(evidence_.words[word]);
}

double Ranker::pair_part(std::size_t word) const {
  if (word + 1 >= words_.size()) return 0;
  return ranking_.neighbours * words_.pair_idf(word) * saturated(evidence_.pairs[word]);
}

double Ranker::opening_part() const { return opens_title_ ? ranking_.opening : 0; }

double Ranker::score(std::uint32_t document) {
  gather_evidence(document);
  double score = opening_part();
  for (std::size_t i = 0; i < words_.size(); ++i) score += word_part(i) + pair_part(i);
  return score;
}

std::vector<std::pair<std::string, double>> Ranker::parts(std::uint32_t document,
                                                          const std::vector<std::string>& names) {
  gather_evidence(document);
  std::vector<std::pair<std::string, double>> parts;
  const auto add = [&parts](std::string name, double worth) {
    if (worth != 0) parts.emplace_back(std::move(name), worth);
  };
  for (std::size_t i = 0; i < words_.size(); ++i) add(names[i], word_part(i));
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    add(names[i] + ' ' + names[i + 1] + " side by side", pair_part(i));
  }
  if (words_.size() > 1) add("title opens with " + names[0] + ' ' + names[1], opening_part());
  return parts;
}

}  // namespace timbao::search
