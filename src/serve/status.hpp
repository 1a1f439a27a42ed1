// The status codes that the server gives, with their names.
#pragma once

#include <string_view>

namespace timbao::serve {

inline constexpr unsigned kOk = 200;
inline constexpr unsigned kNotModified = 304;
inline constexpr unsigned kBadRequest = 400;
inline constexpr unsigned kUnauthorized = 401;
inline constexpr unsigned kNotFound = 404;
inline constexpr unsigned kMethodNotAllowed = 405;
inline constexpr unsigned kRequestTimeout = 408;
inline constexpr unsigned kContentTooLarge = 413;
inline constexpr unsigned kMisdirected = 421;
inline constexpr unsigned kHeadersTooLarge = 431;
inline constexpr unsigned kInternalError = 500;
inline constexpr unsigned kUnavailable = 503;

// As RFC 9110 calls it; empty for others than these.
[[nodiscard]] constexpr std::string_view name_of(unsigned status) {
  switch (status) {
    case kOk:
      return "OK";
    case kNotModified:
      return "Not Modified";
    case kBadRequest:
      return "Bad Request";
    case kUnauthorized:
      return "Unauthorized";
    case kNotFound:
      return "Not Found";
    case kMethodNotAllowed:
      return "Method Not Allowed";
    case kRequestTimeout:
      return "Request Timeout";
    case kContentTooLarge:
      return "Content Too Large";
    case kMisdirected:
      return "Misdirected Request";
    case kHeadersTooLarge:
      return "Request Header Fields Too Large";
    case kInternalError:
      return "Internal Server Error";
    case kUnavailable:
      return "Service Unavailable";
    default:
      return {};
  }
}

}  // namespace timbao::serve
