// Refuses databases that another schema or other text rules made.
#pragma once

#include <xapian.h>

#include <filesystem>

namespace timbao::index {

// Throws Error: wrong_rules unless `segment`, of the index at `index`, carries schema::version().
// Throws Xapian::Error.
void require_own_version(const Xapian::Database& segment, const std::filesystem::path& index);

}  // namespace timbao::index
