#include "serve/chunk_pipe.hpp"

#include <utility>

namespace timbao::serve {

// `take` is called without the lock: it may ask for the next piece.
void ChunkPipe::hand_over(std::unique_lock<std::mutex> lock, Chunk chunk) {
  const Take take = std::exchange(take_, nullptr);
  lock.unlock();
  take(std::move(chunk));
}

bool ChunkPipe::push(std::string bytes) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [this] { return cancelled_ || !waiting_; });
  if (cancelled_) return false;
  Chunk chunk{Chunk::Kind::piece, std::move(bytes)};
  if (take_) {
    hand_over(std::move(lock), std::move(chunk));
  } else {
    waiting_ = std::move(chunk);
  }
  return true;
}

void ChunkPipe::finish(Chunk::Kind kind) {
  std::unique_lock lock(mutex_);
  finished_ = kind;
  if (take_) hand_over(std::move(lock), {kind, {}});
}

void ChunkPipe::next(Take take) {
  std::unique_lock lock(mutex_);
  take_ = std::move(take);
  if (waiting_) {
    Chunk chunk = std::move(*waiting_);
    waiting_.reset();
    room_.notify_one();
    hand_over(std::move(lock), std::move(chunk));
  } else if (finished_) {
    hand_over(std::move(lock), {*finished_, {}});
  }
}

void ChunkPipe::cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  take_ = nullptr;
  room_.notify_one();
}

}  // namespace timbao::serve
