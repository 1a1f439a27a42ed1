// Makes pieces of a stream that are worth sending, and ends it in time.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "serve/chunk_pipe.hpp"

namespace timbao::serve {

// The first piece goes out as it is, so that a reader sees something at once; later ones wait for
// 64 KB. One thread.
class StreamWriter {
 public:
  using Clock = std::chrono::steady_clock;

  StreamWriter(ChunkPipe& pipe, Clock::time_point end) : pipe_(pipe), end_(end) {}

  // False once nobody reads any more, or time is up.
  bool write(std::string_view piece) {
    constexpr std::size_t kPieceBytes = 64 * 1024;
    if (!is_open_) return false;
    waiting_ += piece;
    if (is_first_ || waiting_.size() >= kPieceBytes) flush();
    return is_open_;
  }

  // Requires: nothing is written afterwards.
  void finish() {
    if (is_open_) flush();
    pipe_.finish(is_open_ ? ChunkPipe::Chunk::Kind::end : ChunkPipe::Chunk::Kind::cut);
  }

 private:
  void flush() {
    if (waiting_.empty()) return;
    is_first_ = false;
    is_open_ = pipe_.push(std::exchange(waiting_, {})) && Clock::now() < end_;
  }

  ChunkPipe& pipe_;
  Clock::time_point end_;
  std::string waiting_;
  bool is_first_ = true;
  bool is_open_ = true;
};

}  // namespace timbao::serve
