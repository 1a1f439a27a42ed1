#include "cli/version.hpp"

namespace timbao::cli {

std::string_view version() { return TIMBAO_VERSION; }

}  // namespace timbao::cli
