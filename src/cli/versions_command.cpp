#include "cli/versions_command.hpp"

#include <filesystem>
#include <utility>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/index/page_texts.hpp"
#include "timbao/render/versions.hpp"

namespace timbao::cli {

CommandLine VersionsCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "list the texts that a page had",
       .arguments = "ID",
       .description = "Lists the texts that an article had when its address was read at different\n"
                      "times, and other articles at the same address, the oldest first. A star\n"
                      "marks what is searched. ID is what search prints before the path.",
       .examples = "  timbao versions u-0123456789abcdef\n"
                   "  timbao versions --format json u-0123456789abcdef | jq .versions\n"});
  db.add_to(line);
  add_format_option(line, format);
  color.add_to(line);
  id.add_to(line);
  return line;
}

int run(const VersionsCommand& command, Streams& streams) {
  const std::string& id = command.id.value();
  const std::filesystem::path index = existing_index(command.db.path);
  std::vector<render::ListedVersion> versions;
  for (index::PageText& text :
       reopened_on_change([&] { return index::page_texts(index::Reader(index), id); })) {
    versions.push_back({std::move(text.text), text.is_current});
  }
  if (versions.empty()) return command.id.not_found(index, streams);
  switch (command.format) {
    case ListFormat::json:
      streams.out << render::versions_json(id, versions) << '\n';
      break;
    case ListFormat::jsonl:
      streams.out << render::versions_json_lines(versions);
      break;
    case ListFormat::text:
      streams.out << render::versions_text(versions, command.color.style(streams.terminal));
      break;
  }
  return kDone;
}

}  // namespace timbao::cli
