#include "index/dictionary.hpp"

#include <xxhash.h>
#include <zdict.h>
#include <zstd.h>

#include <cstring>
#include <fstream>
#include <mutex>
#include <new>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

#include "index/mapped_file.hpp"
#include "timbao/index/whole_file.hpp"

namespace timbao::index {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "timbaoD1";
constexpr std::size_t kHeaderBytes = kMagic.size() + sizeof(std::uint64_t);

// Of 16 to 256 KiB the best but the largest, which packs 3 % better (tests/bench/README.md).
constexpr std::size_t kMostBytes = std::size_t{112} << 10U;

// Those that are open, by their ids.
class OpenDictionaries {
 public:
  std::shared_ptr<const Dictionary> find(std::uint32_t id) {
    const std::shared_lock lock(mutex_);
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second.lock();
  }

  // The one with these bytes, if it is open already.
  std::shared_ptr<const Dictionary> add(std::shared_ptr<const Dictionary> opened) {
    const std::unique_lock lock(mutex_);
    std::weak_ptr<const Dictionary>& entry = by_id_[opened->id()];
    const auto there = entry.lock();
    if (there && there->bytes() == opened->bytes()) return there;
    entry = opened;
    return opened;
  }

 private:
  std::shared_mutex mutex_;
  std::unordered_map<std::uint32_t, std::weak_ptr<const Dictionary>> by_id_;
};

OpenDictionaries& open_dictionaries() {
  static OpenDictionaries dictionaries;
  return dictionaries;
}

}  // namespace

Dictionary::Dictionary(std::string bytes)
    : bytes_(std::move(bytes)),
      id_(ZDICT_getDictID(bytes_.data(), bytes_.size())),
      decompressor_(ZSTD_createDDict(bytes_.data(), bytes_.size())) {
  if (decompressor_ == nullptr) throw std::bad_alloc();
}

Dictionary::~Dictionary() { ZSTD_freeDDict(static_cast<ZSTD_DDict*>(decompressor_)); }

std::shared_ptr<const Dictionary> Dictionary::open(const fs::path& folder) {
  const fs::path path = folder / kDictionaryFileName;
  if (!fs::exists(path)) return nullptr;
  const MappedFile file(path);
  const std::string_view bytes(reinterpret_cast<const char*>(file.bytes().data()),
                               file.bytes().size());
  if (bytes.size() < kHeaderBytes || !bytes.starts_with(kMagic)) {
    throw_damaged(path, "a dictionary");
  }
  const std::string_view dictionary = bytes.substr(kHeaderBytes);
  std::uint64_t hash = 0;
  std::memcpy(&hash, bytes.data() + kMagic.size(), sizeof hash);
  if (hash != XXH3_64bits(dictionary.data(), dictionary.size())) {
    throw_damaged(path, "a dictionary");
  }
  return open_dictionaries().add(std::make_shared<Dictionary>(std::string(dictionary)));
}

std::shared_ptr<const Dictionary> Dictionary::find(std::uint32_t id) {
  return open_dictionaries().find(id);
}

void make_dictionary(const Samples& samples, const fs::path& folder) {
  std::string dictionary(kMostBytes, '\0');
  const std::size_t size =
      ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.text.data(),
                            samples.sizes.data(), static_cast<unsigned>(samples.sizes.size()));
  if (ZDICT_isError(size)) return;
  dictionary.resize(size);
  const std::uint64_t hash = XXH3_64bits(dictionary.data(), dictionary.size());
  const fs::path path = folder / kDictionaryFileName;
  const fs::path finished = path.string() + ".next";
  {
    std::ofstream out(finished, std::ios::binary | std::ios::trunc);
    out << kMagic;
    out.write(reinterpret_cast<const char*>(&hash), sizeof hash);
    out << dictionary;
    if (!out.flush()) throw_io(finished, "cannot be written");
  }
  sync_to_disk(finished);
  put_in_place(finished, path);
  sync_to_disk(folder);
}

}  // namespace timbao::index
