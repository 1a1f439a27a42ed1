#include "input/whole_cutter.hpp"

#include <utility>

namespace timbao::input {

bool WholeCutter::cut(Gathering& batch) {
  while (true) {
    Result<std::string_view, std::string> piece = stream_.next();
    const bool fits = piece && batch.gathered().size() + piece->size() <= kMaxRecordBytes;
    if (!fits) {
      // Half a story is not the story.
      batch.discard_gathered();
      batch.reject(0, piece ? too_large() : std::move(piece.error()));
      return false;
    }
    if (piece->empty()) break;
    batch.append(*piece);
  }
  batch.end_record({.bytes = batch.gathered(), .path = {}, .kind = kind_});
  return false;
}

}  // namespace timbao::input
