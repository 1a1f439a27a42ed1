// Compares what a test made with a file that people can read.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace timbao::test {

// `name` is below tests/golden. With TIMBAO_UPDATE_GOLDEN in the environment the file is written
// anew, for git to show what changed.
inline void expect_golden(const std::string& name, std::string_view made) {
  const std::string path = std::string(TIMBAO_SOURCE_DIR) + "/tests/golden/" + name;
  if (std::getenv("TIMBAO_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << made;
  std::ostringstream agreed;
  agreed << std::ifstream(path).rdbuf();
  EXPECT_EQ(made, agreed.str()) << "tests/golden/" << name;
}

}  // namespace timbao::test
