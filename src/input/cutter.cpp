#include "input/cutter.hpp"

#include "input/line_cutter.hpp"
#include "input/row_cutter.hpp"
#include "input/warc_cutter.hpp"
#include "input/whole_cutter.hpp"

namespace timbao::input {

std::unique_ptr<Cutter> make_cutter(const Format& format, ByteStream& stream) {
  switch (format.layout) {
    case Layout::whole:
      return std::make_unique<WholeCutter>(format.kind, stream);
    case Layout::lines:
      return std::make_unique<LineCutter>(format.kind, stream);
    case Layout::rows:
      return std::make_unique<RowCutter>(format.kind, stream);
    case Layout::web_archive:
      return std::make_unique<WarcCutter>(stream);
    case Layout::archive:
    case Layout::web_archive_package:
      break;
  }
  return nullptr;
}

std::string too_large() {
  return "record larger than the limit of " + std::to_string(kMaxRecordBytes >> 20) + " MiB";
}

}  // namespace timbao::input
