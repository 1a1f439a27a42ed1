#include "cli/show_command.hpp"

#include <filesystem>

#include "cli/index_location.hpp"
#include "cli/reopening.hpp"
#include "timbao/index/reader.hpp"
#include "timbao/render/article.hpp"

namespace timbao::cli {
namespace {

std::string rendered(const article::Article& article, const ShowCommand& command,
                     const Terminal& terminal) {
  if (const auto* citation = std::get_if<render::CitationFormat>(&command.format)) {
    return render::citations({&article}, *citation, access_day());
  }
  if (std::get<ReportFormat>(command.format) == ReportFormat::json) {
    return render::article_json(article) + '\n';
  }
  return render::article_text(article, command.color.style(terminal));
}

}  // namespace

CommandLine ShowCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "show an article",
       .arguments = "ID",
       .description = "Shows an article: what is known about it, and its text. ID is what search\n"
                      "prints before the path.",
       .examples = "  timbao show vn-train-000001\n"
                   "  timbao show --format json vn-train-000001 | jq -r .body\n"
                   "  timbao show --format bibtex vn-train-000001 >> references.bib\n"});
  db.add_to(line);
  line.add("format",
           choice_option(format, "FORMAT",
                         with_citations<ReportFormat>(
                             {{"text", ReportFormat::text}, {"json", ReportFormat::json}})),
           "text (default) or json;\n" + kCitationHelp);
  color.add_to(line);
  id.add_to(line);
  return line;
}

int run(const ShowCommand& command, Streams& streams) {
  const std::string& id = command.id.value();
  const std::filesystem::path index = existing_index(command.db.path);
  const auto article = reopened_on_change([&] { return index::Reader(index).find(id); });
  if (!article.has_value()) return command.id.not_found(index, streams);
  streams.out << rendered(*article, command, streams.terminal);
  return kDone;
}

}  // namespace timbao::cli
