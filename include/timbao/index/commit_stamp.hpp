// Tells without opening an index whether it was committed to since one last looked.
#pragma once

#include <cstdint>
#include <filesystem>

namespace timbao::index {

// A number that is another after every commit, as the system's stamps (inode, size, times) of the
// files that a commit replaces say. Cost: some 10 µs, and 1 µs a segment. Throws Error: not_found,
// corrupt, io.
[[nodiscard]] std::uint64_t commit_stamp(const std::filesystem::path& index);

}  // namespace timbao::index
