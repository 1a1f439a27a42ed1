// A whole article in few bytes, as an index keeps it in slot schema::kArticle.
//
// Layout before compression: the id; the other fields of Article, each string as its length plus
// one (0: absent) in LEB128 and its bytes, each list as its count and what it lists, a date as its
// ISO text and its precision; the count of versions and the same fields of each. Compressed as one
// zstd frame, to which texts that resemble each other are cheap.
#pragma once

#include <string>
#include <string_view>

#include "timbao/article/article.hpp"

namespace timbao::index {

// Packs articles one after another; keeps its compressor and buffers. One per thread.
class Packer {
 public:
  Packer();
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;
  ~Packer();

  // Valid until the next call.
  [[nodiscard]] std::string_view pack(const article::Article& article);

 private:
  void* compressor_;
  std::string plain_;
  std::string packed_;
};

// Throws Error: corrupt, for bytes that pack() did not make.
[[nodiscard]] article::Article unpack(std::string_view packed);

}  // namespace timbao::index
