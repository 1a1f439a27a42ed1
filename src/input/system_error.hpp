// Says in plain words why the operating system refused a file.
#pragma once

#include <string>

namespace timbao::input {

// One phrase without a full stop for a value of errno.
[[nodiscard]] std::string reason_of_error(int error);

}  // namespace timbao::input
