// Finds the index that a command means.
#pragma once

#include <filesystem>
#include <string>

namespace timbao::cli {

struct IndexLocation {
  std::filesystem::path path;
  bool was_named = false;  // By --db; else it was found, and the user may want to know where.
};

// --db; else $TIMBAO_DB; else timbao.db in this folder or the nearest above that has one; else
// timbao/db below $XDG_DATA_HOME or ~/.local/share. `db` is empty where the option was not given.
// Throws Error: usage where even the last is unknown.
[[nodiscard]] IndexLocation index_location(const std::string& db);

// As index_location(). Throws Error: not_found where no index was named and none is found.
[[nodiscard]] std::filesystem::path existing_index(const std::string& db);

// Makes the folders that an index is to lie in. Throws Error: io.
void make_folders_above(const std::filesystem::path& index);

}  // namespace timbao::cli
