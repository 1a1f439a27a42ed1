// Turns Xapian's exceptions into timbao's, by meaning.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <utility>

#include "timbao/base/error.hpp"

namespace timbao::index {

[[noreturn]] inline void throw_translated(const Xapian::Error& error,
                                          const std::filesystem::path& index) {
  const std::string type = error.get_type();
  const std::string place = index.string() + ": ";
  const std::string detail = " (" + error.get_msg() + ")";
  if (type == "DatabaseModifiedError") {
    throw Error(ErrorKind::changed, place + "the index changed while it was read; try again");
  }
  if (type == "DatabaseLockError") {
    throw Error(ErrorKind::locked, place + "another program is writing to the index" + detail);
  }
  if (type == "DatabaseNotFoundError") {
    throw Error(ErrorKind::not_found, place + "no index here; make one with `timbao index`");
  }
  if (type == "DatabaseVersionError") {
    throw Error(ErrorKind::wrong_rules,
                place + "made by another version of Xapian; build it anew with `timbao index`" + detail);
  }
  if (type == "DatabaseError" || type == "DatabaseCreateError") {
    throw Error(ErrorKind::io, place + "cannot be read or written" + detail);
  }
  throw Error(ErrorKind::corrupt,
              place + "the index is damaged; remove it and build it anew with `timbao index`" + detail);
}

// Runs `work`; Xapian's errors come out as timbao::Error about `index`.
template <class Work>
auto with_translated_errors(const std::filesystem::path& index, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw_translated(error, index);
  }
}

}  // namespace timbao::index
