#include "index/version.hpp"

#include <string>

#include "timbao/base/error.hpp"
#include "timbao/index/schema.hpp"

namespace timbao::index {

void require_own_version(const Xapian::Database& segment, const std::filesystem::path& index) {
  const std::string found = segment.get_metadata(std::string(schema::kVersionKey));
  if (found == schema::version()) return;
  throw Error(ErrorKind::wrong_rules, index.string() + ": the index was made by other rules (" +
                                          (found.empty() ? "unknown" : found) +
                                          ", this program: " + schema::version() +
                                          "); remove it and build it anew with `timbao index`");
}

}  // namespace timbao::index
