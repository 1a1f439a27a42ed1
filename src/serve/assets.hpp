// What pages are shown with, compiled in and packed: the script, the style sheet, the icon.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "timbao/render/pages.hpp"

namespace timbao::serve {

struct Asset {
  std::string_view name;  // "page.js".
  std::string_view type;  // "text/javascript; charset=utf-8".
  std::string_view gzip;  // Its bytes, packed. Live as long as the program.
  std::string hash;       // Of these, 16 hex digits.
  std::string file;       // "page-0123456789abcdef.js": other bytes have another name.
};

// Immutable.
[[nodiscard]] std::span<const Asset> assets();

// By `file`, or by `name` where no page's address can follow its bytes; nullptr where there is
// none.
[[nodiscard]] const Asset* find_asset(std::string_view file_or_name);

// The addresses that pages name, "/assets/page-0123456789abcdef.js".
[[nodiscard]] const render::PageAssets& page_assets();

}  // namespace timbao::serve
