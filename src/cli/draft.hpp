// Reads the one article that a command is about from a file or from standard input.
#pragma once

#include <string>

#include "cli/streams.hpp"
#include "timbao/article/article.hpp"

namespace timbao::cli {

// `path` as PATH of `timbao index`, but for "-": standard input is a text, a page or JSON. Issues
// are logged. Throws UsageError where there is no article, or more than one.
[[nodiscard]] article::Article draft_from(const std::string& path, Streams& streams);

}  // namespace timbao::cli
