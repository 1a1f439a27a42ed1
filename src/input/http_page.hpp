// The HTML page in an HTTP response as web archives keep it.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "timbao/base/result.hpp"

namespace timbao::input {

// The views point into the block they were parsed from.
struct HttpResponse {
  int status = 0;                // 0 where the block is no HTTP response.
  std::string content_type;      // Such as "text/html; charset=UTF-8".
  std::string content_encoding;  // Such as "gzip".
  bool is_chunked = false;
  std::string_view body;  // As it came over the wire, if the archive kept it so.
};

// Of several responses in a row (100 Continue), the last.
[[nodiscard]] HttpResponse parse_http_response(std::string_view block);

// Status 200 and a content type of HTML; also where no type is stated: see is_html_text().
[[nodiscard]] bool may_be_page(const HttpResponse& response);

// True where the first bytes of a decoded body are those of an HTML page.
[[nodiscard]] bool is_html_text(std::string_view body);

// What stands behind "charset=", without quotes; empty where nothing does.
[[nodiscard]] std::string charset_of(std::string_view content_type);

// Undoes chunks and compression, each only where the bytes are really so: many crawlers keep the
// header of what they have decoded. Used again, it keeps its memory.
class BodyDecoder {
 public:
  enum class Cut { refused, taken };

  // The view lives until the next call, or as long as the response. Why the body cannot be decoded:
  // it is damaged, cut where that is refused, or larger than kMaxRecordBytes.
  [[nodiscard]] Result<std::string_view, std::string> decode(const HttpResponse& response, Cut cut);

 private:
  std::string joined_;
  std::array<std::string, 2> unpacked_;  // In turn, where codings are nested.
};

}  // namespace timbao::input
