#include "index/part.hpp"

namespace timbao::index {

void Part::add(const DocumentContent& content, const TokenColumn& column,
               const std::optional<std::string>& url) {
  const std::uint32_t document = database_.add(content);
  columns_.add(document, column);
  Bands bands(column);
  if (url) bands.add_address(*url);
  bands_.add(document, bands);
}

void Part::finish() {
  std::filesystem::create_directories(folder_);
  database_.write(folder_);
  columns_.write(folder_ / kColumnFileName);
  bands_.write(folder_ / kBandFileName);
}

}  // namespace timbao::index
