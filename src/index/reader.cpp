#include "timbao/index/reader.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "index/folder.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

// A writer may publish and remove segments between reading the list and opening them.
constexpr int kOpenAttempts = 5;

Xapian::Database open_segments(const fs::path& index) {
  return with_translated_errors(index, [&] {
    for (int attempt = 1;; ++attempt) {
      const std::vector<std::string> segments = segments_of(index);
      try {
        return Xapian::Database(index.string());
      } catch (const Xapian::DatabaseOpeningError&) {
        if (attempt == kOpenAttempts || segments == segments_of(index)) throw;
      }
    }
  });
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
    const std::chrono::sys_seconds time{std::chrono::seconds(static_cast<std::int64_t>(seconds))};
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
    ++years[static_cast<int>(day.year())];
  }
  statistics.without_date = statistics.articles - dated;
  statistics.years.assign(years.begin(), years.end());
  if (dated == 0) return;
  const auto day_of = [](double seconds) {
    Date date;
    const std::chrono::sys_seconds time{std::chrono::seconds(static_cast<std::int64_t>(seconds))};
    date.day = std::chrono::floor<std::chrono::days>(time);
    return date;
  };
  statistics.first_date = day_of(first);
  statistics.last_date = day_of(last);
}

void add_outlets(const Xapian::Database& database, Statistics& statistics) {
  const std::string prefix(schema::kOutlet);
  std::uint64_t known = 0;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string domain = (*term).substr(prefix.size());
    const std::uint64_t count = term.get_termfreq();
    known += count;
    statistics.outlets.emplace_back(domain.starts_with('=')
                                        ? article::Outlet{std::nullopt, domain.substr(1)}
                                        : article::outlet_of(domain),
                                    count);
  }
  std::stable_sort(statistics.outlets.begin(), statistics.outlets.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  statistics.without_outlet = statistics.articles - known;
}

// Terms without a prefix: those whose first byte is no capital letter.
std::uint64_t distinct_words(const Xapian::Database& database) {
  std::uint64_t words = 0;
  auto term = database.allterms_begin();
  while (term != database.allterms_end()) {
    const char first = (*term).front();
    if (first >= 'A' && first <= 'Z') {
      term.skip_to(std::string(1, static_cast<char>(first + 1)));
      continue;
    }
    ++words;
    ++term;
  }
  return words;
}

}  // namespace

struct Reader::Impl {
  explicit Impl(const fs::path& path) : index(path), database(open_segments(path)) {}

  fs::path index;
  Xapian::Database database;
};

Reader::Reader(const fs::path& index) : impl_(std::make_unique<Impl>(index)) {
  const std::string found = with_translated_errors(
      index, [this] { return impl_->database.get_metadata(std::string(schema::kVersionKey)); });
  if (found == schema::version()) return;
  throw Error(ErrorKind::wrong_rules, index.string() + ": the index was made by other rules (" +
                                          (found.empty() ? "unknown" : found) +
                                          ", this program: " + schema::version() +
                                          "); build it anew with `timbao index`");
}

Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

std::optional<article::Article> Reader::find(std::string_view id) const {
  return with_translated_errors(impl_->index, [&]() -> std::optional<article::Article> {
    const std::string term = schema::prefixed_term(schema::kId, id);
    const auto posting = impl_->database.postlist_begin(term);
    if (posting == impl_->database.postlist_end(term)) return std::nullopt;
    return article(*posting);
  });
}

article::Article Reader::article(std::uint32_t document) const {
  return with_translated_errors(impl_->index, [&] {
    return unpack(impl_->database.get_document(document).get_value(schema::kArticle));
  });
}

Statistics Reader::statistics() const {
  return with_translated_errors(impl_->index, [this] {
    const Xapian::Database& database = impl_->database;
    Statistics statistics;
    statistics.articles = database.get_doccount();
    statistics.bytes =
        folder_bytes(fs::is_directory(impl_->index) ? impl_->index : impl_->index.parent_path());
    statistics.terms = distinct_words(database);
    for (auto value = database.valuestream_begin(schema::kPassageCount);
         value != database.valuestream_end(schema::kPassageCount); ++value) {
      statistics.passages += static_cast<std::uint64_t>(Xapian::sortable_unserialise(*value));
    }
    add_dates(database, statistics);
    add_outlets(database, statistics);
    return statistics;
  });
}

const Xapian::Database& Reader::database() const { return impl_->database; }

}  // namespace timbao::index
