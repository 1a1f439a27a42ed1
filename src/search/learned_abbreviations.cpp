#include "search/learned_abbreviations.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "timbao/base/tsv.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::search {
namespace {

namespace schema = index::schema;

constexpr Xapian::doccount kLeastArticles = 2;
constexpr double kAgreement = 0.75;

// Calls take(rest of the term, articles) for the index's terms under `prefix` that begin with
// `text`.
template <class Take>
void for_each_term(const Xapian::Database& database, std::string_view prefix,
                   const std::string& text, const Take& take) {
  const std::string start = std::string(prefix) + text;
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
    take((*term).substr(start.size()), term.get_termfreq());
  }
}

std::vector<std::string> terms_of(std::string_view text) {
  const auto terms = split(text, ' ');
  return {terms.begin(), terms.end()};
}

// What most articles that define `brief` mean by it; empty where they do not agree.
std::string meaning_of(const Xapian::Database& database, const std::string& brief) {
  std::string best;
  Xapian::doccount most = 0, all = 0;
  for_each_term(database, schema::kDefined, brief + ' ',
                [&](std::string full, Xapian::doccount articles) {
                  all += articles;
                  if (articles <= most) return;
                  most = articles;
                  best = std::move(full);
                });
  return most >= kLeastArticles && most >= kAgreement * all ? best : std::string();
}

class LearnedFinder {
 public:
  LearnedFinder(const Run& run, const Xapian::Database& database)
      : run_(run), database_(database) {}

  std::vector<LearnedVariant> find() {
    for (std::size_t i = 0; i < run_.size(); ++i) {
      find_meaning(i);
      if (i + 1 < run_.size()) find_abbreviations(i);
    }
    return std::move(variants_);
  }

 private:
  void find_meaning(std::size_t i) {
    const std::string term(run_[i].term);
    if (text::is_exact(text::code_of(term))) return;
    const std::string full = meaning_of(database_, term);
    if (!full.empty()) variants_.push_back({i, i + 1, terms_of(full)});
  }

  void find_abbreviations(std::size_t first) {
    std::string opening(run_[first].term);
    opening.append(" ").append(run_[first + 1].term);
    for_each_term(database_, schema::kDefinition, opening,
                  [&](const std::string& rest, Xapian::doccount) {
                    const std::size_t sign = rest.find(schema::kDefinitionSign);
                    if (sign == rest.npos) return;
                    add_abbreviation(first, opening + rest.substr(0, sign), rest.substr(sign + 1));
                  });
  }

  void add_abbreviation(std::size_t first, const std::string& full, const std::string& brief) {
    const std::vector<std::string> terms = terms_of(full);
    if (terms.size() > run_.size() - first) return;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (run_[first + i].term != terms[i]) return;
    }
    if (meaning_of(database_, brief) != full) return;
    variants_.push_back({first, first + terms.size(), {brief}});
  }

  const Run& run_;
  const Xapian::Database& database_;
  std::vector<LearnedVariant> variants_;
};

}  // namespace

std::vector<LearnedVariant> learned_variants(const Run& run, const Xapian::Database& database) {
  return LearnedFinder(run, database).find();
}

}  // namespace timbao::search
