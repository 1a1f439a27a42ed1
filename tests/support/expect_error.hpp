// Which timbao::Error a call ends with.
#pragma once

#include <optional>
#include <ostream>

#include "timbao/base/error.hpp"

namespace timbao {

// For the messages of failed assertions.
inline void PrintTo(ErrorKind kind, std::ostream* out) {
  switch (kind) {
    case ErrorKind::usage:
      *out << "usage";
      return;
    case ErrorKind::not_found:
      *out << "not_found";
      return;
    case ErrorKind::locked:
      *out << "locked";
      return;
    case ErrorKind::corrupt:
      *out << "corrupt";
      return;
    case ErrorKind::wrong_rules:
      *out << "wrong_rules";
      return;
    case ErrorKind::changed:
      *out << "changed";
      return;
    case ErrorKind::io:
      *out << "io";
      return;
  }
}

namespace test {

// Nothing where `call` returns; any other exception goes through and fails the test.
template <class Call>
std::optional<ErrorKind> error_kind_of(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace test
}  // namespace timbao
