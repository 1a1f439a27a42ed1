// Where on a page its title, its story and its tail of teasers stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "article/page_lines.hpp"

namespace timbao::article {

inline constexpr std::size_t kNoLine = static_cast<std::size_t>(-1);

struct PageLayout {
  std::size_t title = kNoLine;
  std::size_t story = 0;    // The first line after the title.
  std::size_t opening = 0;  // The first sentence of the story; `tail` where it has none.
  std::size_t tail = 0;  // The first line below the story: a heading of related stories, comments…

  // Where what stands above the story ends.
  [[nodiscard]] std::size_t title_or_story() const { return title == kNoLine ? story : title; }
};

// Runs of story paragraphs. A teaser's summary under its title makes a run of one.
class ProseRuns {
 public:
  struct Run {
    std::size_t start = 0;
    std::uint32_t length = 0;
  };

  explicit ProseRuns(const std::vector<PageLine>& lines);

  // The longest run that starts in [from, the next line that may end a story).
  [[nodiscard]] Run longest_from(std::size_t from) const { return longest_[from]; }

 private:
  std::vector<Run> longest_;  // By line, and one more at the end.
};

[[nodiscard]] PageLayout layout_of(const std::vector<PageLine>& lines, const ProseRuns& runs);

}  // namespace timbao::article
