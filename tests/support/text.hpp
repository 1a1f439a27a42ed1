// What tests ask of printed text.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::test {

inline testing::AssertionResult contains(std::string_view text, std::string_view part) {
  if (text.find(part) != std::string_view::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << part << "\" in \"" << text << '"';
}

inline testing::AssertionResult starts_with(std::string_view text, std::string_view part) {
  if (text.starts_with(part)) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no \"" << part << "\" at the start of \"" << text << '"';
}

// Without their line ends.
inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Code points of the longest line.
inline std::size_t longest_line(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string& line : lines_of(text)) {
    const auto starts_character = [](char c) { return (c & 0xC0) != 0x80; };
    longest = std::max(longest, static_cast<std::size_t>(
                                    std::count_if(line.begin(), line.end(), starts_character)));
  }
  return longest;
}

}  // namespace timbao::test
