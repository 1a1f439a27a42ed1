// Renders the texts that a page had, oldest first.
#pragma once

#include <string>
#include <vector>

#include "timbao/article/article.hpp"
#include "timbao/render/style.hpp"

namespace timbao::render {

struct ListedVersion {
  article::Article text;
  bool is_current = false;  // The one that is searched.
};

// For each: its time, source and places, its size, and what it changed of the one before.
[[nodiscard]] std::string versions_text(const std::vector<ListedVersion>& versions,
                                        const TextStyle& style);

// {"id": …, "versions": […]} in one line, without a line end. Each version: id, current, title,
// date, fetched, url, path, line where it is known, bytes, repeats (path and line of other records
// of the text), and change: null for the first, else whether the title is another, and how many
// paragraphs were added and removed.
[[nodiscard]] std::string versions_json(const std::string& id,
                                        const std::vector<ListedVersion>& versions);

// The versions of versions_json(), one a line.
[[nodiscard]] std::string versions_json_lines(const std::vector<ListedVersion>& versions);

}  // namespace timbao::render
