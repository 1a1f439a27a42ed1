// What one thread of an update keeps from batch to batch: parsers, tables, and the database that it
// adds articles to.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "index/document.hpp"
#include "index/folder.hpp"
#include "index/part.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/input/source.hpp"

namespace timbao::index {

// Used from one thread at a time.
class Worker {
 public:
  explicit Worker(WritableFolder& folder) : folder_(folder) {}

  // What the records of the batch hold, in their order.
  [[nodiscard]] std::vector<article::Outcome> read(const input::Batch& batch);

  // Indexes the article into this worker's part of the round.
  void add(const article::Article& article);

  [[nodiscard]] Xapian::Document document_of(const article::Article& article) {
    return builder_.build(article);
  }

  // Ends the part and says its name; nothing where no article was added since the last one.
  [[nodiscard]] std::optional<std::string> finish_part();

 private:
  WritableFolder& folder_;
  article::Reader reader_;
  DocumentBuilder builder_;
  std::string part_name_;
  std::optional<Part> part_;
};

}  // namespace timbao::index
