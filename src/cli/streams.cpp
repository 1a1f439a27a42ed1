#include "cli/streams.hpp"

#include "timbao/render/style.hpp"

namespace timbao::cli {

void Streams::warn(const Issue& issue) {
  progress.clear();
  // File names are foreign text: they may hold line ends and escapes.
  log.warn("{}", render::one_line(issue.message()));
}

}  // namespace timbao::cli
