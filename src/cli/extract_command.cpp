#include "cli/extract_command.hpp"

#include <variant>

#include "timbao/article/reader.hpp"
#include "timbao/input/source.hpp"
#include "timbao/render/article.hpp"

namespace timbao::cli {
namespace {

// Prints what a batch holds; false where something in it was rejected.
bool extract(const input::Batch& batch, article::Reader& reader, Streams& streams) {
  bool all_taken = batch.issues().empty();
  for (const Issue& issue : batch.issues()) streams.warn(issue);
  std::vector<article::Outcome> outcomes;
  for (const input::Record& record : batch.records()) {
    outcomes.clear();
    reader.read(record, outcomes);
    for (const article::Outcome& outcome : outcomes) {
      if (const auto* article = std::get_if<article::Article>(&outcome)) {
        streams.out << render::article_json(*article) << '\n';
      } else {
        streams.warn(std::get<Issue>(outcome));
        all_taken = false;
      }
    }
    if (!streams.out) break;
  }
  return all_taken;
}

}  // namespace

CommandLine ExtractCommand::command_line() {
  CommandLine line(
      {.name = kName,
       .summary = "print what is read from files, without an index",
       .arguments = "FILE...",
       .description =
           "Prints what is read from files, without an index: one JSON object a line for each\n"
           "article, with the keys of `timbao show --format json`. FILE is as PATH of\n"
           "`timbao index`. Exits with 2 if anything was rejected; the others are printed.",
       .examples = "  timbao extract page.txt\n"
                   "  timbao extract feed.jsonl.zst | jq -r .title\n"});
  outlets.add_to(line);
  line.add_arguments(paths);
  return line;
}

int run(const ExtractCommand& command, Streams& streams) {
  if (command.paths.empty()) throw UsageError("no FILE given");
  command.outlets.load();
  input::Source source(command.paths);
  input::Batch batch;
  article::Reader reader;
  bool all_taken = true;
  while (streams.out && source.next(batch)) {
    all_taken = extract(batch, reader, streams) && all_taken;
  }
  return all_taken ? kDone : kFailed;
}

}  // namespace timbao::cli
