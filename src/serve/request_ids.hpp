// Names requests, so that a client's report and the log speak of the same one.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace timbao::serve {

// Any thread.
class RequestIds {
 public:
  RequestIds();

  // What the client calls it where that is fit for a header and a log (1 to 64 letters, digits,
  // ".", "_" and "-"); else 16 hex digits that no other request of this server has.
  [[nodiscard]] std::string id_for(std::string_view asked);

 private:
  std::uint64_t start_;
  std::atomic<std::uint64_t> given_ = 0;
};

}  // namespace timbao::serve
