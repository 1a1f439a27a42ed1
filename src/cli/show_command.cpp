#include "cli/show_command.hpp"

#include <spdlog/logger.h>

#include <filesystem>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/render/article.hpp"

namespace timbao::cli {

CommandLine ShowCommand::command_line() {
  CommandLine line(
      {.synopsis = "timbao show [OPTION...] ID",
       .description = "Shows an article: what is known about it, and its text. ID is what search\n"
                      "prints before the path.",
       .examples = "  timbao show vn-train-000001\n"
                   "  timbao show --format json vn-train-000001 | jq -r .body\n"});
  db.add_to(line);
  add_format_option(line, format);
  color.add_to(line);
  line.add_arguments(ids);
  return line;
}

int run(const ShowCommand& command, Streams& streams) {
  if (command.ids.size() != 1) throw UsageError("one ID is needed");
  const std::filesystem::path index = existing_index(command.db.path);
  const auto article =
      reopened_on_change([&] { return index::Reader(index).find(command.ids.front()); });
  if (!article.has_value()) {
    streams.log.error("no article has the id '{}' in {}", render::one_line(command.ids.front()),
                      index.string());
    return kNothingFound;
  }
  if (command.format == ReportFormat::json) {
    streams.out << render::article_json(*article) << '\n';
  } else {
    streams.out << render::article_text(*article, command.color.style(streams.terminal));
  }
  return kDone;
}

}  // namespace timbao::cli
