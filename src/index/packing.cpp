#include "timbao/index/packing.hpp"

#include <zstd.h>

#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <utility>

#include "index/dictionary.hpp"
#include "timbao/base/error.hpp"

namespace timbao::index {
namespace {

using article::Article;
using article::Outlet;
using article::Place;

// With a dictionary level 3 packs a seventh better than level 1, in the same time; level 6 another
// twentieth, in four times the time (tests/bench/README.md).
constexpr int kCompressionLevel = 3;

[[noreturn]] void throw_corrupt() {
  throw Error(ErrorKind::corrupt,
              "the index holds a damaged article; check it with xapian-check or build it anew");
}

class FieldWriter {
 public:
  explicit FieldWriter(std::string& out) : out_(out) {}

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<char>(value | 0x80));
    out_.push_back(static_cast<char>(value));
  }
  void text(std::string_view value) {
    number(value.size() + 1);
    out_ += value;
  }
  void text(const std::optional<std::string>& value) {
    if (value) {
      text(std::string_view(*value));
    } else {
      number(0);
    }
  }
  void list(const std::vector<std::string>& values) {
    number(values.size());
    for (const std::string& value : values) text(std::string_view(value));
  }
  void outlet(const std::optional<Outlet>& value) {
    text(value ? value->domain : std::nullopt);
    text(value ? value->name : std::nullopt);
  }
  void date(const std::optional<Date>& value) {
    text(value ? std::optional(value->iso()) : std::nullopt);
    if (value) number(static_cast<std::uint64_t>(value->precision));
  }

 private:
  std::string& out_;
};

class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) throw_corrupt();
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    throw_corrupt();
  }
  std::optional<std::string> optional_text() {
    const std::uint64_t size = number();
    if (size == 0) return std::nullopt;
    if (size - 1 > bytes_.size()) throw_corrupt();
    std::string value(bytes_.substr(0, size - 1));
    bytes_.remove_prefix(size - 1);
    return value;
  }
  std::string text() { return optional_text().value_or(std::string()); }
  std::vector<std::string> list() {
    std::vector<std::string> values;
    for (std::uint64_t left = number(); left > 0; --left) values.push_back(text());
    return values;
  }
  std::optional<Outlet> outlet() {
    Outlet value;
    value.domain = optional_text();
    value.name = optional_text();
    if (!value.domain && !value.name) return std::nullopt;
    return value;
  }
  std::optional<Date> date() {
    const auto text = optional_text();
    if (!text) return std::nullopt;
    std::optional<Date> value = parse_iso_date(*text);
    const std::uint64_t precision = number();
    if (!value || precision > static_cast<std::uint64_t>(Date::Precision::second)) throw_corrupt();
    value->precision = static_cast<Date::Precision>(precision);
    return value;
  }

 private:
  std::string_view bytes_;
};

void write_text(const Article& article, FieldWriter& fields) {
  fields.text(article.title);
  fields.text(article.abstract);
  fields.text(std::string_view(article.body));
  fields.outlet(article.outlet);
  fields.outlet(article.origin);
  fields.text(article.url);
  fields.date(article.date);
  fields.text(article.author);
  fields.list(article.topics);
  fields.list(article.related);
  fields.text(std::string_view(article.path));
  fields.number(article.line);
  fields.number(article.content_hash);
  fields.date(article.fetched);
  fields.number(article.repeats.size());
  for (const Place& place : article.repeats) {
    fields.text(std::string_view(place.path));
    fields.number(place.line);
    fields.number(place.content_hash);
  }
}

Article read_text(FieldReader& fields) {
  Article article;
  article.title = fields.optional_text();
  article.abstract = fields.optional_text();
  article.body = fields.text();
  article.outlet = fields.outlet();
  article.origin = fields.outlet();
  article.url = fields.optional_text();
  article.date = fields.date();
  article.author = fields.optional_text();
  article.topics = fields.list();
  article.related = fields.list();
  article.path = fields.text();
  article.line = fields.number();
  article.content_hash = fields.number();
  article.fetched = fields.date();
  for (std::uint64_t left = fields.number(); left > 0; --left) {
    Place place;
    place.path = fields.text();
    place.line = fields.number();
    place.content_hash = fields.number();
    article.repeats.push_back(std::move(place));
  }
  return article;
}

Article read_fields(std::string_view bytes) {
  FieldReader fields(bytes);
  std::string id = fields.text();
  const std::uint64_t first_seen = fields.number();
  Article article = read_text(fields);
  article.first_seen = first_seen;
  article.id = std::move(id);
  for (std::uint64_t left = fields.number(); left > 0; --left) {
    article.versions.push_back(read_text(fields));
    article.versions.back().id = article.id;
  }
  return article;
}

ZSTD_DCtx* thread_decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx);
  return context.get();
}

// The dictionary that a packed article names. Most are unpacked by the one of the last.
const ZSTD_DDict* dictionary_of(std::string_view packed) {
  const std::uint32_t id = ZSTD_getDictID_fromFrame(packed.data(), packed.size());
  if (id == 0) return nullptr;
  thread_local std::shared_ptr<const Dictionary> last;
  if (!last || last->id() != id) last = Dictionary::find(id);
  if (!last) throw_corrupt();
  return static_cast<const ZSTD_DDict*>(last->decompressor());
}

}  // namespace

void append_plain(const Article& article, std::string& out) {
  FieldWriter fields(out);
  fields.text(std::string_view(article.id));
  fields.number(article.first_seen);
  write_text(article, fields);
  fields.number(article.versions.size());
  for (const Article& version : article.versions) write_text(version, fields);
}

Packer::Packer() : compressor_(ZSTD_createCCtx()) {
  if (compressor_ == nullptr) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(static_cast<ZSTD_CCtx*>(compressor_), ZSTD_c_compressionLevel,
                         kCompressionLevel);
}

Packer::~Packer() { ZSTD_freeCCtx(static_cast<ZSTD_CCtx*>(compressor_)); }

void Packer::use(std::shared_ptr<const Dictionary> dictionary) {
  if (dictionary == dictionary_) return;
  dictionary_ = std::move(dictionary);
  const std::string_view bytes = dictionary_ ? dictionary_->bytes() : std::string_view();
  const std::size_t result =
      ZSTD_CCtx_loadDictionary(static_cast<ZSTD_CCtx*>(compressor_), bytes.data(), bytes.size());
  if (ZSTD_isError(result)) throw std::bad_alloc();  // It has been opened, and is no damaged one.
}

std::string_view Packer::pack(const Article& article) {
  plain_.clear();
  append_plain(article, plain_);
  packed_.resize(ZSTD_compressBound(plain_.size()));
  const std::size_t size = ZSTD_compress2(static_cast<ZSTD_CCtx*>(compressor_), packed_.data(),
                                          packed_.size(), plain_.data(), plain_.size());
  if (ZSTD_isError(size)) throw std::bad_alloc();  // The buffer has the size zstd asks for.
  return std::string_view(packed_).substr(0, size);
}

Article unpack(std::string_view packed) {
  // Twice the largest record: a frame that claims more was not made by pack().
  constexpr unsigned long long kMaxPlainBytes = 1ULL << 28;
  const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size > kMaxPlainBytes) throw_corrupt();
  std::string plain(size, '\0');
  const std::size_t written =
      ZSTD_decompress_usingDDict(thread_decompressor(), plain.data(), plain.size(), packed.data(),
                                 packed.size(), dictionary_of(packed));
  if (ZSTD_isError(written) || written != size) throw_corrupt();
  return read_fields(plain);
}

}  // namespace timbao::index
