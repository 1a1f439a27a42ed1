#include "index/segments.hpp"

#include <algorithm>
#include <cstddef>

#include "index/fingerprint.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"

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
  return unpack(database.get_document(*database.postlist_begin(term)).get_value(schema::kArticle))
      .path;
}

}  // namespace

Segments::Segments(WritableFolder& folder) : folder_(folder) {
  with_translated_errors(folder_.path(), [this] {
    if (folder_.segments().empty()) {
      // An index without articles is one empty segment, so that it opens as any other does.
      const std::string name = folder_.new_segment_name();
      new_part(name).commit();
      folder_.publish({name});
    }
    open();
    check_version();
  });
}

Xapian::WritableDatabase Segments::new_part(const std::string& name) const {
  Xapian::WritableDatabase part(folder_.segment_path(name).string(),
                                Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                                    Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
  part.set_metadata(std::string(schema::kVersionKey), schema::version());
  return part;
}

void Segments::open() {
  databases_.clear();
  articles_ = 0;
  for (const std::string& segment : folder_.segments()) {
    databases_.emplace_back(folder_.segment_path(segment).string());
    articles_ += databases_.back().get_doccount();
  }
}

void Segments::check_version() const {
  for (const Xapian::Database& database : databases_) {
    const std::string found = database.get_metadata(std::string(schema::kVersionKey));
    if (found == schema::version()) continue;
    throw Error(ErrorKind::wrong_rules,
                folder_.path().string() + ": the index was made by other rules (" +
                    (found.empty() ? "unknown" : found) + ", this program: " + schema::version() +
                    "); remove it and build it anew with `timbao index`");
  }
}

std::optional<Fingerprint> Segments::find(std::string_view id) const {
  return with_translated_errors(folder_.path(), [&]() -> std::optional<Fingerprint> {
    for (const Xapian::Database& database : databases_) {
      if (const auto document = document_of(database, id)) {
        return unpack_fingerprint(database.get_document(*document).get_value(schema::kFingerprint));
      }
    }
    return std::nullopt;
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
    Xapian::Database
        all;  // In this order, so that older articles keep the smaller document numbers.
    for (const std::string& name : merged) {
      all.add_database(Xapian::Database(folder_.segment_path(name).string()));
    }
    std::vector<std::string> segments(listed.begin(), first_merged);
    segments.push_back(folder_.new_segment_name());
    all.compact(folder_.segment_path(segments.back()).string(), Xapian::DBCOMPACT_MULTIPASS);
    folder_.publish(std::move(segments));
    open();
  });
}

void Segments::replace(std::vector<Replacement> replacements) {
  if (replacements.empty()) return;
  with_translated_errors(folder_.path(), [&] {
    for (std::size_t i = 0; i < databases_.size(); ++i) {
      const auto elsewhere = std::stable_partition(
          replacements.begin(), replacements.end(), [&](const Replacement& replacement) {
            return document_of(databases_[i], replacement.id).has_value();
          });
      if (elsewhere != replacements.begin()) {
        Xapian::WritableDatabase segment(folder_.segment_path(folder_.segments()[i]).string(),
                                         Xapian::DB_OPEN);
        for (auto it = replacements.begin(); it != elsewhere; ++it) {
          const std::string term = schema::prefixed_term(schema::kId, it->id);
          if (it->document) {
            segment.replace_document(term, *it->document);
          } else {
            segment.delete_document(term);
          }
        }
        segment.commit();
      }
      replacements.erase(replacements.begin(), elsewhere);
    }
    open();
  });
}

std::vector<std::string> Segments::ids_below(std::string_view path) const {
  return with_translated_errors(folder_.path(), [&] {
    std::vector<std::string> ids;
    const std::string prefix(schema::kFile);
    const std::string folder = std::string(path) + (path.ends_with('/') ? "" : "/");
    for (const Xapian::Database& database : databases_) {
      for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
           ++term) {
        const std::string file = path_of(database, *term);
        if (file != path && !file.starts_with(folder)) continue;
        for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term);
             ++posting) {
          ids.push_back(database.get_document(*posting).get_value(schema::kIdValue));
        }
      }
    }
    return ids;
  });
}

}  // namespace timbao::index
