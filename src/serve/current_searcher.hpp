// A searcher that follows the index's commits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "timbao/base/error.hpp"
#include "timbao/search/completion.hpp"
#include "timbao/search/searcher.hpp"

namespace timbao::serve {

// The commit of the index that an answer is made from. Valid within one call.
struct IndexView {
  const search::Searcher& searcher;
  const std::string& revision;  // index::Reader::revision().
  search::Completer& completer;
};

// One per thread.
class CurrentSearcher {
 public:
  explicit CurrentSearcher(std::filesystem::path index) : index_(std::move(index)) {}

  // What `read` makes of the newest commit. Where a writer changes the index meanwhile it is called
  // again, some times. Throws what index::Reader throws, and what `read` throws.
  template <class Read>
  auto read(const Read& read) {
    constexpr int kAttempts = 8;
    for (int attempt = 1;; ++attempt) {
      try {
        return read(newest());
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::changed || attempt == kAttempts) throw;
        close();
      }
    }
  }

 private:
  [[nodiscard]] IndexView newest();
  void close();

  std::filesystem::path index_;
  std::optional<search::Searcher> searcher_;
  std::optional<search::Completer> completer_;  // Of the searcher's reader.
  std::string revision_;
  std::uint64_t stamp_ = 0;  // Of the index when it was opened.
};

}  // namespace timbao::serve
