#include "input/system_error.hpp"

#include <cerrno>
#include <system_error>

namespace timbao::input {

std::string reason_of_error(int error) {
  switch (error) {
    case ENOENT:
      return "no such file or folder";
    case EACCES:
    case EPERM:
      return "permission denied";
    case ELOOP:
      return "links that lead in a circle";
    case ENOTDIR:
      return "a part of the path is not a folder";
    case ENAMETOOLONG:
      return "path too long for this system";
    case EIO:
      return "the disk or network failed (input/output error)";
    default:
      return std::generic_category().message(error);
  }
}

}  // namespace timbao::input
