#include "timbao/index/reader.hpp"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdio>

#include "index/dictionary.hpp"
#include "index/first_seen.hpp"
#include "index/folder.hpp"
#include "index/mapped_file.hpp"
#include "index/ngram_file.hpp"
#include "index/statistics.hpp"
#include "index/version.hpp"
#include "timbao/index/document_number.hpp"
#include "timbao/index/errors.hpp"
#include "timbao/index/packing.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

// A writer may publish and remove segments between reading the list and opening them.
constexpr int kOpenAttempts = 5;

struct Segment {
  Xapian::Database database;
  std::unique_ptr<ColumnFile> columns;           // Null where the segment has none.
  std::unique_ptr<BandFile> bands;               // Null where the segment has none.
  std::shared_ptr<const Dictionary> dictionary;  // Null where the index has none.
  std::unique_ptr<NgramFile> ngrams;             // Null where its words were not counted.
  std::unique_ptr<WordSetFile> word_sets;        // The same, and where it has no columns.
  std::vector<std::uint32_t> changed;            // Documents with a stale column.
};

// Opens the databases that a stub lists, those of stubs that it lists among them.
void open_into(const fs::path& index, std::vector<Segment>& segments) {
  const fs::path folder = fs::is_directory(index) ? index : index.parent_path();
  for (const std::string& name : segments_of(index)) {
    const fs::path path = folder / name;
    if (fs::exists(path / kStubName)) {
      open_into(path, segments);
      continue;
    }
    Segment segment;
    const fs::path columns = path / kColumnFileName;
    if (fs::exists(columns)) segment.columns = std::make_unique<ColumnFile>(columns);
    const fs::path bands = path / kBandFileName;
    if (fs::exists(bands)) segment.bands = std::make_unique<BandFile>(bands);
    segment.database = Xapian::Database(path.string());
    const fs::path ngrams = path / kNgramFileName;
    if (fs::exists(ngrams)) segment.ngrams = std::make_unique<NgramFile>(ngrams);
    const fs::path word_sets = path / kWordSetFileName;
    // Only columns tell which articles changed since the sets were made.
    if (segment.columns && fs::exists(word_sets)) {
      segment.word_sets = std::make_unique<WordSetFile>(word_sets);
      if (segment.word_sets->words() != segment.columns->size() / 64 + 1) {
        throw_damaged(word_sets, "word sets of these columns");
      }
    }
    segment.dictionary = Dictionary::open(path.parent_path());
    segments.push_back(std::move(segment));
  }
}

std::vector<Segment> open_segments(const fs::path& index) {
  for (int attempt = 1;; ++attempt) {
    const std::vector<std::string> names = segments_of(index);
    try {
      std::vector<Segment> segments;
      with_translated_errors(index, [&] { open_into(index, segments); });
      return segments;
    } catch (const Error&) {
      if (attempt == kOpenAttempts || names == segments_of(index)) throw;
    }
  }
}

LanguageModel model_of(std::vector<Segment>& segments) {
  std::vector<std::unique_ptr<NgramFile>> files;
  for (Segment& segment : segments) {
    if (segment.ngrams) files.push_back(std::move(segment.ngrams));
  }
  return LanguageModel(std::move(files));
}

}  // namespace

struct Reader::Impl {
  explicit Impl(const fs::path& path) : index(path), segments(open_segments(path)) {
    with_translated_errors(index, [this] {
      for (Segment& segment : segments) {
        require_own_version(segment.database, index);
        database.add_database(segment.database);
        if (segment.columns) segment.changed = segment.columns->stale();
        views.push_back(
            {&segment.database, segment.columns.get(), segment.word_sets.get(), segment.changed});
      }
    });
  }

  // Whether the document exists, which costs as much as reading it, is asked where it has nothing.
  [[nodiscard]] std::string value(std::uint32_t document, Xapian::valueno slot) const {
    std::string value = database.get_document(document, Xapian::DOC_ASSUME_VALID).get_value(slot);
    return !value.empty() ? value : database.get_document(document).get_value(slot);
  }

  [[nodiscard]] std::optional<TokenColumn> stored_column(std::uint32_t document) const {
    const SegmentDocument place = place_of(document, segments.size());
    const Segment& segment = segments[place.segment];
    return segment.columns ? segment.columns->find(place.document) : std::nullopt;
  }

  // Bands of articles that were removed stay.
  [[nodiscard]] bool exists(std::uint32_t document) const {
    if (stored_column(document)) return true;
    const std::string everything;
    auto posting = database.postlist_begin(everything);
    posting.skip_to(document);
    return posting != database.postlist_end(everything) && *posting == document;
  }

  fs::path index;
  std::vector<Segment> segments;
  std::vector<SegmentView> views;
  Xapian::Database database;
  std::optional<LanguageModel> model;
  ArticleTokens tokens;  // For columns that have to be made.
  TokenColumnBuilder builder;
};

Reader::Reader(const fs::path& index) : impl_(std::make_unique<Impl>(index)) {}

Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

const fs::path& Reader::path() const { return impl_->index; }

std::string Reader::revision() const {
  return with_translated_errors(impl_->index, [this] {
    std::string commit;
    for (const Segment& segment : impl_->segments) {
      commit +=
          segment.database.get_uuid() + '@' + std::to_string(segment.database.get_revision()) + ' ';
    }
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx",
                  static_cast<unsigned long long>(XXH3_64bits(commit.data(), commit.size())));
    return std::string(digits);
  });
}

std::uint64_t Reader::articles() const {
  return with_translated_errors(impl_->index, [this] { return impl_->database.get_doccount(); });
}

std::uint64_t Reader::newest_first_seen() const {
  return with_translated_errors(
      impl_->index, [this] { return timbao::index::newest_first_seen(impl_->database); });
}

std::optional<std::uint32_t> Reader::document(std::string_view id) const {
  return with_translated_errors(impl_->index, [&]() -> std::optional<std::uint32_t> {
    const std::string term = schema::prefixed_term(schema::kId, id);
    const auto posting = impl_->database.postlist_begin(term);
    if (posting == impl_->database.postlist_end(term)) return std::nullopt;
    return *posting;
  });
}

std::optional<article::Article> Reader::find(std::string_view id) const {
  const auto found = document(id);
  return found ? std::optional(article(*found)) : std::nullopt;
}

std::vector<article::Article> Reader::at_address(std::string_view url) const {
  return with_translated_errors(impl_->index, [&] {
    std::vector<article::Article> articles;
    const std::string term = schema::prefixed_term(schema::kAddress, schema::address_value(url));
    const Xapian::Database& database = impl_->database;
    for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
      articles.push_back(article(*it));
    }
    std::sort(articles.begin(), articles.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    return articles;
  });
}

article::Article Reader::article(std::uint32_t document) const {
  return with_translated_errors(impl_->index,
                                [&] { return unpack(impl_->value(document, schema::kArticle)); });
}

std::string Reader::id(std::uint32_t document) const {
  return with_translated_errors(impl_->index,
                                [&] { return impl_->value(document, schema::kIdValue); });
}

std::span<const SegmentView> Reader::segments() const { return impl_->views; }

TokenColumn Reader::column(std::uint32_t document) const {
  if (const auto stored = impl_->stored_column(document)) return *stored;
  impl_->tokens.read(article(document));
  return impl_->builder.build(impl_->tokens);
}

bool Reader::may_have_copies(std::uint32_t document) const {
  const Segment& first = impl_->segments.front();
  return impl_->segments.size() > 1 || !first.bands || first.bands->is_shared(document);
}

std::vector<std::uint32_t> Reader::alike(const Bands& bands) const {
  std::vector<std::uint32_t> documents;
  for (std::size_t i = 0; i < impl_->segments.size(); ++i) {
    if (!impl_->segments[i].bands) continue;
    const std::size_t before = documents.size();
    impl_->segments[i].bands->find(bands, documents);
    for (std::size_t k = before; k < documents.size(); ++k) {
      documents[k] = whole_number({i, documents[k]}, impl_->segments.size());
    }
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  with_translated_errors(impl_->index, [&] {
    std::erase_if(documents, [&](std::uint32_t document) { return !impl_->exists(document); });
  });
  return documents;
}

std::vector<std::uint32_t> Reader::with_alike() const {
  std::vector<const BandFile*> files;
  for (const Segment& segment : impl_->segments) files.push_back(segment.bands.get());
  std::vector<bool> met(std::size_t{impl_->database.get_lastdocid()} + 1);
  for_each_shared_band(files, [&](std::size_t segment, std::uint32_t document) {
    const std::uint32_t number = whole_number({segment, document}, files.size());
    if (number < met.size()) met[number] = true;
  });
  std::vector<std::uint32_t> documents;
  for (std::uint32_t document = 1; document < met.size(); ++document) {
    if (met[document] && impl_->exists(document)) documents.push_back(document);
  }
  return documents;
}

void Reader::prefetch_column(std::uint32_t document) const {
  const SegmentDocument place = place_of(document, impl_->views.size());
  const SegmentView& segment = impl_->views[place.segment];
  if (segment.columns != nullptr) segment.columns->prefetch(place.document);
}

std::uint32_t Reader::frequency(const std::string& word) const {
  return with_translated_errors(impl_->index, [&] {
    const text::TokenCode code = text::code_of(word);
    std::uint32_t articles = 0;
    for (const SegmentView& segment : impl_->views) {
      const bool counted = text::is_exact(code) && segment.word_sets && segment.changed.empty();
      articles += counted ? segment.word_sets->count(Zone::whole, code)
                          : segment.database->get_termfreq(word);
    }
    return articles;
  });
}

Statistics Reader::statistics() const {
  return with_translated_errors(impl_->index, [this] {
    Statistics statistics = statistics_of(impl_->database);
    statistics.bytes =
        folder_bytes(fs::is_directory(impl_->index) ? impl_->index : impl_->index.parent_path());
    return statistics;
  });
}

CountedOutlets Reader::outlets() const {
  return with_translated_errors(impl_->index, [this] { return outlets_of(impl_->database); });
}

std::uint64_t Reader::stored_bytes() const {
  return with_translated_errors(impl_->index, [this] {
    const Xapian::Database& database = impl_->database;
    std::uint64_t bytes = 0;
    for (auto value = database.valuestream_begin(schema::kArticle);
         value != database.valuestream_end(schema::kArticle); ++value) {
      bytes += (*value).size();
    }
    return bytes;
  });
}

const LanguageModel& Reader::language_model() const {
  if (!impl_->model) impl_->model.emplace(model_of(impl_->segments));
  return *impl_->model;
}

const Xapian::Database& Reader::database() const { return impl_->database; }

}  // namespace timbao::index
