// The registry of Vietnamese outlets: who stands behind a domain, a name or a dateline code.
//
// 225 outlets from src/article/data/outlets.tsv, which names its sources.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "timbao/article/article.hpp"

namespace timbao::article {

// All functions: any thread; the registry is built at the first call. Case, tone placement and spacing do not
// matter, accents do.

// The outlet of a host name or URL: "https://thethao.tuoitre.vn/x.html" -> tuoitre.vn, Báo Tuổi Trẻ. A host that the registry
// does not know gives its domain alone. Nothing where `text` is neither.
[[nodiscard]] std::optional<Outlet> outlet_of_url(std::string_view text);

// The registered outlet with this name, alias ("SKĐS", "Báo Nhân dân") or domain; nothing where none has it.
[[nodiscard]] std::optional<Outlet> outlet_of_name(std::string_view text);

// What a record or a user means by `text`: a registered name, else a URL or domain, else the text itself as a name.
// Requires: `text` is not blank.
[[nodiscard]] Outlet outlet_of(std::string_view text);

}  // namespace timbao::article
