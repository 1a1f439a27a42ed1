#include "serve/assets.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>

namespace timbao::embedded {
// NOLINTBEGIN(readability-identifier-naming): named after their files.
extern const std::string_view page_js_gz;
extern const std::string_view page_css_gz;
extern const std::string_view icon_svg_gz;
extern const std::string_view licences_txt_gz;
// NOLINTEND(readability-identifier-naming)
}  // namespace timbao::embedded

namespace timbao::serve {
namespace {

std::string hash_of(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  constexpr unsigned kBitsOfDigit = 4;
  constexpr unsigned kShift = 64 - kBitsOfDigit;
  std::string text(16, '0');
  std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  for (char& digit : text) {
    digit = kDigits[hash >> kShift];
    hash <<= kBitsOfDigit;
  }
  return text;
}

std::string address_of(std::string_view name) { return "/assets/" + find_asset(name)->file; }

Asset asset_of(std::string_view name, std::string_view type, std::string_view gzip) {
  const std::string hash = hash_of(gzip);
  const std::size_t dot = name.rfind('.');
  std::string file(name.substr(0, dot));
  file.append("-").append(hash).append(name.substr(dot));
  return {name, type, gzip, hash, std::move(file)};
}

}  // namespace

std::span<const Asset> assets() {
  static const std::array kAssets = {
      asset_of("page.js", "text/javascript; charset=utf-8", embedded::page_js_gz),
      asset_of("page.css", "text/css; charset=utf-8", embedded::page_css_gz),
      asset_of("icon.svg", "image/svg+xml", embedded::icon_svg_gz),
      asset_of("licences.txt", "text/plain; charset=utf-8", embedded::licences_txt_gz)};
  return kAssets;
}

const Asset* find_asset(std::string_view file_or_name) {
  const auto all = assets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Asset& asset) {
    return asset.file == file_or_name || asset.name == file_or_name;
  });
  return found == all.end() ? nullptr : &*found;
}

const render::PageAssets& page_assets() {
  static const render::PageAssets kAddresses = {.stylesheet = address_of("page.css"),
                                                .script = address_of("page.js"),
                                                .icon = address_of("icon.svg")};
  return kAddresses;
}

}  // namespace timbao::serve
