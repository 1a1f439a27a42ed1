// Completes a query while it is typed: its last word, what mostly follows it, and outlets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/index/reader.hpp"

namespace timbao::search {

struct Completion {
  enum class Kind : std::uint8_t { words, outlet };

  Kind kind = Kind::words;
  std::string text;  // words: the whole query, completed, marks restored where none were typed;
                     // outlet: its name, or its domain where it has none.
  std::optional<std::string> domain = std::nullopt;  // Of an outlet, where it is known.

  friend bool operator==(const Completion&, const Completion&) = default;
};

// One per thread. Sees the commit that the reader was opened on.
class Completer {
 public:
  // `reader` must outlive this.
  explicit Completer(const index::Reader& reader) : reader_(reader) {}

  // What `typed` may become, the likeliest first by the index's own trigrams, outlets last; at most
  // `limit`, none for a blank text. Behind a space words that may follow are given, else words that
  // start with what was typed of the last one ("ngoai gi": "ngoại giao"). Accents are read as in a
  // search. Only words that the index has are given. Of quotes, brackets and signs, those before
  // the last word stay as they are. Cost: some ms; the first call
  // reads one article for each outlet of the index. Throws Error: corrupt, changed.
  [[nodiscard]] std::vector<Completion> complete(std::string_view typed, std::size_t limit);

 private:
  struct NamedOutlet {
    std::string key;  // Its name, or its domain, folded.
    Completion completion;
  };

  [[nodiscard]] std::vector<Completion> outlets_like(const std::string& prefix, std::size_t limit);

  const index::Reader& reader_;
  std::optional<std::vector<NamedOutlet>> outlets_;  // Those with most articles first.
};

}  // namespace timbao::search
