// Reads tables of outlets: the one that is compiled in, and those of users.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "timbao/article/outlets.hpp"
#include "timbao/base/result.hpp"

namespace timbao::article {

// The rows, in their order, or what is wrong and in which line: "line 3: …". Successions are what
// the rows say themselves: a successor's domain, "Yên Bái → Lào Cai (2025)" as a place.
[[nodiscard]] Result<std::vector<OutletEntry>, std::string> read_outlet_table(
    std::string_view table);

}  // namespace timbao::article
