#include "cli/show_command.hpp"

#include <filesystem>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/render/article.hpp"

namespace timbao::cli {

CommandLine ShowCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "show an article",
       .arguments = "ID",
       .description = "Shows an article: what is known about it, and its text. ID is what search\n"
                      "prints before the path.",
       .examples = "  timbao show vn-train-000001\n"
                   "  timbao show --format json vn-train-000001 | jq -r .body\n"});
  db.add_to(line);
  add_format_option(line, format);
  color.add_to(line);
  id.add_to(line);
  return line;
}

int run(const ShowCommand& command, Streams& streams) {
  const std::string& id = command.id.value();
  const std::filesystem::path index = existing_index(command.db.path);
  const auto article = reopened_on_change([&] { return index::Reader(index).find(id); });
  if (!article.has_value()) return command.id.not_found(index, streams);
  if (command.format == ReportFormat::json) {
    streams.out << render::article_json(*article) << '\n';
  } else {
    streams.out << render::article_text(*article, command.color.style(streams.terminal));
  }
  return kDone;
}

}  // namespace timbao::cli
