#include "timbao/index/errors.hpp"

#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

namespace timbao::index {
namespace {

// True where the system gave a reason; a file that is not there, or ends too early, is damage.
bool refused_by_system(const Xapian::Error& error) {
  const char* reason = error.get_error_string();
  return reason != nullptr && std::strcmp(reason, std::strerror(ENOENT)) != 0;
}

[[noreturn]] void throw_translated(const Xapian::Error& error, const std::filesystem::path& index) {
  const std::string type = error.get_type();
  const std::string place = index.string() + ": ";
  const std::string detail = " (" + error.get_msg() + ")";
  if (type == "DatabaseModifiedError") {
    throw Error(ErrorKind::changed, place + "the index changed while it was read; try again");
  }
  if (type == "DatabaseLockError") {
    throw Error(ErrorKind::locked, place + "another program is writing to the index" + detail);
  }
  if (type == "DatabaseVersionError") {
    throw Error(
        ErrorKind::wrong_rules,
        place + "made by another version of Xapian; build it anew with `timbao index`" + detail);
  }
  if (type == "DatabaseCreateError" || refused_by_system(error)) {
    throw Error(ErrorKind::io, place + "cannot be read or written" + detail);
  }
  throw Error(
      ErrorKind::corrupt,
      place + "the index is damaged; remove it and build it anew with `timbao index`" + detail);
}

}  // namespace

void rethrow_translated(const std::filesystem::path& index) {
  try {
    throw;
  } catch (const Xapian::Error& error) {
    throw_translated(error, index);
  }
}

}  // namespace timbao::index
