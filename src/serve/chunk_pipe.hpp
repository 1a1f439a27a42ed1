// Hands the pieces of a stream from the thread that makes them to the connection that sends them.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace timbao::serve {

// Holds at most two pieces, so a slow reader makes its writer wait. Locked inside: one writer, one
// reader.
class ChunkPipe {
 public:
  struct Chunk {
    enum class Kind { piece, end, cut };
    Kind kind = Kind::piece;
    std::string bytes;
  };
  using Take = std::function<void(Chunk)>;

  // The writer's. Waits while the pipe is full; false once the reader has gone.
  bool push(std::string bytes);
  // `kind`: end where the stream is whole, else cut.
  void finish(Chunk::Kind kind);

  // The reader's. Calls `take` with the next piece: now, or later in the writer's thread. Not again
  // before it was called.
  void next(Take take);
  void cancel();

 private:
  void hand_over(std::unique_lock<std::mutex> lock, Chunk chunk);

  std::mutex mutex_;
  std::condition_variable room_;
  std::optional<Chunk> waiting_;
  std::optional<Chunk::Kind> finished_;
  Take take_;
  bool cancelled_ = false;
};

}  // namespace timbao::serve
