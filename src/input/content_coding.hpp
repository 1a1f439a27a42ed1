// Undoes the compression of an HTTP body in memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao::input {

enum class Unpacked {
  as_it_was,  // The bytes are not compressed so, whatever the header says.
  whole,
  cut,  // Cut or damaged: what came before that is there.
  too_large,
};

// `coding` is the name in Content-Encoding, lower case: gzip, deflate, br, zstd; other names mean
// nothing. gzip and zstd are known by their first bytes, whatever the name. Appends to `unpacked`,
// at most `limit` bytes.
[[nodiscard]] Unpacked unpack(std::string_view coding, std::string_view bytes, std::size_t limit,
                              std::string& unpacked);

}  // namespace timbao::input
