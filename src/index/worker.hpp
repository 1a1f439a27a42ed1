// What one thread of an update keeps from batch to batch: parsers, tables, and the database that it
// adds articles to.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "index/dictionary_choice.hpp"
#include "index/document.hpp"
#include "index/folder.hpp"
#include "index/part.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/input/source.hpp"

namespace timbao::index {

// Used from one thread at a time.
class Worker {
 public:
  Worker(WritableFolder& folder, const DictionaryChoice& choice)
      : folder_(folder), choice_(choice) {}

  // What the records of the batch hold, in their order.
  [[nodiscard]] std::vector<article::Outcome> read(const input::Batch& batch);

  // Indexes the articles into this worker's part of the round, once the dictionary is made.
  void add(std::vector<article::Article> articles);

  // Requires: the dictionary is made.
  [[nodiscard]] Xapian::Document document_of(const article::Article& article);

  // Ends the part and says its name; nothing where no article was added since the last one.
  // Requires: the dictionary is made.
  [[nodiscard]] std::optional<std::string> finish_part();

 private:
  void index(const article::Article& article);
  void index_waiting();

  WritableFolder& folder_;
  const DictionaryChoice& choice_;
  article::Reader reader_;
  DocumentBuilder builder_;
  std::vector<article::Article> waiting_;  // For the dictionary.
  std::string part_name_;
  std::optional<Part> part_;
};

}  // namespace timbao::index
