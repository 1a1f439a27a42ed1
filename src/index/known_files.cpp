#include "index/known_files.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include "index/mapped_file.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/index/whole_file.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little,
              "the file's numbers are mapped as they are");

constexpr std::array<char, 8> kMagic = {'t', 'i', 'm', 'b', 'a', 'o', 'F', '1'};

struct Header {
  std::array<char, 8> magic;
  std::uint64_t rules;
  std::uint64_t segment;
  std::uint64_t count;
  std::uint64_t checksum;
};

std::uint64_t hash_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

// Empty above the last one.
std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

// Never 0, which says that a file is forgotten.
std::uint64_t hash_of(const input::FileStamp& stamp) {
  const std::array<std::uint64_t, 4> fields = {
      stamp.bytes, static_cast<std::uint64_t>(stamp.modified_ns),
      static_cast<std::uint64_t>(stamp.changed_ns), stamp.inode};
  return XXH3_64bits(fields.data(), sizeof fields) | 1U;
}

std::uint64_t current_rules() {
  return hash_of(schema::version() + " reading=" + std::to_string(article::kReadingRules) +
                 " outlets=" + std::to_string(article::outlets_fingerprint()));
}

}  // namespace

KnownFiles::KnownFiles(const WritableFolder& folder) : folder_(folder), rules_(current_rules()) {
  read();
  passed_.resize(entries_.size());
}

KnownFiles::~KnownFiles() = default;

void KnownFiles::read() {
  file_.reset();
  entries_ = {};
  const fs::path path = folder_.path() / kKnownFilesName;
  if (folder_.segments().empty() || !fs::exists(path)) return;
  auto file = std::make_unique<MappedFile>(path);
  const auto bytes = file->bytes();
  Header header{};
  if (bytes.size() < sizeof header) return;
  std::memcpy(&header, bytes.data(), sizeof header);
  const auto rest = bytes.subspan(sizeof header);
  const bool ours = header.magic == kMagic && header.rules == rules_ &&
                    header.segment <= folder_.newest_segment() &&
                    header.count == rest.size() / sizeof(Entry) &&
                    header.checksum == XXH3_64bits(rest.data(), rest.size());
  if (!ours) return;
  entries_ = {reinterpret_cast<const Entry*>(rest.data()), header.count};
  file_ = std::move(file);
}

const KnownFiles::Entry* KnownFiles::find(std::uint64_t path) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), path,
                                      [](const Entry& a, std::uint64_t b) { return a.path < b; });
  return found != entries_.end() && found->path == path ? &*found : nullptr;
}

bool KnownFiles::pass(const input::FileStamp& stamp) {
  const Entry* known = find(hash_of(article::article_path(stamp.path)));
  if (known == nullptr || known->stamp != hash_of(stamp)) return false;
  passed_[static_cast<std::size_t>(known - entries_.data())] = true;
  passed_articles_ += known->articles;
  return true;
}

bool KnownFiles::passed(std::string_view path) const {
  for (; !path.empty(); path = folder_of(path)) {
    const Entry* known = find(hash_of(path));
    if (known != nullptr && passed_[static_cast<std::size_t>(known - entries_.data())]) return true;
  }
  return false;
}

void KnownFiles::add(const input::FileStamp& stamp, std::uint64_t articles) {
  changes_.push_back({hash_of(article::article_path(stamp.path)), hash_of(stamp), articles});
}

void KnownFiles::forget(std::string_view path) {
  for (; !path.empty(); path = folder_of(path)) {
    if (find(hash_of(path)) != nullptr) changes_.push_back({hash_of(path), 0, 0});
  }
}

void KnownFiles::write_if_due() {
  constexpr std::size_t kShare = 64;
  if (changes_.size() >= entries_.size() / kShare) write();
}

// Passes on the entries with the changes, in order; takes passed_ along.
template <class Sink>
void KnownFiles::merge_into(Sink&& sink) {
  std::stable_sort(changes_.begin(), changes_.end(),
                   [](const Entry& a, const Entry& b) { return a.path < b.path; });
  std::vector<bool> passed;
  std::size_t old = 0;
  const auto keep = [&](const Entry& entry, bool was_passed) {
    sink(entry);
    passed.push_back(was_passed);
  };
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    if (i + 1 < changes_.size() && changes_[i + 1].path == changes_[i].path) continue;
    for (; old < entries_.size() && entries_[old].path < changes_[i].path; ++old) {
      keep(entries_[old], passed_[old]);
    }
    if (old < entries_.size() && entries_[old].path == changes_[i].path) ++old;
    if (changes_[i].stamp != 0) keep(changes_[i], false);
  }
  for (; old < entries_.size(); ++old) keep(entries_[old], passed_[old]);
  passed_ = std::move(passed);
  changes_.clear();
}

void KnownFiles::write() {
  if (changes_.empty()) return;
  const fs::path path = folder_.path() / kKnownFilesName;
  const fs::path next = folder_.path() / "files.timbao.next";
  {
    std::ofstream out(next, std::ios::binary | std::ios::trunc);
    const auto put = [&out](const auto& value) {
      out.write(reinterpret_cast<const char*>(&value), sizeof value);
    };
    Header header = {kMagic, rules_, folder_.newest_segment(), 0, 0};
    put(header);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash(XXH3_createState(),
                                                                        &XXH3_freeState);
    XXH3_64bits_reset(hash.get());
    merge_into([&](const Entry& entry) {
      put(entry);
      XXH3_64bits_update(hash.get(), &entry, sizeof entry);
      ++header.count;
    });
    header.checksum = XXH3_64bits_digest(hash.get());
    out.seekp(0);
    put(header);
    if (!out.flush()) throw_io(next, "cannot be written");
  }
  put_in_place(next, path);
  read();
}

}  // namespace timbao::index
