#include "input/decompressed_stream.hpp"

#include "input/frame_stream.hpp"
#include "input/gzip_stream.hpp"

namespace timbao::input {
namespace {

// More than this many layers of compression are nobody's archive.
constexpr int kMostLayers = 2;

// Nothing where the bytes are not compressed.
std::unique_ptr<ByteStream> decompressor(std::string_view head, ByteStream& below) {
  if (GzipStream::knows(head)) return std::make_unique<GzipStream>(below);
  if (FrameStream::knows(head)) return std::make_unique<FrameStream>(below);
  return nullptr;
}

}  // namespace

DecompressedStream::DecompressedStream(ByteStream& below) {
  constexpr std::size_t kMagicBytes = 6;
  ByteStream* next = &below;
  for (int layer = 0;; ++layer) {
    auto peeked = std::make_unique<PeekedStream>(*next);
    top_ = peeked.get();
    layers_.push_back(std::move(peeked));
    if (layer == kMostLayers) return;
    std::unique_ptr<ByteStream> inner = decompressor(top_->peek(kMagicBytes), *top_);
    if (!inner) return;
    next = inner.get();
    layers_.push_back(std::move(inner));
  }
}

}  // namespace timbao::input
