// Texts with a header: "---", lines of YAML (`key: value`), "---", then the body; or the same with
// "+++" and TOML (`key = value`).
#pragma once

#include <string>
#include <string_view>

#include "article/record_values.hpp"
#include "timbao/base/result.hpp"

namespace timbao::article {

// Whether the first line is "---" or "+++".
[[nodiscard]] bool has_front_matter(std::string_view text);

struct FrontMatter {
  RecordValues values;
  std::string_view body;
};

// Keys are those of JSON records, in any case. Of YAML: quoted and plain values, [a, b], lists of
// "- a" lines, blocks after "|" and ">", and the names in maps of one level. Of TOML: strings, also
// of several lines, lists and tables. What stands in for an error says what is wrong and in which
// line.
//
// Requires: has_front_matter(text), and `text` outlives what is returned.
[[nodiscard]] Result<FrontMatter, std::string> read_front_matter(std::string_view text);

}  // namespace timbao::article
