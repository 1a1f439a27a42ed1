// Cuts the bytes of one file, or of one member of an archive, into records.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "input/batch.hpp"
#include "input/byte_stream.hpp"
#include "input/formats.hpp"

namespace timbao::input {

class Cutter {
 public:
  Cutter() = default;
  Cutter(const Cutter&) = delete;
  Cutter& operator=(const Cutter&) = delete;
  virtual ~Cutter() = default;

  // Adds the next records and issues to `batch`, in whole, until it is full or the file is over.
  // False when it is over. The path of the batch is that of the file.
  [[nodiscard]] virtual bool cut(Gathering& batch) = 0;
};

// `stream` must outlive the cutter. Requires: the format is of no file that holds others.
[[nodiscard]] std::unique_ptr<Cutter> make_cutter(const Format& format, ByteStream& stream);

// The reason of the issue where a record is larger than kMaxRecordBytes.
[[nodiscard]] std::string too_large();

}  // namespace timbao::input
