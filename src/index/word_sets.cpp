#include "timbao/index/word_sets.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

#include "index/mapped_file.hpp"
#include "timbao/index/whole_file.hpp"

namespace timbao::index {

struct WordSetFile::Entry {
  std::uint32_t key;
  std::uint32_t count;
  std::uint64_t start;
};

namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "word sets are read where they lie");

struct Header {
  char magic[8];
  std::uint64_t file_bytes;
  std::uint64_t documents;
  std::uint64_t sets;
};
constexpr char kMagic[8] = {'t', 'i', 'm', 'b', 'a', 'o', 'W', '2'};

constexpr std::uint64_t kMostDocuments = 0xFFFF'FFFF;  // Xapian's numbers have 32 bits.
// Sets are numbered by zone: kKeysAZone each, of lengths fewer.
constexpr std::uint32_t kKeysAZone = text::kSyllableCount + 1U;
constexpr std::uint32_t kFirstTitle = kKeysAZone;
constexpr std::uint32_t kFirstLength = 2 * kKeysAZone;
constexpr std::uint32_t kSets = kFirstLength + kLengthCodes;

std::uint32_t key_of(Zone zone, text::TokenCode code) {
  return static_cast<std::uint32_t>(zone) << 16U | code;
}

// Whether a set is kept as bits: there a list, of two bytes an article, takes more room.
bool is_dense(std::uint32_t count, std::uint64_t documents) {
  return std::uint64_t{count} * 16 > documents;
}

// A list goes by blocks of 65,536 documents: the block's number, how many documents follow less
// one, and the low halves of their numbers.
using Half = std::uint16_t;
constexpr std::size_t kBlockHeader = 2;  // Halves.

Half block_of(std::uint32_t document) { return static_cast<Half>(document >> 16U); }

Half half_at(std::span<const unsigned char> bytes, std::size_t place) {
  Half half;
  std::memcpy(&half, bytes.data() + place * sizeof half, sizeof half);
  return half;
}

// How many lots there is room for: sets start at whole words.
std::uint64_t room_for_lots(std::uint64_t documents) { return documents / 2 * 2 + 2; }

std::vector<std::uint32_t> lots_of(const ColumnFile& columns) {
  std::vector<std::uint32_t> lots(room_for_lots(columns.size()));
  columns.for_each([&](std::uint32_t document, const TokenColumn& column) {
    const auto codes = column.codes;
    lots[document] = static_cast<std::uint32_t>(XXH3_64bits(codes.data(), codes.size_bytes()));
  });
  return lots;
}

// Calls take(set, document) once for each set that a document is in, documents ascending; a set is
// named by zone * kKeysAZone + code.
template <class Take>
void for_each_member(const ColumnFile& columns, Take&& take) {
  std::vector<std::uint32_t> last(kSets);
  const auto meet = [&](std::uint32_t set, std::uint32_t document) {
    if (last[set] == document) return;
    last[set] = document;
    take(set, document);
  };
  columns.for_each([&](std::uint32_t document, const TokenColumn& column) {
    meet(text::kSentenceEnd, document);
    meet(kFirstLength + length_code(column.codes.size()), document);
    for (std::size_t i = 0; i < column.codes.size(); ++i) {
      const text::TokenCode code = column.codes[i];
      if (code == text::kSentenceEnd || !text::is_exact(code)) continue;
      meet(code, document);
      if (i < column.title_size) meet(kFirstTitle + code, document);
    }
  });
}

// Writes all sets side by side, each through a small buffer.
class SetWriter {
 public:
  SetWriter(const fs::path& path, std::uint64_t documents, std::size_t sets)
      : path_(path),
        file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)),
        documents_(documents),
        streams_(sets) {
    if (file_.number < 0) throw_io(path_, "cannot be written");
  }

  void count(std::uint32_t set, std::uint32_t document) {
    Stream& stream = streams_[set];
    ++stream.count;
    const bool begins_block = stream.count == 1 || block_of(document) != block_of(stream.last);
    stream.list_bytes += sizeof(Half) * (begins_block ? kBlockHeader + 1 : 1);
    stream.last = document;
  }

  // Between counting and adding: gives every set its place behind the lots.
  void place_all(std::span<const std::uint32_t> lots) {
    Header header{};
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.documents = documents_;
    header.sets = static_cast<std::uint64_t>(std::count_if(
        streams_.begin(), streams_.end(), [](const Stream& stream) { return stream.count > 0; }));
    const std::uint64_t lots_place = sizeof header + header.sets * 16;
    std::uint64_t place = lots_place + lots.size_bytes();
    std::vector<std::uint64_t> table;
    for (std::uint32_t set = 0; set < streams_.size(); ++set) {
      Stream& stream = streams_[set];
      if (stream.count == 0) continue;
      const std::uint32_t key = (set / kKeysAZone) << 16U | set % kKeysAZone;
      table.push_back(std::uint64_t{stream.count} << 32U | key);
      table.push_back(place);
      stream.place = place;
      stream.dense = is_dense(stream.count, documents_);
      stream.last = 0;
      place += stream.dense ? (documents_ / 64 + 1) * 8 : stream.list_bytes;
    }
    header.file_bytes = place;
    write_at(0, &header, sizeof header);
    write_at(sizeof header, table.data(), table.size() * 8);
    write_at(lots_place, lots.data(), lots.size_bytes());
  }

  void add(std::uint32_t set, std::uint32_t document) {
    Stream& stream = streams_[set];
    if (stream.dense) {
      while (stream.last < document / 64) next_word(stream);
      stream.bits |= std::uint64_t{1} << document % 64;
    } else {
      if (block_of(document) != block_of(stream.last)) finish_block(stream);
      if (stream.buffer.empty()) {
        stream.buffer = {block_of(document), 0};  // How many is known at the block's end.
      }
      stream.buffer.push_back(static_cast<Half>(document));
      stream.last = document;
    }
  }

  void finish() {
    for (Stream& stream : streams_) {
      while (stream.dense && stream.last <= documents_ / 64) next_word(stream);
      stream.dense ? flush(stream) : finish_block(stream);
    }
  }

 private:
  struct Stream {
    std::uint64_t place = 0;       // Of the next byte, without those in the buffer.
    std::uint64_t list_bytes = 0;  // As a list.
    std::uint64_t bits = 0;        // The word of a dense set that is being filled,
    std::uint32_t last = 0;        // and its number; else the last document.
    std::uint32_t count = 0;
    bool dense = false;
    std::vector<Half> buffer;  // Of a list, a whole block.
  };
  static constexpr std::size_t kBufferSize = 256;

  void next_word(Stream& stream) {
    for (unsigned shift = 0; shift < 64; shift += 16) {
      stream.buffer.push_back(static_cast<Half>(stream.bits >> shift));
    }
    if (stream.buffer.size() >= kBufferSize) flush(stream);
    stream.bits = 0;
    ++stream.last;
  }

  void finish_block(Stream& stream) {
    if (stream.buffer.empty()) return;
    stream.buffer[1] = static_cast<Half>(stream.buffer.size() - kBlockHeader - 1);
    flush(stream);
  }

  void flush(Stream& stream) {
    const std::size_t bytes = stream.buffer.size() * sizeof(Half);
    write_at(stream.place, stream.buffer.data(), bytes);
    stream.place += bytes;
    stream.buffer.clear();
  }

  void write_at(std::uint64_t place, const void* bytes, std::size_t count) const {
    if (count == 0) return;
    const auto written = ::pwrite(file_.number, bytes, count, static_cast<off_t>(place));
    if (written != static_cast<ssize_t>(count)) throw_io(path_, "cannot be written");
  }

  fs::path path_;
  Descriptor file_;
  std::uint64_t documents_;
  std::vector<Stream> streams_;
};

}  // namespace

WordSetFile::WordSetFile(const fs::path& path)
    : file_(std::make_unique<MappedFile>(path)), bytes_(file_->bytes()) {
  Header header{};
  const bool has_header = bytes_.size() >= sizeof header;
  if (has_header) std::memcpy(&header, bytes_.data(), sizeof header);
  if (!has_header || std::memcmp(header.magic, kMagic, sizeof kMagic) != 0 ||
      header.file_bytes != bytes_.size() || header.documents > kMostDocuments ||
      header.sets > (bytes_.size() - sizeof header) / sizeof(Entry)) {
    throw_damaged(path, "word sets");
  }
  documents_ = header.documents;
  const std::size_t lots_place = sizeof header + header.sets * sizeof(Entry);
  if (room_for_lots(documents_) > (bytes_.size() - lots_place) / sizeof(std::uint32_t)) {
    throw_damaged(path, "word sets");
  }
  lots_ = {reinterpret_cast<const std::uint32_t*>(bytes_.data() + lots_place), documents_ + 1};
  entries_ = {reinterpret_cast<const Entry*>(bytes_.data() + sizeof header),
              static_cast<std::size_t>(header.sets)};
}

WordSetFile::~WordSetFile() = default;

const WordSetFile::Entry* WordSetFile::find(Zone zone, text::TokenCode code) const {
  const std::uint32_t key = key_of(zone, code);
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), key,
                       [](const Entry& entry, std::uint32_t wanted) { return entry.key < wanted; });
  return found != entries_.end() && found->key == key ? &*found : nullptr;
}

std::uint32_t WordSetFile::count(Zone zone, text::TokenCode code) const {
  const Entry* const entry = find(zone, code);
  return entry == nullptr ? 0 : entry->count;
}

void WordSetFile::add_to(std::span<std::uint64_t> set, Zone zone, text::TokenCode code) const {
  const Entry* const entry = find(zone, code);
  // A damaged entry leads nowhere.
  if (entry == nullptr || entry->start > bytes_.size()) return;
  const auto kept = bytes_.subspan(entry->start);
  if (is_dense(entry->count, documents_)) {
    if (kept.size() < set.size_bytes()) return;
    for (std::size_t i = 0; i < set.size(); ++i) {
      std::uint64_t word;
      std::memcpy(&word, kept.data() + i * sizeof word, sizeof word);
      set[i] |= word;
    }
    return;
  }
  add_list(kept, entry->count, set);
}

void WordSetFile::add_list(std::span<const unsigned char> list, std::size_t count,
                           std::span<std::uint64_t> set) const {
  while (count > 0 && list.size() >= kBlockHeader * sizeof(Half)) {
    const std::uint64_t first = std::uint64_t{half_at(list, 0)} << 16U;
    const std::size_t here = std::size_t{half_at(list, 1)} + 1;
    list = list.subspan(kBlockHeader * sizeof(Half));
    if (here > count || here > list.size() / sizeof(Half)) return;
    for (std::size_t i = 0; i < here; ++i) {
      const std::uint64_t document = first + half_at(list, i);
      if (document > documents_) return;
      set[document / 64] |= std::uint64_t{1} << document % 64;
    }
    list = list.subspan(here * sizeof(Half));
    count -= here;
  }
}

void write_word_sets(const ColumnFile& columns, const fs::path& path) {
  fs::path unfinished = path;
  unfinished += ".new";
  SetWriter writer(unfinished, columns.size(), kSets);
  for_each_member(columns,
                  [&](std::uint32_t set, std::uint32_t document) { writer.count(set, document); });
  writer.place_all(lots_of(columns));
  for_each_member(columns,
                  [&](std::uint32_t set, std::uint32_t document) { writer.add(set, document); });
  writer.finish();
  sync_to_disk(unfinished);
  put_in_place(unfinished, path);
}

}  // namespace timbao::index
