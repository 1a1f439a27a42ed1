// Tells whether two web addresses lead to the same page.
#pragma once

#include <string>
#include <string_view>

namespace timbao::article {

// One spelling for all addresses of a page: without scheme, "www.", default port, fragment, slash
// at the end, and without the parameters that only say where a reader came from (utm_source,
// fbclid…); host in lower case, escapes that need not be undone:
// "https://www.Bao.example/a/?utm_x=1"
// -> "bao.example/a". Equal results mean one page; a text that is no address comes back trimmed.
[[nodiscard]] std::string plain_address(std::string_view url);

}  // namespace timbao::article
