#include "timbao/index/band_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <deque>
#include <fstream>
#include <queue>

#include "index/mapped_file.hpp"
#include "index/whole_file.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "band files are read where they lie");

constexpr char kMagic[8] = {'t', 'i', 'm', 'b', 'a', 'o', 'B', '1'};
constexpr std::size_t kEntryBytes = sizeof(std::uint64_t);
constexpr std::size_t kHeaderBytes = sizeof kMagic + sizeof(std::uint64_t);

// Entries behind the sorted ones are looked through one by one; more than these and than a
// sixteenth of the file are sorted in.
constexpr std::size_t kMostAdded = std::size_t{1} << 14U;

std::uint64_t entry_of(std::uint32_t hash, std::uint32_t document) {
  return std::uint64_t{hash} << 32U | document;
}

// Writes entries, ascending, as a band file; their number is known at the end.
class SortedWriter {
 public:
  explicit SortedWriter(fs::path path)
      : path_(std::move(path)), out_(path_, std::ios::binary | std::ios::trunc) {
    write_header();
  }

  void add(std::uint64_t entry) {
    if (entry == last_ && count_ > 0) return;
    last_ = entry;
    out_.write(reinterpret_cast<const char*>(&entry), kEntryBytes);
    ++count_;
  }

  void finish() {
    out_.seekp(0);
    write_header();
    if (!out_.flush()) throw_io(path_, "cannot be written");
  }

 private:
  void write_header() {
    out_.write(kMagic, sizeof kMagic);
    out_.write(reinterpret_cast<const char*>(&count_), sizeof count_);
  }

  fs::path path_;
  std::ofstream out_;
  std::uint64_t count_ = 0;
  std::uint64_t last_ = 0;
};

// The entries of several sorted runs, one after another, ascending.
class MergedEntries {
 public:
  struct Entry {
    std::uint64_t entry;  // With its document's number moved.
    std::size_t file;
  };

  // All entries of a file.
  void add(const ShiftedBands& bands, std::size_t file = 0) {
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
};

std::vector<std::uint64_t> entries_of(
    const std::vector<std::pair<std::uint32_t, Bands>>& documents) {
  std::vector<std::uint64_t> entries;
  for (const auto& [document, bands] : documents) {
    for (const std::uint32_t hash : bands.hashes()) entries.push_back(entry_of(hash, document));
  }
  return entries;
}

// Whole or not at all: by renaming.
void rewrite(const fs::path& path, std::vector<std::uint64_t> added) {
  const fs::path fresh = path.string() + ".new";
  {
    const BandFile file(path);
    std::sort(added.begin(), added.end());
    MergedEntries all;
    all.add({&file, 0});
    all.add(added, 0, 0);
    SortedWriter writer(fresh);
    while (!all.empty()) writer.add(all.next().entry);
    writer.finish();
  }
  sync_to_disk(fresh);
  put_in_place(fresh, path);
}

}  // namespace

BandFile::BandFile(const fs::path& path) : file_(std::make_unique<MappedFile>(path)) {
  const auto bytes = file_->bytes();
  std::uint64_t sorted = 0;
  const bool has_header =
      bytes.size() >= kHeaderBytes && std::memcmp(bytes.data(), kMagic, sizeof kMagic) == 0;
  if (has_header) std::memcpy(&sorted, bytes.data() + sizeof kMagic, sizeof sorted);
  // Half an entry at the end is what a killed writer left.
  const std::size_t entries = has_header ? (bytes.size() - kHeaderBytes) / kEntryBytes : 0;
  if (!has_header || sorted > entries) {
    throw_damaged(path, "bands");
  }
  const std::span all(reinterpret_cast<const std::uint64_t*>(bytes.data() + kHeaderBytes), entries);
  sorted_ = all.first(sorted);
  added_ = all.subspan(sorted);
}

BandFile::~BandFile() = default;

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
  std::size_t sorted = 0;
  std::size_t added = 0;
  {
    const BandFile file(path);
    sorted = file.sorted().size();
    added = file.added().size();
  }
  if (added + entries.size() > std::max(kMostAdded, sorted / 16)) {
    return rewrite(path, std::move(entries));
  }
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number < 0) throw_io(path, "cannot be opened");
  const auto* bytes = reinterpret_cast<const char*>(entries.data());
  std::size_t left = entries.size() * kEntryBytes;
  auto place = static_cast<off_t>(kHeaderBytes + (sorted + added) * kEntryBytes);
  while (left > 0) {
    const ssize_t written = ::pwrite(file.number, bytes, left, place);
    if (written <= 0) throw_io(path, "cannot be written");
    bytes += written;
    left -= static_cast<std::size_t>(written);
    place += written;
  }
  if (::fdatasync(file.number) != 0) throw_io(path, "cannot be written to disk");
}

}  // namespace timbao::index
