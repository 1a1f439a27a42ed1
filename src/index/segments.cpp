#include "index/segments.hpp"

#include <algorithm>
#include <cstddef>
#include <future>
#include <iterator>
#include <memory>
#include <utility>

#include "index/fingerprint.hpp"
#include "index/first_seen.hpp"
#include "index/ngram_file.hpp"
#include "index/part.hpp"
#include "index/term_lists.hpp"
#include "index/text_set.hpp"
#include "index/version.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/index/word_sets.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

// An older segment joins a merge when it is at most this many times as large as the newer ones
// together.
constexpr std::uint64_t kLazyRatio = 1;
constexpr std::uint64_t kEagerRatio = 8;

std::optional<Xapian::docid> document_of(const Xapian::Database& database, std::string_view id) {
  const std::string term = schema::prefixed_term(schema::kId, id);
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  return *posting;
}

// The path behind a file term; very long ones stand there as a hash and are asked from an article.
std::string path_of(const Xapian::Database& database, const std::string& term) {
  std::string path = term.substr(schema::kFile.size());
  if (!path.starts_with('#')) return path;
  const Xapian::Document document = database.get_document(*database.postlist_begin(term));
  for (article::Place& place : places_of(unpack(document.get_value(schema::kArticle)))) {
    if (schema::prefixed_term(schema::kFile, place.path) == term) return std::move(place.path);
  }
  return {};
}

// How much higher a source's document numbers are after the merge: Xapian keeps their distances,
// and leaves out what was removed before the first.
std::int64_t number_shift(const Xapian::Database& source, const Xapian::Database& merged) {
  const Xapian::docid first = *source.postlist_begin(std::string());
  const std::string id = source.get_document(first).get_value(schema::kIdValue);
  return std::int64_t{document_of(merged, id).value()} - first;
}

// Makes the columns that were stale in the sources.
void add_missing_columns(const Xapian::Database& merged, ColumnFileWriter& columns) {
  ArticleTokens tokens;
  TokenColumnBuilder builder;
  for (auto it = merged.postlist_begin(std::string()); it != merged.postlist_end(std::string());
       ++it) {
    if (columns.has(*it)) continue;
    tokens.read(unpack(merged.get_document(*it).get_value(schema::kArticle)));
    columns.add(*it, builder.build(tokens));
  }
}

// Of the articles that come in; where the text stays, so do its bands.
std::vector<std::pair<Xapian::docid, Bands>> bands_of(
    const std::vector<Xapian::docid>& documents, const std::vector<Replacement>& replacements) {
  std::vector<std::pair<Xapian::docid, Bands>> bands;
  ArticleTokens tokens;
  TokenColumnBuilder builder;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (!replacements[i].document) continue;
    const article::Article article = unpack(replacements[i].document->get_value(schema::kArticle));
    Bands& of_article = bands.emplace_back(documents[i], Bands()).second;
    if (replacements[i].change == Change::text) {
      tokens.read(article);
      of_article = Bands(builder.build(tokens));
    }
    if (article.url) of_article.add_address(*article.url);
  }
  return bands;
}

}  // namespace

Segments::Segments(WritableFolder& folder) : folder_(folder) {
  with_translated_errors(folder_.path(), [this] {
    if (folder_.segments().empty()) {
      // An index without articles is one empty segment, so that it opens as any other does.
      const std::string name = folder_.new_segment_name();
      Part(folder_.segment_path(name)).finish();
      folder_.publish({name});
    }
    open();
    for (const Xapian::Database& database : databases_) {
      require_own_version(database, folder_.path());
    }
  });
}

void Segments::open() {
  databases_.clear();
  articles_ = 0;
  for (const std::string& segment : folder_.segments()) {
    databases_.emplace_back(folder_.segment_path(segment).string());
    articles_ += databases_.back().get_doccount();
  }
}

std::optional<std::string> Segments::value(std::string_view id, Xapian::valueno slot) const {
  return with_translated_errors(folder_.path(), [&]() -> std::optional<std::string> {
    for (const Xapian::Database& database : databases_) {
      if (const auto document = document_of(database, id)) {
        return database.get_document(*document).get_value(slot);
      }
    }
    return std::nullopt;
  });
}

std::optional<std::string> Segments::fingerprints(std::string_view id) const {
  return value(id, schema::kFingerprint);
}

std::string Segments::stored(std::string_view id) const {
  return value(id, schema::kArticle).value();
}

std::uint64_t Segments::newest_first_seen() const {
  return with_translated_errors(folder_.path(), [&] {
    std::uint64_t newest = 0;
    for (const Xapian::Database& database : databases_) {
      newest = std::max(newest, timbao::index::newest_first_seen(database));
    }
    return newest;
  });
}

void Segments::add(const std::vector<std::string>& parts, Merging merging) {
  const std::uint64_t ratio = merging == Merging::lazy ? kLazyRatio : kEagerRatio;
  std::uint64_t bytes = 0;
  for (const std::string& part : parts) bytes += folder_bytes(folder_.segment_path(part));

  // From the newest segment back; without parts, the newest one is where merging starts.
  const std::vector<std::string>& listed = folder_.segments();
  std::size_t kept = listed.size();
  while (kept > 0) {
    const std::uint64_t older = folder_bytes(folder_.segment_path(listed[kept - 1]));
    if (bytes > 0 && older > ratio * bytes) break;
    bytes += older;
    --kept;
  }
  const auto first_merged = listed.begin() + static_cast<std::ptrdiff_t>(kept);
  std::vector<std::string> merged(first_merged, listed.end());
  merged.insert(merged.end(), parts.begin(), parts.end());
  if (parts.empty() && merged.size() < 2) return;

  with_translated_errors(folder_.path(), [&] {
    std::vector<std::string> segments(listed.begin(), first_merged);
    segments.push_back(folder_.new_segment_name());
    merge(merged, segments.back());
    folder_.publish(std::move(segments));
    open();
  });
}

// Articles keep their order, so that older ones have the smaller document numbers.
void Segments::merge(const std::vector<std::string>& sources, const std::string& target) const {
  const fs::path folder = folder_.segment_path(target);
  Xapian::Database all;
  for (const std::string& name : sources) {
    all.add_database(Xapian::Database(folder_.segment_path(name).string()));
  }
  all.compact(folder.string(), Xapian::DBCOMPACT_MULTIPASS | Xapian::Compactor::FULL);

  const Xapian::Database merged(folder.string());
  std::vector<std::unique_ptr<ColumnFile>> files;
  std::vector<std::unique_ptr<BandFile>> band_files;
  ColumnFileWriter columns;
  std::vector<ShiftedBands> bands;
  for (const std::string& name : sources) {
    const Xapian::Database source(folder_.segment_path(name).string());
    if (source.get_doccount() == 0) continue;
    files.push_back(std::make_unique<ColumnFile>(folder_.segment_path(name) / kColumnFileName));
    band_files.push_back(std::make_unique<BandFile>(folder_.segment_path(name) / kBandFileName));
    const std::int64_t shift = number_shift(source, merged);
    columns.append(*files.back(), shift);
    bands.push_back({band_files.back().get(), shift});
  }
  add_missing_columns(merged, columns);
  columns.write(folder / kColumnFileName);
  merge_bands(bands, folder / kBandFileName);
}

void Segments::count_words() const {
  for (const std::string& segment : folder_.segments()) {
    const fs::path folder = folder_.segment_path(segment);
    if (!fs::exists(folder / kColumnFileName)) continue;
    const ColumnFile columns(folder / kColumnFileName);
    const fs::path word_sets = folder / kWordSetFileName;
    const fs::path ngrams = folder / kNgramFileName;
    std::future<void> writing;
    if (!fs::exists(word_sets)) {
      writing = std::async(std::launch::async, [&] { write_word_sets(columns, word_sets); });
    }
    if (!fs::exists(ngrams)) write_ngrams(columns, ngrams);
    if (writing.valid()) writing.get();
  }
}

void Segments::replace(std::vector<Replacement> replacements) {
  with_translated_errors(folder_.path(), [&] {
    for (std::size_t i = 0; i < databases_.size() && !replacements.empty(); ++i) {
      const auto elsewhere = std::stable_partition(
          replacements.begin(), replacements.end(), [&](const Replacement& replacement) {
            return !document_of(databases_[i], replacement.id).has_value();
          });
      const std::vector<Replacement> here(std::make_move_iterator(elsewhere),
                                          std::make_move_iterator(replacements.end()));
      replacements.erase(elsewhere, replacements.end());
      if (!here.empty()) replace_in(i, here);
    }
    open();
  });
}

void Segments::replace_in(std::size_t segment, const std::vector<Replacement>& replacements) {
  const fs::path folder = folder_.segment_path(folder_.segments()[segment]);
  std::vector<Xapian::docid> changing, stale;
  for (const Replacement& replacement : replacements) {
    changing.push_back(document_of(databases_[segment], replacement.id).value());
    if (replacement.change == Change::text) stale.push_back(changing.back());
  }
  if (!stale.empty()) mark_stale(folder / kColumnFileName, stale);
  add_bands(folder / kBandFileName, bands_of(changing, replacements));
  const TermLists term_lists(folder, changing);
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_OPEN);
  for (std::size_t i = 0; i < replacements.size(); ++i) {
    if (replacements[i].document) {
      database.replace_document(changing[i], *replacements[i].document);
    } else {
      database.delete_document(changing[i]);
    }
  }
  database.commit();
}

std::set<std::string> Segments::files_below(std::string_view path) const {
  return with_translated_errors(folder_.path(), [&] {
    std::set<std::string> files;
    const std::string folder = std::string(path) + (path.ends_with('/') ? "" : "/");
    const auto add_those_with = [&](const Xapian::Database& database, const std::string& prefix) {
      for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
           ++term) {
        std::string file = path_of(database, *term);
        if (file == path || file.starts_with(folder)) files.insert(std::move(file));
      }
    };
    const std::string prefix(schema::kFile);
    for (const Xapian::Database& database : databases_) {
      if (database.term_exists(schema::prefixed_term(prefix, path))) files.emplace(path);
      if (folder.size() < schema::kMaxTermBytes) add_those_with(database, prefix + folder);
      add_those_with(database, prefix + '#');  // Long paths.
    }
    return files;
  });
}

std::vector<Segments::Known> Segments::articles_of(std::string_view file) const {
  return with_translated_errors(folder_.path(), [&] {
    std::vector<Known> articles;
    const std::string term = schema::prefixed_term(schema::kFile, file);
    for (const Xapian::Database& database : databases_) {
      for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
           ++posting) {
        const Xapian::Document document = database.get_document(*posting);
        articles.push_back({document.get_value(schema::kIdValue),
                            unpack_fingerprints(document.get_value(schema::kFingerprint))});
      }
    }
    return articles;
  });
}

}  // namespace timbao::index
