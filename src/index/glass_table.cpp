#include "index/glass_table.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "index/mapped_file.hpp"

namespace timbao::index::glass {
namespace {

constexpr unsigned kFirstPiece = 0x20;
constexpr unsigned kLastPiece = 0x40;
// As Xapian's own: four items fit in a block.
constexpr std::size_t kMostItemBytes = 2043;
constexpr std::size_t kLeastPieceBytes = 32;  // A tag is not torn to fill less.

void put2(unsigned char* at, std::size_t number) {
  at[0] = static_cast<unsigned char>(number >> 8U);
  at[1] = static_cast<unsigned char>(number);
}

void put4(unsigned char* at, std::size_t number) {
  put2(at, number >> 16U);
  put2(at + 2, number);
}

// Returns the place behind them. An empty view may have no address, which memcpy() must not be
// given.
unsigned char* put_bytes(unsigned char* at, std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(at, bytes.data(), bytes.size());
  return at + bytes.size();
}

// The key behind its length.
unsigned char* put_key(unsigned char* at, std::string_view key) {
  *at++ = static_cast<unsigned char>(key.size());
  return put_bytes(at, key);
}

std::size_t leaf_item_bytes(std::string_view key, unsigned piece, std::size_t tag) {
  return 3 + key.size() + (piece == 1 ? 0 : 2) + tag;
}

void put_leaf_item(unsigned char* at, std::string_view key, unsigned piece, std::string_view tag,
                   bool is_last) {
  put2(at, leaf_item_bytes(key, piece, tag.size()) - 3);
  at[0] = static_cast<unsigned char>(at[0] | (piece == 1 ? kFirstPiece : 0U) |
                                     (is_last ? kLastPiece : 0U));
  unsigned char* end = put_key(at + 2, key);
  if (piece > 1) {
    put2(end, piece);
    end += 2;
  }
  put_bytes(end, tag);
}

}  // namespace

void pack_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) out.push_back(static_cast<char>(number | 0x80U));
  out.push_back(static_cast<char>(number));
}

// Two bytes below 2^15; else the number of further bytes in ones, as UTF-8 has it.
void pack_sorted_number(std::string& out, std::uint64_t number) {
  const auto bits = static_cast<std::size_t>(std::bit_width(number));
  const std::size_t size = bits <= 15 ? 2 : (bits + 5) / 7;
  const std::uint64_t mark = size == 2 ? 0 : (0xFFU << (10 - size)) & 0xFFU;
  for (std::size_t i = size; i-- > 0;) {
    const std::uint64_t byte = number >> (8 * i);
    out.push_back(static_cast<char>(i + 1 == size ? byte | mark : byte));
  }
}

void pack_string(std::string& out, std::string_view text) {
  pack_number(out, text.size());
  out += text;
}

std::size_t TableWriter::Block::room() const {
  constexpr std::size_t kEntryBytes = 2;
  const std::size_t free = items_ - directory_end_;
  return free < kEntryBytes ? 0 : free - kEntryBytes;
}

unsigned char* TableWriter::Block::add(std::size_t size) {
  items_ -= size;
  put2(bytes_.data() + directory_end_, items_);
  directory_end_ += 2;
  return bytes_.data() + items_;
}

const std::array<unsigned char, kBlockBytes>& TableWriter::Block::finished(unsigned level) {
  constexpr std::size_t kRevision = 1;
  put4(bytes_.data(), kRevision);
  bytes_[4] = static_cast<unsigned char>(level);
  put2(bytes_.data() + 5, items_ - directory_end_);  // In one piece, and in all.
  put2(bytes_.data() + 7, items_ - directory_end_);
  put2(bytes_.data() + 9, directory_end_);
  return bytes_;
}

TableWriter::TableWriter(const std::filesystem::path& path)
    : path_(path), out_(path, std::ios::binary | std::ios::trunc), nodes_(1) {
  if (!out_) throw_io(path_, "cannot be written");
  // The tree's least item, less than any key.
  put_leaf_item(nodes_[0].block.add(leaf_item_bytes({}, 1, 0)), {}, 1, {}, true);
}

void TableWriter::add(std::string_view key, std::string_view tag) {
  unsigned piece = 1;
  do {
    const std::size_t header = leaf_item_bytes(key, piece, 0);
    const std::size_t least =
        std::min(header + std::min(tag.size(), kLeastPieceBytes), header + tag.size());
    if (nodes_[0].block.room() < least) begin_leaf(key, piece);
    Block& leaf = nodes_[0].block;
    const std::size_t most = std::min(leaf.room(), kMostItemBytes) - header;
    const std::string_view part = tag.substr(0, most);
    tag.remove_prefix(part.size());
    put_leaf_item(leaf.add(header + part.size()), key, piece, part, tag.empty());
    ++piece;
  } while (!tag.empty());
  last_key_ = key;
  ++root_.entries;
}

// The piece of `key` is the first item of a new leaf.
void TableWriter::begin_leaf(std::string_view key, unsigned piece) {
  Node full = std::exchange(nodes_[0], Node());
  const std::uint32_t number = write(full, 0);
  add_branch(1, full.least, number);
  std::size_t length = key.size();
  if (piece == 1) {
    const auto differs = std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end());
    length = std::min(key.size(), static_cast<std::size_t>(differs.first - key.begin()) + 1);
  }
  nodes_[0].least = {std::string(key.substr(0, length)), piece};
}

void TableWriter::add_branch(std::size_t level, const Separator& separator, std::uint32_t block) {
  const std::size_t size = 4 + 1 + separator.key.size() + 2;
  if (level == nodes_.size()) {
    nodes_.emplace_back();
    nodes_.back().least = separator;
  } else if (nodes_[level].block.room() < size) {
    Node full = std::exchange(nodes_[level], Node());
    const std::uint32_t number = write(full, level);
    add_branch(level + 1, full.least, number);
    nodes_[level].least = separator;
  } else {
    unsigned char* const item = nodes_[level].block.add(size);
    put4(item, block);
    put2(put_key(item + 4, separator.key), separator.piece);
    return;
  }
  // The first item of a block has no key: it stands for all that is less than the second.
  unsigned char* const item = nodes_[level].block.add(4 + 1 + 2);
  put4(item, block);
  put2(put_key(item + 4, {}), 0);
}

std::uint32_t TableWriter::write(Node& node, std::size_t level) {
  const auto& bytes = node.block.finished(static_cast<unsigned>(level));
  out_.write(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return root_.blocks++;
}

Root TableWriter::finish() {
  for (std::size_t level = 0;; ++level) {
    const std::uint32_t number = write(nodes_[level], level);
    if (level + 1 == nodes_.size()) {
      root_.block = number;
      root_.level = static_cast<std::uint32_t>(level);
      break;
    }
    const Separator separator = nodes_[level].least;
    add_branch(level + 1, separator, number);
  }
  if (!out_.flush()) throw_io(path_, "cannot be written");
  return root_;
}

}  // namespace timbao::index::glass
