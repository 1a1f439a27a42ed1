#include "index/statistics.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::index {
namespace {

std::chrono::year_month_day day_of(double civil_seconds) {
  const std::chrono::sys_seconds time{
      std::chrono::seconds(static_cast<std::int64_t>(civil_seconds))};
  return std::chrono::floor<std::chrono::days>(time);
}

// Counts of a value slot's dates by year, and the first and last of them.
void add_dates(const Xapian::Database& database, Statistics& statistics) {
  std::map<int, std::uint64_t> years;
  double first = 0, last = 0;
  std::uint64_t dated = 0;
  for (auto value = database.valuestream_begin(schema::kDate);
       value != database.valuestream_end(schema::kDate); ++value) {
    const double seconds = Xapian::sortable_unserialise(*value);
    first = dated == 0 ? seconds : std::min(first, seconds);
    last = dated == 0 ? seconds : std::max(last, seconds);
    ++dated;
    ++years[static_cast<int>(day_of(seconds).year())];
  }
  statistics.without_date = statistics.articles - dated;
  statistics.years.assign(years.begin(), years.end());
  if (dated == 0) return;
  statistics.first_date.emplace().day = day_of(first);
  statistics.last_date.emplace().day = day_of(last);
}

// Terms without a prefix: those whose first byte is no capital letter.
std::uint64_t distinct_words(const Xapian::Database& database) {
  std::uint64_t words = 0;
  std::string previous;
  auto term = database.allterms_begin();
  while (term != database.allterms_end()) {
    const std::string here = *term;
    // In a damaged table skipping may lead back, and so on for ever.
    if (here <= previous) throw Xapian::DatabaseCorruptError("terms out of order");
    previous = here;
    const char first = here.front();
    if (first >= 'A' && first <= 'Z') {
      term.skip_to(std::string(1, static_cast<char>(first + 1)));
      continue;
    }
    ++words;
    ++term;
  }
  return words;
}

std::uint64_t passages_in(const Xapian::Database& database) {
  std::uint64_t passages = 0;
  for (auto value = database.valuestream_begin(schema::kPassageCount);
       value != database.valuestream_end(schema::kPassageCount); ++value) {
    passages += static_cast<std::uint64_t>(Xapian::sortable_unserialise(*value));
  }
  return passages;
}

}  // namespace

CountedOutlets outlets_of(const Xapian::Database& database) {
  const std::string prefix(schema::kOutlet);
  CountedOutlets outlets;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    // One of its articles says how the outlet is spelt.
    const auto posting = database.postlist_begin(*term);
    const auto article = unpack(database.get_document(*posting).get_value(schema::kArticle));
    if (article.outlet) outlets.emplace_back(*article.outlet, term.get_termfreq());
  }
  std::stable_sort(outlets.begin(), outlets.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return outlets;
}

Statistics statistics_of(const Xapian::Database& database) {
  Statistics statistics;
  statistics.articles = database.get_doccount();
  statistics.passages = passages_in(database);
  statistics.terms = distinct_words(database);
  add_dates(database, statistics);
  statistics.outlets = outlets_of(database);
  statistics.without_outlet = statistics.articles;
  for (const auto& [outlet, articles] : statistics.outlets) statistics.without_outlet -= articles;
  return statistics;
}

}  // namespace timbao::index
