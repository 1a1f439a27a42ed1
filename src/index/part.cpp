#include "index/part.hpp"

namespace timbao::index {

void Part::add(const DocumentContent& content, const TokenColumn& column) {
  const std::uint32_t document = database_.add(content);
  columns_.add(document, column);
  bands_.add(document, Bands(column));
}

void Part::finish() {
  std::filesystem::create_directories(folder_);
  database_.write(folder_);
  columns_.write(folder_ / kColumnFileName);
  bands_.write(folder_ / kBandFileName);
}

}  // namespace timbao::index
