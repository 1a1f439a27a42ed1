#include "index/database_writer.hpp"

#include <xxhash.h>

#include <algorithm>

namespace timbao::index {
namespace {

// Where glass begins a new chunk of postings or values.
constexpr std::size_t kChunkBytes = 2000;

using glass::pack_number;

// Keys of the table that holds everything: metadata, value slots and lengths come before the terms,
// behind a zero byte.
const std::string kMetadataKey("\0\xc0", 2);
const std::string kValueBoundsKey("\0\xd0", 2);
const std::string kValuesKey("\0\xd8", 2);
const std::string kLengthsKey("\0\xe0", 2);

std::uint32_t take_number(const char*& at) {
  std::uint32_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    number |= std::uint32_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return number;
  }
}

std::string uuid_of(const std::filesystem::path& folder) {
  const std::string name = folder.string();
  const XXH128_hash_t hash = XXH3_128bits(name.data(), name.size());
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  return {reinterpret_cast<const char*>(bytes.digest), sizeof bytes.digest};
}

}  // namespace

void DatabaseWriter::Postings::add(std::uint32_t document, std::uint32_t count) {
  if (documents == 0) {
    first = document;
  } else {
    pack_number(bytes, document - last - 1);
  }
  pack_number(bytes, count);
  last = document;
  ++documents;
  occurrences += count;
}

void DatabaseWriter::Values::add(std::uint32_t document, std::string_view value) {
  if (documents == 0 || value < least) least = value;
  if (value > greatest) greatest = value;
  if (chunks.empty() || chunks.back().second.size() >= kChunkBytes) {
    chunks.emplace_back(document, std::string());
  } else {
    pack_number(chunks.back().second, document - last - 1);
  }
  glass::pack_string(chunks.back().second, value);
  last = document;
  ++documents;
}

DatabaseWriter::DatabaseWriter() : syllables_(text::kSyllableCount + 1U) {}

std::uint32_t DatabaseWriter::add(const DocumentContent& content) {
  const auto document = static_cast<std::uint32_t>(++counts_.documents);
  std::uint32_t length = 0;
  const auto count = [&](Postings& postings, std::uint32_t times) {
    postings.add(document, times);
    length += times;
    counts_.highest_count = std::max(counts_.highest_count, times);
  };
  for (const auto& [code, times] : content.syllables) count(syllables_[code], times);
  for (const auto& [term, times] : content.terms) {
    const auto found = others_.find(std::string_view(term));
    count(found != others_.end() ? found->second : others_[term], times);
  }
  for (std::size_t slot = 0; slot < values_.size(); ++slot) {
    if (!content.values[slot].empty()) values_[slot].add(document, content.values[slot]);
  }
  lengths_.add(document, length);
  counts_.length += length;
  counts_.longest = std::max(counts_.longest, length);
  if (length > 0 && (counts_.shortest == 0 || length < counts_.shortest)) {
    counts_.shortest = length;
  }
  return document;
}

// The first chunk's key is the term, and it tells how often the term occurs; the others have their
// first document's number in the key. No term holds a zero byte (schema::prefixed_term).
void DatabaseWriter::write_postings(std::string_view term, const Postings& postings,
                                    glass::TableWriter& table) {
  const bool is_lengths = term == kLengthsKey;
  std::string key(term);
  std::string tag;
  pack_number(tag, is_lengths ? 0 : postings.documents);
  pack_number(tag, is_lengths ? 0 : postings.occurrences);
  pack_number(tag, postings.first - 1);
  const char* at = postings.bytes.data();
  const char* const end = at + postings.bytes.size();
  for (std::uint32_t document = postings.first;;) {
    const char* const start = at;
    const std::uint32_t first = document;
    take_number(at);
    std::uint32_t distance = 0;
    const char* next = at;  // Behind the distance to the next document.
    while (next != end) {
      distance = take_number(next) + 1;
      if (at - start >= static_cast<std::ptrdiff_t>(kChunkBytes)) break;
      document += distance;
      take_number(next);
      at = next;
    }
    const bool is_last = at == end;
    tag += is_last ? '1' : '0';
    pack_number(tag, document - first);
    tag.append(start, at);
    table.add(key, tag);
    if (is_last) return;
    at = next;
    document += distance;
    key = term;
    if (!is_lengths) key.push_back('\0');
    glass::pack_sorted_number(key, document);
    tag.clear();
  }
}

void DatabaseWriter::write_values(glass::TableWriter& table) const {
  for (std::size_t slot = 0; slot < values_.size(); ++slot) {
    const Values& values = values_[slot];
    if (values.documents == 0) continue;
    std::string key = kValueBoundsKey;
    if (slot > 0) key.push_back(static_cast<char>(slot));
    std::string tag;
    pack_number(tag, values.documents);
    glass::pack_string(tag, values.least);
    if (values.least != values.greatest) tag += values.greatest;
    table.add(key, tag);
  }
  for (std::size_t slot = 0; slot < values_.size(); ++slot) {
    for (const auto& [document, chunk] : values_[slot].chunks) {
      std::string key = kValuesKey;
      pack_number(key, slot);
      glass::pack_sorted_number(key, document);
      table.add(key, chunk);
    }
  }
}

std::vector<std::pair<std::string_view, const DatabaseWriter::Postings*>>
DatabaseWriter::sorted_terms() const {
  std::vector<std::pair<std::string_view, const Postings*>> terms;
  terms.reserve(others_.size() + syllables_.size());
  for (std::size_t code = 1; code < syllables_.size(); ++code) {
    if (syllables_[code].documents == 0) continue;
    terms.emplace_back(text::spelling(static_cast<text::TokenCode>(code)), &syllables_[code]);
  }
  for (const auto& [term, postings] : others_) terms.emplace_back(term, &postings);
  std::sort(terms.begin(), terms.end());
  return terms;
}

void DatabaseWriter::write(const std::filesystem::path& folder) const {
  glass::TableWriter table(folder / "postlist.glass");
  table.add(kMetadataKey + std::string(schema::kVersionKey), schema::version());
  write_values(table);
  if (counts_.documents > 0) write_postings(kLengthsKey, lengths_, table);
  for (const auto& [term, postings] : sorted_terms()) write_postings(term, *postings, table);
  glass::Version version(uuid_of(folder), counts_);
  version.set_root(glass::Table::postlist, table.finish());
  version.write(folder);
}

}  // namespace timbao::index
