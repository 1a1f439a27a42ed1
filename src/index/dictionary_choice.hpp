// Which dictionary a run packs articles by.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>

#include "index/dictionary.hpp"
#include "timbao/article/article.hpp"

namespace timbao::index {

// The index's own dictionary, or one that is made of the first new articles of the run, in input
// order, so that it does not depend on threads; none where they are few.
class DictionaryChoice {
 public:
  // Throws Error: corrupt, io.
  explicit DictionaryChoice(std::filesystem::path folder);

  // Until then, articles have to wait. Any thread.
  [[nodiscard]] bool is_made() const { return is_made_; }

  // Null for none. Requires: is_made().
  [[nodiscard]] const std::shared_ptr<const Dictionary>& dictionary() const { return dictionary_; }

  // Takes a new article of the run into account. True for the one that makes enough of them: the
  // caller has to call make(). By one thread at a time.
  [[nodiscard]] bool add_sample(const article::Article& article);

  // By one thread, while others may go on. Throws Error: io.
  void make();

  // There will be no further sample.
  void make_without();

 private:
  std::filesystem::path folder_;
  Samples samples_;
  bool is_full_ = false;
  std::shared_ptr<const Dictionary> dictionary_;
  std::atomic<bool> is_made_ = false;
};

}  // namespace timbao::index
