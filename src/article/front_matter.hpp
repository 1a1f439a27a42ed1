// Texts with a header: "---", lines of `key: value`, "---", then the body.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "timbao/article/article.hpp"
#include "timbao/base/result.hpp"

namespace timbao::article {

// Whether the first line is "---".
[[nodiscard]] bool has_front_matter(std::string_view text);

struct HeadedText {
  Article article;     // Without id, path and hash.
  std::string own_id;  // Empty where the header gives none.
};

// Keys are those of JSON records, in any case. Values may be quoted, lists written as [a, b]. What
// stands in for an error says what is wrong and in which line.
//
// Requires: has_front_matter(text).
[[nodiscard]] Result<HeadedText, std::string> read_front_matter(std::string_view text);

}  // namespace timbao::article
