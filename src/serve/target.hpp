// Takes the target of a request apart: path segments and parameters, percent-decoded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "serve/request.hpp"
#include "timbao/base/result.hpp"

namespace timbao::serve {

struct Target {
  std::vector<std::string> path;  // None for "/".
  std::vector<Parameter> parameters;
};

// Takes "/path?name=value&…", also behind "http://host". "+" is a space in parameters only. Gives
// the reason where the target is anything else, where "%" does not stand before two hex digits, and
// where what comes out is not UTF-8 or has control characters (tabs and line ends may stand in
// values).
[[nodiscard]] Result<Target, std::string> parse_target(std::string_view target);

// As part of a target: every byte that is no letter, digit, "-", ".", "_" or "~" becomes %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace timbao::serve
