#include "timbao/index/band_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <deque>
#include <fstream>
#include <map>
#include <queue>

#include "index/mapped_file.hpp"
#include "timbao/index/whole_file.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "band files are read where they lie");

constexpr char kMagic[8] = {'t', 'i', 'm', 'b', 'a', 'o', 'B', '2'};
constexpr std::size_t kEntryBytes = sizeof(std::uint64_t);
constexpr std::size_t kHeaderBytes = sizeof kMagic + 2 * sizeof(std::uint64_t);
constexpr std::size_t kWordBits = 64;

// Entries behind the sorted ones are looked through one by one; more than these and than a
// sixteenth of the file are sorted in.
constexpr std::size_t kMostAdded = std::size_t{1} << 14U;

std::uint64_t entry_of(std::uint32_t hash, std::uint32_t document) {
  return std::uint64_t{hash} << 32U | document;
}

// Sets the bit of a document.
void set_bit(std::vector<std::uint64_t>& bits, std::uint32_t document) {
  bits[document / kWordBits] |= std::uint64_t{1} << (document % kWordBits);
}

// Writes entries, ascending, as a band file; their number is known at the end, and so is who shares
// a band.
class SortedWriter {
 public:
  explicit SortedWriter(fs::path path)
      : path_(std::move(path)), out_(path_, std::ios::binary | std::ios::trunc) {
    write_header();
  }

  void add(std::uint64_t entry) {
    if (entry == last_ && count_ > 0) return;
    const std::uint32_t document = BandFile::document_of(entry);
    if (document / kWordBits >= shared_.size()) shared_.resize(document / kWordBits + 1);
    if (count_ > 0 && BandFile::hash_of(entry) == BandFile::hash_of(last_)) {
      set_bit(shared_, document);
      set_bit(shared_, BandFile::document_of(last_));
    }
    last_ = entry;
    out_.write(reinterpret_cast<const char*>(&entry), kEntryBytes);
    ++count_;
  }

  void finish() {
    out_.write(reinterpret_cast<const char*>(shared_.data()),
               static_cast<std::streamsize>(shared_.size() * sizeof(std::uint64_t)));
    out_.seekp(0);
    write_header();
    if (!out_.flush()) throw_io(path_, "cannot be written");
  }

 private:
  void write_header() {
    out_.write(kMagic, sizeof kMagic);
    out_.write(reinterpret_cast<const char*>(&count_), sizeof count_);
    const std::uint64_t words = shared_.size();
    out_.write(reinterpret_cast<const char*>(&words), sizeof words);
  }

  fs::path path_;
  std::ofstream out_;
  std::uint64_t count_ = 0;
  std::uint64_t last_ = 0;
  std::vector<std::uint64_t> shared_;  // Bits, by document.
};

// The entries of several sorted runs, one after another, ascending. Memory: some megabytes, however
// large the files are.
class MergedEntries {
 public:
  struct Entry {
    std::uint64_t entry;  // With its document's number moved.
    std::size_t file;
  };

  // All entries of a file.
  void add(const ShiftedBands& bands, std::size_t file = 0) {
    files_.push_back(bands.file);
    add(bands.file->sorted(), bands.offset, file);
    auto& added = sorted_in_.emplace_back(bands.file->added().begin(), bands.file->added().end());
    std::sort(added.begin(), added.end());
    add(added, bands.offset, file);
  }

  // Requires: `run` is ascending, and lives as long as this.
  void add(std::span<const std::uint64_t> run, std::int64_t offset, std::size_t file) {
    while (!run.empty() && BandFile::document_of(run.front()) + offset < 1) run = run.subspan(1);
    if (run.empty()) return;
    heads_.push({run.front() + static_cast<std::uint64_t>(offset), run, offset, file});
  }

  [[nodiscard]] bool empty() const { return heads_.empty(); }

  Entry next() {
    constexpr std::size_t kReleaseAfter = std::size_t{1} << 20U;
    if (++taken_ % kReleaseAfter == 0) {
      for (const BandFile* const file : files_) file->release();
    }
    const Head head = heads_.top();
    heads_.pop();
    add(head.rest.subspan(1), head.offset, head.file);
    return {head.entry, head.file};
  }

 private:
  struct Head {
    std::uint64_t entry;
    std::span<const std::uint64_t> rest;
    std::int64_t offset;
    std::size_t file;
    friend bool operator>(const Head& a, const Head& b) { return a.entry > b.entry; }
  };
  std::priority_queue<Head, std::vector<Head>, std::greater<>> heads_;
  std::deque<std::vector<std::uint64_t>> sorted_in_;
  std::vector<const BandFile*> files_;
  std::size_t taken_ = 0;
};

std::vector<std::uint64_t> entries_of(
    const std::vector<std::pair<std::uint32_t, Bands>>& documents) {
  std::vector<std::uint64_t> entries;
  for (const auto& [document, bands] : documents) {
    for (const std::uint32_t hash : bands.hashes()) entries.push_back(entry_of(hash, document));
  }
  return entries;
}

// The file's bits once these documents are added, which share a band with others or one another.
std::vector<std::uint64_t> shared_with(
    const BandFile& file, const std::vector<std::pair<std::uint32_t, Bands>>& documents) {
  std::vector<std::uint64_t> bits(file.shared().begin(), file.shared().end());
  std::map<std::uint32_t, std::uint32_t> added;  // Documents by hash.
  const auto join = [&bits](std::uint32_t a, std::uint32_t b) {
    if (a == b) return;
    for (const std::uint32_t document : {a, b}) {
      if (document / kWordBits < bits.size()) set_bit(bits, document);
    }
  };
  std::vector<std::uint32_t> others;
  for (const auto& [document, bands] : documents) {
    others.clear();
    file.find(bands, others);
    for (const std::uint32_t other : others) join(document, other);
    for (const std::uint32_t hash : bands.hashes()) {
      join(document, added.emplace(hash, document).first->second);
    }
  }
  return bits;
}

// Whole or not at all: by renaming.
void rewrite(const fs::path& path, const BandFile& file, std::vector<std::uint64_t> added) {
  const fs::path fresh = path.string() + ".new";
  std::sort(added.begin(), added.end());
  MergedEntries all;
  all.add({&file, 0});
  all.add(added, 0, 0);
  SortedWriter writer(fresh);
  while (!all.empty()) writer.add(all.next().entry);
  writer.finish();
  sync_to_disk(fresh);
  put_in_place(fresh, path);
}

}  // namespace

BandFile::BandFile(const fs::path& path) : file_(std::make_unique<MappedFile>(path)) {
  const auto bytes = file_->bytes();
  if (bytes.size() < kHeaderBytes || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0) {
    throw_damaged(path, "bands");
  }
  // Half an entry at the end is what a killed writer left.
  const std::span all(reinterpret_cast<const std::uint64_t*>(bytes.data() + sizeof kMagic),
                      (bytes.size() - sizeof kMagic) / kEntryBytes);
  const std::uint64_t sorted = all[0];
  const std::uint64_t words = all[1];
  const auto rest = all.subspan(2);
  if (sorted > rest.size() || words > rest.size() - sorted) throw_damaged(path, "bands");
  sorted_ = rest.first(sorted);
  shared_ = rest.subspan(sorted, words);
  added_ = rest.subspan(sorted + words);
}

BandFile::~BandFile() = default;

void BandFile::release() const { file_->release(); }

void BandFile::find(const Bands& bands, std::vector<std::uint32_t>& documents) const {
  for (const std::uint32_t hash : bands.hashes()) {
    auto entry = std::lower_bound(sorted_.begin(), sorted_.end(), entry_of(hash, 0));
    for (; entry != sorted_.end() && hash_of(*entry) == hash; ++entry) {
      documents.push_back(document_of(*entry));
    }
  }
  for (const std::uint64_t entry : added_) {
    const auto hashes = bands.hashes();
    if (std::find(hashes.begin(), hashes.end(), hash_of(entry)) != hashes.end()) {
      documents.push_back(document_of(entry));
    }
  }
}

void BandFileWriter::add(std::uint32_t document, const Bands& bands) {
  for (const std::uint32_t hash : bands.hashes()) entries_.push_back(entry_of(hash, document));
}

void BandFileWriter::write(const fs::path& path) {
  std::sort(entries_.begin(), entries_.end());
  SortedWriter writer(path);
  for (const std::uint64_t entry : entries_) writer.add(entry);
  writer.finish();
}

void merge_bands(const std::vector<ShiftedBands>& files, const fs::path& path) {
  MergedEntries all;
  for (const ShiftedBands& bands : files) all.add(bands);
  SortedWriter writer(path);
  while (!all.empty()) writer.add(all.next().entry);
  writer.finish();
}

void for_each_shared_band(const std::vector<const BandFile*>& files,
                          const std::function<void(std::size_t, std::uint32_t)>& shared) {
  MergedEntries all;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i] != nullptr) all.add({files[i], 0}, i);
  }
  MergedEntries::Entry first{};
  bool is_shared = true;  // The first one's band, which has then been told.
  for (bool any = false; !all.empty(); any = true) {
    const auto next = all.next();
    if (!any || BandFile::hash_of(next.entry) != BandFile::hash_of(first.entry)) {
      first = next;
      is_shared = false;
      continue;
    }
    if (!is_shared) shared(first.file, BandFile::document_of(first.entry));
    is_shared = true;
    shared(next.file, BandFile::document_of(next.entry));
  }
}

void add_bands(const fs::path& path,
               const std::vector<std::pair<std::uint32_t, Bands>>& documents) {
  std::vector<std::uint64_t> entries = entries_of(documents);
  if (entries.empty() || !fs::exists(path)) return;
  const BandFile file(path);
  if (file.added().size() + entries.size() > std::max(kMostAdded, file.sorted().size() / 16)) {
    return rewrite(path, file, std::move(entries));
  }
  const Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (out.number < 0) throw_io(path, "cannot be opened");
  const auto put = [&](std::span<const std::uint64_t> words, std::size_t place) {
    const auto* bytes = reinterpret_cast<const char*>(words.data());
    std::size_t left = words.size_bytes();
    while (left > 0) {
      const ssize_t written = ::pwrite(out.number, bytes, left, static_cast<off_t>(place));
      if (written <= 0) throw_io(path, "cannot be written");
      bytes += written;
      left -= static_cast<std::size_t>(written);
      place += static_cast<std::size_t>(written);
    }
  };
  const std::vector<std::uint64_t> shared = shared_with(file, documents);
  const std::size_t bits = kHeaderBytes + file.sorted().size_bytes();
  put(shared, bits);
  put(entries, bits + shared.size() * sizeof(std::uint64_t) + file.added().size_bytes());
  if (::fdatasync(out.number) != 0) throw_io(path, "cannot be written to disk");
}

}  // namespace timbao::index
