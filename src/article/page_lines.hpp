// A page's lines with what each of them looks like on its own and beside its neighbours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "article/dates.hpp"
#include "article/furniture.hpp"

namespace timbao::article {

enum class Look : std::uint8_t {
  prose,       // A paragraph: long, and ends like a sentence.
  text,        // Shorter: a heading, a name, a sentence.
  furniture,   // By the table: PageLine::furniture says what to do.
  section,     // Names of sections.
  image_name,  // "anh-1.jpg", a player's clock
  caption,     // Ends with a picture's credit.
  card,        // The byline of a teaser.
  date,        // PageLine::date stands; the line is no sentence.
};

// How the line repeats the one before or after it.
enum class Twin : std::uint8_t {
  none,
  touching,  // No blank line between the two: a caption (alternative text, then the text below the
             // picture).
  apart,     // A blank line between: the title of a teaser (picture, then link), or the page's own.
};

struct PageLine {
  std::string_view text;
  std::uint32_t chars = 0;  // Code points.
  bool after_gap = false;
  Look look = Look::text;
  Twin twin = Twin::none;
  bool second_twin = false;
  Furniture furniture;
};

[[nodiscard]] std::vector<PageLine> page_lines(std::string_view page);

// One trimmed line by itself, without a twin.
[[nodiscard]] PageLine page_line(std::string_view text);

// A headline by its shape: some words, no full stop at the end, not too long.
[[nodiscard]] bool is_headline(const PageLine& line);

[[nodiscard]] inline bool has_action(const PageLine& line, FurnitureAction action) {
  return line.look == Look::furniture && line.furniture.action == action;
}

}  // namespace timbao::article
