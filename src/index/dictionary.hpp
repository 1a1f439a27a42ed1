// What the articles of an index have in common, by which each is packed in a third of its size.
//
// An article of 3 KB is too short for zstd to learn what Vietnamese looks like; a dictionary, made
// once from the first articles that an index gets, tells it. It lies in the index's folder, goes
// there before any article that needs it, and never changes. Packed articles name it by its id, so
// that segments merge without being unpacked, and unpack() finds it among those of the indexes that
// are open.
//
// Layout, little endian: "timbaoD1"; the XXH3 hash of what follows, 8 bytes; a zstd dictionary.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::index {

inline constexpr const char* kDictionaryFileName = "dictionary.timbao";

// Immutable: threads may share one.
class Dictionary {
 public:
  // The one in this folder; null where there is none. Throws Error: corrupt, io.
  [[nodiscard]] static std::shared_ptr<const Dictionary> open(const std::filesystem::path& folder);

  // The one with this id of those that are open; null where there is none.
  [[nodiscard]] static std::shared_ptr<const Dictionary> find(std::uint32_t id);

  explicit Dictionary(std::string bytes);
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;
  ~Dictionary();

  [[nodiscard]] std::uint32_t id() const { return id_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }           // As zstd takes it.
  [[nodiscard]] const void* decompressor() const { return decompressor_; }  // A ZSTD_DDict.

 private:
  std::string bytes_;
  std::uint32_t id_ = 0;
  void* decompressor_ = nullptr;
};

// Texts to make a dictionary of, one after another.
struct Samples {
  std::string text;
  std::vector<std::size_t> sizes;
};

// Makes a dictionary and puts it into the folder, durably; nothing where the samples are too few or
// too much alike. 0.2 s for 2 MB. Throws Error: io.
void make_dictionary(const Samples& samples, const std::filesystem::path& folder);

}  // namespace timbao::index
