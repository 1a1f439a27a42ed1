#include "index/glass_version.hpp"

#include <fstream>
#include <iterator>
#include <string_view>

#include "index/mapped_file.hpp"
#include "timbao/index/whole_file.hpp"

namespace timbao::index::glass {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFileName = "iamglass";
constexpr std::size_t kUuidBytes = 16;

// With the format's date, 2016-03-14.
constexpr std::string_view kMagic("\x0f\x0dXapian Glass\x04\x6e", 16);

// Tags longer than this are compressed by Xapian, when it writes one.
unsigned compressed_from(Table table) {
  return table == Table::postlist || table == Table::position ? 0 : 18;
}

std::string packed(const std::optional<Root>& used, Table table) {
  // Leaves lie in order, so that a cursor reads on from block to block.
  constexpr unsigned kSequential = 2;
  constexpr unsigned kEmpty = 1;
  const Root root = used.value_or(Root());
  std::string bytes;
  pack_number(bytes, root.block);
  pack_number(bytes, root.level << 2U | kSequential | (used ? 0U : kEmpty));
  pack_number(bytes, root.entries);
  pack_number(bytes, kBlockBytes >> 11U);
  pack_number(bytes, compressed_from(table));
  std::string free_blocks;
  if (used) {
    constexpr std::uint64_t kRevision = 1;
    pack_number(free_blocks, kRevision);
    pack_number(free_blocks, root.blocks);
    free_blocks.append(4, '\0');  // None is free.
  }
  pack_string(bytes, free_blocks);
  return bytes;
}

// Takes `count` packed numbers off the front; false where there are fewer.
bool skip_numbers(std::string_view& bytes, int count, std::uint64_t& last) {
  for (; count > 0; --count) {
    last = 0;
    for (unsigned shift = 0;; shift += 7) {
      if (bytes.empty() || shift > 56) return false;
      const auto byte = static_cast<unsigned char>(bytes.front());
      bytes.remove_prefix(1);
      last |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) break;
    }
  }
  return true;
}

bool skip_root(std::string_view& bytes) {
  std::uint64_t length = 0;
  if (!skip_numbers(bytes, 6, length) || length > bytes.size()) return false;
  bytes.remove_prefix(length);
  return true;
}

}  // namespace

Version::Version(const std::string& uuid, const Counts& counts) : header_(kMagic) {
  header_ += uuid;
  header_.resize(kMagic.size() + kUuidBytes);
  constexpr std::uint64_t kRevision = 1;
  pack_number(header_, kRevision);
  for (std::size_t i = 0; i < kTableCount; ++i) {
    roots_[i] = packed(std::nullopt, static_cast<Table>(i));
  }
  pack_number(counts_, counts.documents);
  constexpr std::uint64_t kNumbersLeftOut = 0;
  pack_number(counts_, kNumbersLeftOut);
  pack_number(counts_, counts.shortest);
  pack_number(counts_, counts.highest_count);
  pack_number(counts_, counts.longest - counts.highest_count);
  constexpr std::uint64_t kOldestChanges = 0;
  pack_number(counts_, kOldestChanges);
  pack_number(counts_, counts.length);
  constexpr std::uint64_t kSpellings = 0;
  pack_number(counts_, kSpellings);
}

Version::Version(const fs::path& folder) {
  const fs::path path = folder / kFileName;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw_io(path, "cannot be read");
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::string_view rest = bytes;
  if (!rest.starts_with(kMagic) || rest.size() < kMagic.size() + kUuidBytes) {
    throw_damaged(path, "tables");
  }
  rest.remove_prefix(kMagic.size() + kUuidBytes);
  std::uint64_t revision = 0;
  if (!skip_numbers(rest, 1, revision)) throw_damaged(path, "tables");
  header_ = bytes.substr(0, bytes.size() - rest.size());
  for (std::string& root : roots_) {
    const std::string_view before = rest;
    if (!skip_root(rest)) throw_damaged(path, "tables");
    root = before.substr(0, before.size() - rest.size());
  }
  counts_ = rest;
}

void Version::set_root(Table table, const std::optional<Root>& root) {
  roots_[static_cast<std::size_t>(table)] = packed(root, table);
}

void Version::write(const fs::path& folder) const {
  const fs::path finished = folder / "iamglass.next";
  {
    std::ofstream out(finished, std::ios::binary | std::ios::trunc);
    out << header_;
    for (const std::string& root : roots_) out << root;
    out << counts_;
    if (!out.flush()) throw_io(finished, "cannot be written");
  }
  sync_to_disk(finished);
  put_in_place(finished, folder / kFileName);
}

}  // namespace timbao::index::glass
