// What the name of a file says of its contents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "timbao/input/source.hpp"

namespace timbao::input {

// How a file's bytes are cut into records.
enum class Layout : std::uint8_t {
  whole,
  lines,
  rows,
  web_archive,
  archive,
  web_archive_package,  // A zip (.wacz) with web archives, and much that describes them.
};

// True for files that hold others.
[[nodiscard]] inline bool holds_members(Layout layout) {
  return layout == Layout::archive || layout == Layout::web_archive_package;
}

struct Format {
  Layout layout = Layout::whole;
  Kind kind = Kind::text;  // Of the records.
};

// Nothing where the name is of no known kind. Case does not matter: "BAI1.TXT.GZ" is a text.
[[nodiscard]] std::optional<Format> format_of_name(std::string_view name);

// True for the names of files that hold compressed data (.gz .zst .xz .bz2 .tgz …).
[[nodiscard]] bool is_compressed_name(std::string_view name);

// Why a file is not read whose name format_of_name() does not know, with the names that it knows.
[[nodiscard]] std::string unknown_format();

}  // namespace timbao::input
