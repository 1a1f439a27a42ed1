// Lays out text for a terminal: wrapping, indents, highlights.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "timbao/base/byte_range.hpp"
#include "timbao/render/style.hpp"

namespace timbao::render {

enum class Look { plain, title, outlet, faint, match, cut, added };

// `text` between the escapes of a look; as it is where the style has no colour.
[[nodiscard]] std::string styled(std::string_view text, Look look, const TextStyle& style);

// A piece of text and how it looks. `marks` are byte offsets in `text`, ascending, not overlapping.
struct Run {
  std::string_view text;
  Look look = Look::plain;
  std::vector<ByteRange> marks = {};
};

// What stands before the text of a paragraph.
struct Indent {
  std::string first;        // Of the first line, such as " 1. ".
  std::size_t columns = 0;  // Of the other lines, and what `first` takes.
};

// The runs one after another as one paragraph, wrapped to style.columns, with a line end. Runs of
// white space and control characters become one space. A word longer than a line gets one of its
// own.
[[nodiscard]] std::string paragraph(const std::vector<Run>& runs, const Indent& indent,
                                    const TextStyle& style);

}  // namespace timbao::render
