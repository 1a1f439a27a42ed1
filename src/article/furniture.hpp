// Lines of a page that are not the story, by the table src/article/data/furniture.tsv.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbao::article {

enum class FurnitureAction : std::uint8_t {
  none,
  drop_line,
  cut_after,    // The story ends before this line.
  end_of_body,  // The story ends; credits may follow.
  caption,      // Names a picture.
  strip,        // A label before the first paragraph's text.
};

struct Furniture {
  FurnitureAction action = FurnitureAction::none;
  std::string_view category;  // Of the table; lives as long as the program.
  std::string_view rest;  // What follows a prefix: the name of "Tin, ảnh: P.Y". A view of the line.
};

// What the table says of a trimmed line. Any thread.
[[nodiscard]] Furniture furniture_of(std::string_view line);

// One or more names of sections ("Kinh tế - Xã hội", "Thời sự Chính trị Kinh tế").
[[nodiscard]] bool is_section_list(std::string_view line);

}  // namespace timbao::article
