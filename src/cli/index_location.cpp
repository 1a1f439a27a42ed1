#include "cli/index_location.hpp"

#include <spdlog/logger.h>

#include <optional>
#include <system_error>

#include "cli/environment.hpp"
#include "timbao/base/error.hpp"

namespace timbao::cli {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> index_above_here() {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error) return std::nullopt;
  for (fs::path folder = here;; folder = folder.parent_path()) {
    if (fs::exists(folder / "timbao.db", error)) return folder / "timbao.db";
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

fs::path index_of_user() {
  const std::optional<std::string> data_home = environment("XDG_DATA_HOME");
  // A relative path there is to be ignored, says the XDG Base Directory Specification.
  if (data_home.has_value() && fs::path(*data_home).is_absolute()) {
    return fs::path(*data_home) / "timbao" / "db";
  }
  const std::optional<std::string> home = environment("HOME");
  if (!home.has_value()) {
    throw Error(ErrorKind::usage, "no index named and no home folder known; give --db DIR");
  }
  return fs::path(*home) / ".local" / "share" / "timbao" / "db";
}

struct IndexLocation {
  fs::path path;
  bool was_named = false;  // By --db; else it was found, and the user may want to know where.
};

IndexLocation index_location(const std::string& db) {
  if (!db.empty()) return {db, true};
  if (const auto named = environment("TIMBAO_DB")) return {*named};
  if (const auto above = index_above_here()) return {*above};
  return {index_of_user()};
}

void make_folders_above(const fs::path& index) {
  std::error_code error;
  const fs::path parent = fs::absolute(index).parent_path();
  fs::create_directories(parent, error);
  if (error) {
    throw Error(ErrorKind::io, parent.string() + ": cannot be made: " + error.message());
  }
}

}  // namespace

fs::path existing_index(const std::string& db) {
  const IndexLocation location = index_location(db);
  std::error_code error;
  const bool is_last_resort = !location.was_named && !environment("TIMBAO_DB").has_value();
  if (is_last_resort && !fs::exists(location.path, error)) {
    throw Error(ErrorKind::not_found,
                "no index: no timbao.db in this folder or above, none at " +
                    location.path.string() +
                    "; name one with --db DIR or make one with `timbao index`");
  }
  return location.path;
}

fs::path index_to_write(const std::string& db, Streams& streams) {
  const IndexLocation location = index_location(db);
  if (!location.was_named) streams.log.info("writing the index {}", location.path.string());
  make_folders_above(location.path);
  return location.path;
}

}  // namespace timbao::cli
