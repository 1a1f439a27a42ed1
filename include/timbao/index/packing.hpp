// A whole article in few bytes, as an index keeps it in slot schema::kArticle.
//
// Layout before compression: the id; first_seen in LEB128; the other fields of Article, each string as its length plus
// one (0: absent) in LEB128 and its bytes, each list as its count and what it lists, a date as its
// ISO text and its precision; the count of versions and the same fields of each. Compressed as one
// zstd frame, to which texts that resemble each other are cheap; by the dictionary of the index
// (src/index/dictionary.hpp), whose id the frame names, if it has one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "timbao/article/article.hpp"

namespace timbao::index {

class Dictionary;

// Packs articles one after another; keeps its compressor and buffers. One per thread.
class Packer {
 public:
  Packer();
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;
  ~Packer();

  // Packs what comes by this dictionary, which readers of the index open too; null for none.
  void use(std::shared_ptr<const Dictionary> dictionary);

  // Valid until the next call.
  [[nodiscard]] std::string_view pack(const article::Article& article);

 private:
  void* compressor_;
  std::shared_ptr<const Dictionary> dictionary_;
  std::string plain_;
  std::string packed_;
};

// Any thread, while the index that the article is from is open. Throws Error: corrupt, for bytes
// that pack() did not make.
[[nodiscard]] article::Article unpack(std::string_view packed);

// Appends the article as it is before compression.
void append_plain(const article::Article& article, std::string& out);

}  // namespace timbao::index
