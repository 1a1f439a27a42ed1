// Puts files in each other's place so that a crash leaves the old one or the new one, whole.
#pragma once

#include <filesystem>

namespace timbao::index {

// Asks the system to put a file or folder on the disk, so that a power cut does not undo it. Throws
// Error: io.
void sync_to_disk(const std::filesystem::path& path);

// Gives a finished file the name of another, which goes. Throws Error: io.
void put_in_place(const std::filesystem::path& finished, const std::filesystem::path& path);

}  // namespace timbao::index
