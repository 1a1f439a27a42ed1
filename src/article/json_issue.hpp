// Says in plain words, and with the byte where it is known, why a text is not JSON.
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

namespace timbao::article {

[[nodiscard]] std::string json_issue(std::string_view bytes, simdjson::error_code error);

}  // namespace timbao::article
