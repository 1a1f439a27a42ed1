#include "search/run.hpp"

#include "timbao/text/fold.hpp"

namespace timbao::search {

Run::Run(std::span<const Query* const> words, AccentReading reading)
    : words_(words), reading_(reading) {
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const std::string& term : words[word]->terms) terms_.push_back({term, plain(term), word});
  }
}

std::string Run::plain(std::string_view term) const {
  return marks_count(reading_) ? std::string(term) : text::folded(term);
}

}  // namespace timbao::search
