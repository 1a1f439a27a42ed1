// The program as a whole: help, version, typing errors, what it does with its streams.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

TEST(Program, SaysItsVersion) {
  const Outcome outcome = run_timbao({"--version"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "timbao 0.1.0\n");
}

TEST(Program, HelpNamesEveryCommand) {
  const Outcome outcome = run_timbao({"--help"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.err, "");
  for (const cli::Command& command : cli::commands()) {
    EXPECT_TRUE(contains(outcome.out, "\n  " + std::string(command.name) + " "));
  }
  EXPECT_LE(longest_line(outcome.out), 82U);
  EXPECT_EQ(run_timbao({"help"}).out, outcome.out);
}

TEST(Program, EveryCommandHasHelpWithAnExample) {
  for (const cli::Command& described : cli::commands()) {
    const std::string command(described.name);
    const Outcome outcome = run_timbao({command, "--help"});
    EXPECT_EQ(outcome.code, 0) << command;
    EXPECT_EQ(outcome.err, "") << command;
    EXPECT_TRUE(contains(outcome.out, "Usage: timbao " + command));
    EXPECT_TRUE(contains(outcome.out, "Examples:\n  timbao " + command));
    EXPECT_LE(longest_line(outcome.out), 82U) << command;
    EXPECT_EQ(run_timbao({"help", command}).out, outcome.out);
  }
}

// What shells complete must be what help says.
TEST(Program, HelpNamesEveryChoice) {
  for (const cli::Command& command : cli::commands()) {
    for (const cli::OptionDescription& option : command.describe().options) {
      for (const std::string& choice : option.choices) {
        EXPECT_TRUE(contains(option.description, choice)) << command.name << " --" << option.name;
      }
    }
  }
}

TEST(Program, TypingErrorsNameTheNearest) {
  const std::vector<std::pair<Arguments, std::string>> cases = {
      {{"serach"}, "unknown command 'serach'; did you mean 'search'?"},
      {{"--verson"}, "unknown option '--verson'; did you mean '--version'?"},
      {{"xyzzy"}, "unknown command 'xyzzy' ("},
      {{"search", "--limti", "3", "x"}, "unknown option '--limti'; did you mean '--limit'?"},
      {{"search", "--lim=3", "x"}, "unknown option '--lim'; did you mean '--limit'?"},
      {{"stats", "--fromat=json"}, "unknown option '--fromat'; did you mean '--format'?"},
      {{"search", "--format", "jsno", "x"},
       "--format: 'jsno' is not one of text, json, jsonl, csv, "
       "tsv, ids, bibtex, ris, csljson, markdown; did you mean 'json'?"},
      {{"search", "--sort", "newest", "x"}, "--sort: 'newest' is not one of"},
      {{"search", "--accents", "auot", "x"}, "did you mean 'auto'?"},
      {{"search", "--color", "alway", "x"}, "did you mean 'always'?"},
  };
  for (const auto& [arguments, message] : cases) {
    const Outcome outcome = run_timbao(arguments);
    EXPECT_EQ(outcome.code, 2) << message;
    EXPECT_EQ(outcome.out, "") << message;
    EXPECT_TRUE(contains(outcome.err, message));
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
  }
}

TEST(Program, BadUsageIsOneLineAndExitTwo) {
  const std::vector<std::pair<Arguments, std::string>> cases = {
      {{}, "no command given"},
      {{"index"}, "no PATH given"},
      {{"search"}, "no QUERY given"},
      {{"show"}, "one ID is needed"},
      {{"show", "a", "b"}, "one ID is needed"},
      {{"extract"}, "no FILE given"},
      {{"run"}, "no --topics FILE given"},
      {{"help", "search", "show"}, "one COMMAND is enough"},
      {{"stats", "x"}, "unexpected argument 'x'"},
      {{"search", "--limit"}, "--limit"},
      {{"search", "--limit", "ba", "x"}, "--limit: 'ba' is not a whole number from 0 to 1000000"},
      {{"search", "--limit=-1", "x"}, "--limit: '-1' is not a whole number"},
      {{"search", "--limit", "99999999999", "x"}, "--limit: '99999999999' is not a whole number"},
      {{"search", "--passages", "0", "x"}, "--passages: '0' is not a whole number from 1"},
      {{"run", "--threads", "0", "--topics", "t"}, "--threads: '0' is not a whole number from 1"},
      {{"search", "--db", "", "x"}, "--db: the value is empty"},
      {{"search", "--outlet", "", "x"}, "--outlet: the value is empty"},
      {{"search", "--any", "--all", "x"}, "--any and --all exclude each other"},
      {{"search", "--since", "3/11/2023", "x"},
       "--since: '3/11/2023' is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"},
      {{"search", "--until", "2023-13", "x"}, "--until: '2023-13' is not a date"},
      {{"search", "--until", "2022..2023", "x"}, "--until: '2022..2023' is not a date"},
  };
  for (const auto& [arguments, message] : cases) {
    const Outcome outcome = run_timbao(arguments);
    EXPECT_EQ(outcome.code, 2) << message;
    EXPECT_EQ(outcome.out, "") << message;
    EXPECT_TRUE(contains(outcome.err, message));
    EXPECT_TRUE(contains(outcome.err, "--help`)\n"));
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
  }
}

TEST(Program, AWordWithADashIsExplained) {
  const Outcome outcome = run_timbao({"search", "ngoại", "giao", "-tre"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(contains(outcome.err, "timbao search -- words -word"));
}

TEST(Program, ForeignTextInMessagesCannotSteerATerminal) {
  const Outcome outcome = run_timbao({"\033]0;x\a\nse\xFFrch"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.err.find('\033'), std::string::npos);
  EXPECT_EQ(lines_of(outcome.err).size(), 1U);
}

TEST(Program, AClosedPipeEndsQuietly) {
  const TempFolder folder;
  const Outcome outcome =
      run_command({"bash", "-c",
                   "for i in {1..20000}; do echo 'cây cầu mới'; done | "
                   "{ \"$TIMBAO\" tokens; echo \"exit $?\" >&2; } | head -n 1"});
  EXPECT_EQ(outcome.out, "0\tcây\tcay\tsyllable\t0\t4\tcây\n");
  EXPECT_EQ(outcome.err, "exit 0\n");
}

TEST(Program, AClosedPipeEndsABatchQuietly) {
  std::string topics;
  for (int i = 0; i < 5000; ++i) topics += std::to_string(i) + "\tcầu\n";
  const Outcome outcome = run_command({"bash", "-c",
                                       "{ \"$TIMBAO\" run --topics - --db \"$DB\" --format jsonl; "
                                       "echo \"exit $?\" >&2; } | head -c 20"},
                                      {.in = topics, .environment = {{"DB", news_db()}}});
  EXPECT_EQ(outcome.out, R"({"topic": "0", "resu)");
  EXPECT_EQ(outcome.err, "exit 0\n");
}

TEST(Program, AFullDiskIsAFailure) {
  const Outcome outcome = run_timbao({"tokens", "cầu"}, {.out_file = "/dev/full"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_TRUE(contains(outcome.err, "cannot write standard output: No space left on device"));
}

TEST(Program, RunsWithItsStreamsClosed) {
  const TempFolder folder;
  const std::string path = folder.write("a.jsonl", kNewsLines);
  const Outcome outcome = run_command(
      {"bash", "-c", "\"$TIMBAO\" index a.jsonl none.jsonl --db db <&- >&- 2>&-; echo $?"},
      {.folder = folder.path()});
  EXPECT_EQ(outcome.out, "0\n");
  EXPECT_EQ(run_timbao({"search", "--db", folder / "db", "--format=ids", "lúa"}).out, "cau-2\n");
}

TEST(Program, ColourIsForTerminals) {
  if (!has_terminals()) GTEST_SKIP() << "no pseudo-terminals here: /dev/pts is not mounted";
  const Arguments search = {"search", "--db", news_db(), "cầu"};
  const auto coloured = [](const Outcome& outcome) {
    return outcome.out.find("\033[1;31mcầu\033[0m") != std::string::npos;
  };
  const auto with = [&](const std::string& when) {
    Arguments arguments = search;
    arguments.push_back("--color=" + when);
    return arguments;
  };
  using Environment = std::vector<std::pair<std::string, std::string>>;
  const auto on_terminal = [](Environment environment) {
    return Surroundings{.environment = std::move(environment),
                        .terminal = Surroundings::Terminal::out};
  };
  const Environment xterm = {{"TERM", "xterm"}};
  const Environment no_color = {{"TERM", "xterm"}, {"NO_COLOR", "1"}};
  EXPECT_FALSE(coloured(run_timbao(search)));
  EXPECT_TRUE(coloured(run_timbao(with("always"))));
  EXPECT_TRUE(coloured(run_timbao(search, on_terminal(xterm))));
  EXPECT_FALSE(coloured(run_timbao(with("never"), on_terminal(xterm))));
  EXPECT_FALSE(coloured(run_timbao(search, on_terminal(no_color))));
  EXPECT_TRUE(coloured(run_timbao(with("always"), on_terminal(no_color))));
  EXPECT_FALSE(coloured(run_timbao(search, on_terminal({{"TERM", "dumb"}}))));
}

TEST(Program, TextIsWrappedOnTerminalsOnly) {
  if (!has_terminals()) GTEST_SKIP() << "no pseudo-terminals here: /dev/pts is not mounted";
  const Arguments search = {"search", "--db", news_db(), "--color=never", "cây cầu"};
  const std::string passage =
      "Cây cầu dài 1,2 km. Ông Lê Văn Thử nói: “Người dân hai bờ đã chờ cây cầu này";
  EXPECT_TRUE(contains(run_timbao(search).out, passage));
  const Outcome wide = run_timbao(search, {.terminal = Surroundings::Terminal::out});
  EXPECT_LE(longest_line(wide.out), 80U);
  EXPECT_GT(longest_line(wide.out), 60U);
  const Outcome narrow = run_timbao(
      search, {.environment = {{"COLUMNS", "40"}}, .terminal = Surroundings::Terminal::out});
  EXPECT_LE(longest_line(narrow.out), 60U);  // Paths are longer than the line.
  EXPECT_GT(lines_of(narrow.out).size(), lines_of(wide.out).size());
}

}  // namespace
}  // namespace timbao::test
