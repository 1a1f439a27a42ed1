// Compares texts with the terms that they should give.
#pragma once

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "text/token_invariants.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::text {

struct Example {
  std::string_view source;
  std::string_view terms;  // Joined by one space.
};

inline void expect_terms(const std::vector<Example>& examples) {
  for (const auto& [source, terms] : examples) {
    EXPECT_EQ(normal_form(source), terms) << source;
    EXPECT_EQ(broken_invariant(source), "") << source;
  }
}

}  // namespace timbao::text
