// Writes web archives for tests, right and wrong.
#pragma once

#include <string>
#include <string_view>

namespace timbao::input {

// `fields` are whole lines; the length is that of the block.
inline std::string warc_record(std::string_view type, std::string_view block,
                               std::string_view fields = "", std::string_view version = "1.0") {
  return std::string("WARC/").append(version).append("\r\nWARC-Type: ").append(type) +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n" +
         std::string(fields).append("\r\n").append(block).append("\r\n\r\n");
}

// What a server answered with.
inline std::string http_response(std::string_view body,
                                 std::string_view fields = "Content-Type: text/html\r\n",
                                 std::string_view status = "HTTP/1.1 200 OK") {
  return std::string(status).append("\r\n").append(fields).append("\r\n").append(body);
}

inline std::string page_record(std::string_view url, std::string_view body,
                               std::string_view fields = "Content-Type: text/html\r\n") {
  return warc_record("response", http_response(body, fields),
                     std::string("WARC-Target-URI: ").append(url) +
                         "\r\nWARC-Date: 2023-11-08T02:30:00Z\r\n"
                         "Content-Type: application/http; msgtype=response\r\n");
}

}  // namespace timbao::input
