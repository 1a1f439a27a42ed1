// A client over HTTP that sends any bytes.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace timbao::test {

struct HttpAnswer {
  int status = 0;  // 0: none came.
  std::string head;
  std::string body;

  // Of the first header of that name, as it is spelt in `head`.
  [[nodiscard]] std::string header(std::string_view name) const {
    const std::string start = "\r\n" + std::string(name) + ": ";
    const std::size_t at = head.find(start);
    if (at == std::string::npos) return {};
    const std::size_t value = at + start.size();
    return head.substr(value, head.find("\r\n", value) - value);
  }
};

// One connection. What it waits for takes 20 s at most.
class Connection {
 public:
  explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(socket_);
      throw std::runtime_error("cannot connect");
    }
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { ::close(socket_); }

  // False where the server has closed the connection.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // The next answer, chunks put together; status 0 where the connection ends before it is whole.
  HttpAnswer receive(bool has_body = true) {
    HttpAnswer answer;
    const std::size_t end = wait_for("\r\n\r\n");
    if (end == std::string::npos) return {};
    answer.head = take(end + 4);
    answer.status = std::atoi(answer.head.c_str() + std::string_view("HTTP/1.1 ").size());
    if (!has_body || answer.status == 304) return answer;
    const bool is_whole = answer.header("Transfer-Encoding") == "chunked"
                              ? take_chunks(answer.body)
                              : take_sized(answer.header("Content-Length"), answer.body);
    return is_whole ? answer : HttpAnswer{};
  }

  // Everything until the server closes the connection.
  std::string rest() {
    while (more()) {
    }
    return std::exchange(buffer_, {});
  }

 private:
  bool more() {
    std::array<char, 65536> bytes;
    const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (got <= 0) return false;
    buffer_.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
  }

  std::size_t wait_for(std::string_view mark) {
    std::size_t at = std::string::npos;
    while ((at = buffer_.find(mark)) == std::string::npos) {
      if (!more()) return std::string::npos;
    }
    return at;
  }

  std::string take(std::size_t bytes) {
    while (buffer_.size() < bytes && more()) {
    }
    std::string taken = buffer_.substr(0, bytes);
    buffer_.erase(0, bytes);
    return taken;
  }

  bool take_sized(const std::string& length, std::string& body) {
    const auto bytes = static_cast<std::size_t>(std::atoll(length.c_str()));
    body = take(bytes);
    return body.size() == bytes;
  }

  bool take_chunks(std::string& body) {
    while (true) {
      const std::size_t end = wait_for("\r\n");
      if (end == std::string::npos) return false;
      const auto bytes = std::strtoull(take(end + 2).c_str(), nullptr, 16);
      const std::string chunk = take(bytes + 2);
      if (chunk.size() != bytes + 2) return false;
      if (bytes == 0) return true;
      body.append(chunk, 0, bytes);
    }
  }

  int socket_;
  std::string buffer_;
};

// `headers`: whole lines with CRLF.
inline std::string get(std::string_view target, std::string_view headers = {}) {
  std::string request = "GET ";
  return request.append(target)
      .append(" HTTP/1.1\r\nHost: localhost\r\n")
      .append(headers)
      .append("\r\n");
}

}  // namespace timbao::test
