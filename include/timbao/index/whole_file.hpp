// Puts files in each other's place so that a crash leaves the old one or the new one, whole.
#pragma once

#include <filesystem>
#include <string_view>

namespace timbao::index {

// Asks the system to put a file or folder on the disk, so that a power cut does not undo it. Throws
// Error: io.
void sync_to_disk(const std::filesystem::path& path);

// Gives a finished file the name of another, which goes. Throws Error: io.
void put_in_place(const std::filesystem::path& finished, const std::filesystem::path& path);

// Makes `bytes` all that the file holds, durably. Requires: no other process does so at the same
// time. Throws Error: io; the file is as it was then.
void write_whole(const std::filesystem::path& path, std::string_view bytes);

}  // namespace timbao::index
