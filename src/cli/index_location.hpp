// Finds the index that a command means.
#pragma once

#include <filesystem>
#include <string>

#include "cli/streams.hpp"

namespace timbao::cli {

// --db; else $TIMBAO_DB; else timbao.db in this folder or the nearest above that has one; else
// timbao/db below $XDG_DATA_HOME or ~/.local/share. `db` is empty where the option was not given.
// Throws Error: usage where even the last is unknown, not_found where no index was named and none
// is found.
[[nodiscard]] std::filesystem::path existing_index(const std::string& db);

// The same for an index that may have to be made: makes the folders above it, and says where it is
// if it was not named. Throws Error: usage, io.
[[nodiscard]] std::filesystem::path index_to_write(const std::string& db, Streams& streams);

}  // namespace timbao::cli
