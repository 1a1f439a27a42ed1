#include "input/content_coding.hpp"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>

namespace timbao::input {
namespace {

using Buffer = std::array<char, std::size_t{64} << 10>;

// What one call of a library's decoder did.
enum class Step { went_on, ended, failed };

// Calls `step(output)` until the stream ends; it sets `given` to the bytes that it wrote and is
// called again as long as it writes or reads any.
template <class DecodeStep>
Unpacked unpack_by(DecodeStep step, std::size_t limit, std::string& unpacked) {
  const auto buffer = std::make_unique<Buffer>();
  while (true) {
    std::size_t given = 0;
    const Step done = step(*buffer, given);
    if (unpacked.size() + given > limit) return Unpacked::too_large;
    unpacked.append(buffer->data(), given);
    if (done == Step::ended) return Unpacked::whole;
    if (done == Step::failed) return Unpacked::cut;
  }
}

Unpacked inflate_all(int window_bits, std::string_view bytes, std::size_t limit,
                     std::string& unpacked) {
  z_stream inflater{};
  if (::inflateInit2(&inflater, window_bits) != Z_OK) return Unpacked::cut;
  const std::unique_ptr<z_stream, int (*)(z_stream*)> owner(&inflater, &::inflateEnd);
  inflater.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  inflater.avail_in =
      static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max()));
  const auto step = [&](Buffer& buffer, std::size_t& given) {
    inflater.next_out = reinterpret_cast<Bytef*>(buffer.data());
    inflater.avail_out = static_cast<uInt>(buffer.size());
    const int status = ::inflate(&inflater, Z_NO_FLUSH);
    given = buffer.size() - inflater.avail_out;
    if (status == Z_STREAM_END) return Step::ended;
    // Z_BUF_ERROR: nothing more to read.
    return status == Z_OK ? Step::went_on : Step::failed;
  };
  return unpack_by(step, limit, unpacked);
}

Unpacked unzstd_all(std::string_view bytes, std::size_t limit, std::string& unpacked) {
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(::ZSTD_createDStream(),
                                                                             &::ZSTD_freeDStream);
  ZSTD_inBuffer input{.src = bytes.data(), .size = bytes.size(), .pos = 0};
  const auto step = [&](Buffer& buffer, std::size_t& given) {
    ZSTD_outBuffer output{.dst = buffer.data(), .size = buffer.size(), .pos = 0};
    const std::size_t status = ::ZSTD_decompressStream(stream.get(), &output, &input);
    given = output.pos;
    if (::ZSTD_isError(status) != 0) return Step::failed;
    if (status == 0) return Step::ended;
    return input.pos < input.size || output.pos == output.size ? Step::went_on : Step::failed;
  };
  return unpack_by(step, limit, unpacked);
}

Unpacked unbrotli_all(std::string_view bytes, std::size_t limit, std::string& unpacked) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      ::BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &::BrotliDecoderDestroyInstance);
  const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size();
  const auto step = [&](Buffer& buffer, std::size_t& given) {
    auto* output = reinterpret_cast<std::uint8_t*>(buffer.data());
    std::size_t room = buffer.size();
    const auto status =
        ::BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &output, nullptr);
    given = buffer.size() - room;
    if (status == BROTLI_DECODER_RESULT_SUCCESS) return Step::ended;
    return status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT ? Step::went_on : Step::failed;
  };
  return unpack_by(step, limit, unpacked);
}

// These codings have no mark of their own: bytes that are not so compressed mostly fail at once.
bool looks_like_text(std::string_view bytes) {
  constexpr std::size_t kSniffedBytes = 256;
  const std::string_view head = bytes.substr(0, kSniffedBytes);
  return std::none_of(head.begin(), head.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
  });
}

Unpacked undeflate(std::string_view bytes, std::size_t limit, std::string& unpacked) {
  // The standard means zlib's format; some servers send what zlib would wrap.
  constexpr int kZlibBits = 15;
  constexpr int kRawBits = -15;
  const Unpacked wrapped = inflate_all(kZlibBits, bytes, limit, unpacked);
  if (wrapped != Unpacked::cut || !unpacked.empty()) return wrapped;
  return inflate_all(kRawBits, bytes, limit, unpacked);
}

}  // namespace

Unpacked unpack(std::string_view coding, std::string_view bytes, std::size_t limit,
                std::string& unpacked) {
  constexpr int kGzipBits = 15 + 16;
  if (bytes.starts_with("\x1f\x8b")) return inflate_all(kGzipBits, bytes, limit, unpacked);
  if (bytes.starts_with("\x28\xb5\x2f\xfd")) return unzstd_all(bytes, limit, unpacked);
  const bool is_deflate = coding == "deflate";
  if (bytes.empty() || (!is_deflate && coding != "br")) return Unpacked::as_it_was;
  const Unpacked done =
      is_deflate ? undeflate(bytes, limit, unpacked) : unbrotli_all(bytes, limit, unpacked);
  if (done != Unpacked::cut || !looks_like_text(bytes)) return done;
  unpacked.clear();
  return Unpacked::as_it_was;
}

}  // namespace timbao::input
