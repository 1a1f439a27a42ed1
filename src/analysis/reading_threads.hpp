// What work that many threads read an index for has in common: how many there are, and that all
// see one commit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "timbao/index/reader.hpp"

namespace timbao::analysis {

// As many as asked for, or one for each core where 0 are; no more than there are pieces of work.
[[nodiscard]] std::size_t reading_threads(std::uint32_t asked, std::size_t pieces);

// A reader for another thread, which numbers documents alike. Throws Error: changed where the index
// has another revision by now, and what index::Reader throws.
[[nodiscard]] index::Reader reader_of(const std::filesystem::path& index,
                                      const std::string& revision);

}  // namespace timbao::analysis
