// The table of what the tokenizer knows of each code point.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/char_info.hpp"

namespace timbao::text {

XX
}  // namespace timbao::text
