#include "cli/program.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include <exception>
#include <new>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/version.hpp"
#include "timbao/render/style.hpp"

namespace timbao::cli {
namespace {

using Arguments = std::vector<std::string>;

int run_command(const Arguments& arguments, Streams& streams) {
  if (arguments.empty()) throw UsageError("no command given");
  const std::string& first = arguments.front();
  const Arguments others(arguments.begin() + 1, arguments.end());
  if (first == "--version") {
    streams.out << "timbao " << version() << '\n';
    return kDone;
  }
  if (first == "--help" || first == "-h") return command_named("help").run(others, streams);
  return command_named(first).run(others, streams);
}

// Where to read on after a usage error: "timbao search --help".
std::string help_command(const Arguments& arguments) {
  for (const Command& command : commands()) {
    if (!arguments.empty() && arguments.front() == command.name) {
      return fmt::format("timbao {} --help", command.name);
    }
  }
  return "timbao --help";
}

}  // namespace

int run_program(const Arguments& arguments, Streams& streams) {
  const auto fail = [&](std::string_view reason) {
    streams.progress.clear();
    streams.log.error("{}", render::one_line(reason));
    return kFailed;
  };
  try {
    return run_command(arguments, streams);
  } catch (const UsageError& error) {
    return fail(std::string(error.what()) + " (see `" + help_command(arguments) + "`)");
  } catch (const std::bad_alloc&) {
    return fail("out of memory");
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}

}  // namespace timbao::cli
