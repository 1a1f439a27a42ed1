// `timbao completion`: real shells complete command lines with the scripts it prints.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "support/news_index.hpp"
#include "support/run_timbao.hpp"
#include "support/text.hpp"

namespace timbao::test {
namespace {

using Words = std::vector<std::string>;

bool has(const std::string& program) {
  return run_command({"sh", "-c", "command -v " + program}).code == 0;
}

bool holds(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A folder with timbao in bin/, the index timbao.db, a file and a folder.
const TempFolder& desk() {
  static const TempFolder folder;
  static const bool made = [] {
    std::filesystem::create_directory(folder / "bin");
    std::filesystem::create_symlink(TIMBAO_BINARY, folder / "bin/timbao");
    std::filesystem::create_directory_symlink(news_db(), folder / "timbao.db");
    std::filesystem::create_directory(folder / "bài viết");
    folder.write("bản tin.jsonl", "");
    return true;
  }();
  static_cast<void>(made);
  return folder;
}

Outcome in_shell(Arguments command) {
  const std::string path = desk() / "bin:" + std::string(std::getenv("PATH"));
  command.insert(command.begin(), {"env", "PATH=" + path});
  return run_command(
      std::move(command),
      {.folder = desk().path(),
       .environment = {{"HOME", desk().path()}, {"LC_ALL", "C.UTF-8"}, {"TERM", "dumb"}}});
}

// What bash offers for the last of the words behind "timbao".
Words bash_offers(Words words) {
  constexpr const char* kScript =
      "source <(timbao completion bash) && COMP_WORDS=(timbao \"$@\") COMP_CWORD=$# && _timbao && "
      "for word in \"${COMPREPLY[@]}\"; do printf '%s\\n' \"$word\"; done";
  words.insert(words.begin(), {"bash", "--norc", "-c", kScript, "bash"});
  const Outcome outcome = in_shell(std::move(words));
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  return lines_of(outcome.out);
}

TEST(BashCompletion, OffersCommands) {
  const Words all = bash_offers({""});
  for (const cli::Command& command : cli::commands()) {
    EXPECT_TRUE(holds(all, std::string(command.name))) << command.name;
  }
  EXPECT_EQ(bash_offers({"sear"}), Words{"search"});
  EXPECT_EQ(bash_offers({"--v"}), Words{"--version"});
  EXPECT_EQ(bash_offers({"help", "sear"}), Words{"search"});
}

TEST(BashCompletion, OffersTheOptionsOfEachCommand) {
  for (const cli::Command& command : cli::commands()) {
    const Words all = bash_offers({std::string(command.name), "--"});
    for (const cli::OptionDescription& option : command.describe().options) {
      EXPECT_TRUE(holds(all, "--" + option.name)) << command.name << " --" << option.name;
    }
  }
  EXPECT_EQ(bash_offers({"stats", "--fo"}), Words{"--format"});
}

TEST(BashCompletion, OffersValues) {
  EXPECT_EQ(bash_offers({"search", "--format", "js"}), (Words{"json", "jsonl"}));
  EXPECT_EQ(bash_offers({"search", "--format", "=", "js"}), (Words{"json", "jsonl"}));
  EXPECT_EQ(bash_offers({"search", "--sort", "="}), (Words{"relevance", "date", "date-asc"}));
  EXPECT_EQ(bash_offers({"search", "--accents", ""}), (Words{"auto", "strict", "ignore"}));
  EXPECT_EQ(bash_offers({"search", "--limit", ""}), Words{});
  EXPECT_EQ(bash_offers({"search", "-n", ""}), Words{});
  EXPECT_EQ(bash_offers({"completion", "z"}), Words{"zsh"});
}

TEST(BashCompletion, OffersFilesAndFolders) {
  EXPECT_EQ(bash_offers({"index", "bản"}), Words{"bản tin.jsonl"});
  EXPECT_EQ(bash_offers({"run", "--topics", "bản"}), Words{"bản tin.jsonl"});
  EXPECT_EQ(bash_offers({"search", "--db", "bi"}), Words{"bin"});
  EXPECT_EQ(bash_offers({"search", "--db", "bà"}), Words{"bài viết"});
  EXPECT_EQ(bash_offers({"search", "b"}), Words{});
}

TEST(BashCompletion, OffersOutletsOfTheIndex) {
  EXPECT_EQ(bash_offers({"search", "--outlet", "baos"}), Words{"baosongtrang.example"});
  EXPECT_EQ(bash_offers({"search", "--db", "=", news_db(), "--outlet", "=", "sa"}),
            Words{"sanco.example"});
  EXPECT_EQ(bash_offers({"search", "--db", "/none", "--outlet", "sa"}), Words{});
}

// What fish offers at the end of `line`, without descriptions.
Words fish_offers(const std::string& line) {
  const Outcome outcome =
      in_shell({"fish", "--no-config", "-c",
                "timbao completion fish | source; complete -C $argv[1] | cut -f 1", line});
  EXPECT_EQ(outcome.err, "");
  return lines_of(outcome.out);
}

TEST(FishCompletion, OffersWhatTheCommandHas) {
  if (!has("fish")) GTEST_SKIP() << "fish is not installed";
  EXPECT_EQ(fish_offers("timbao sear"), Words{"search"});
  EXPECT_EQ(fish_offers("timbao stats --fo"), Words{"--format"});
  EXPECT_EQ(fish_offers("timbao search --format js"), (Words{"json", "jsonl"}));
  EXPECT_EQ(fish_offers("timbao search --format=csl"), Words{"--format=csljson"});
  EXPECT_EQ(fish_offers("timbao search --limit "), Words{});
  EXPECT_EQ(fish_offers("timbao search b"), Words{});
  EXPECT_EQ(fish_offers("timbao completion z"), Words{"zsh"});
  EXPECT_EQ(fish_offers("timbao help sear"), Words{"search"});
  EXPECT_EQ(fish_offers("timbao index bản"), Words{"bản tin.jsonl"});
  EXPECT_EQ(fish_offers("timbao run --topics bản"), Words{"bản tin.jsonl"});
  EXPECT_EQ(fish_offers("timbao search --db bi"), Words{"bin/"});
  EXPECT_EQ(fish_offers("timbao search --outlet baos"), Words{"baosongtrang.example"});
  EXPECT_EQ(fish_offers("timbao search --db " + news_db() + " --outlet sa"),
            Words{"sanco.example"});
}

// `line` as zsh leaves it when Tab is pressed at its end, in a pseudo-terminal.
std::string zsh_completes(const std::string& line) {
  constexpr const char* kScript = R"zsh(
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell 'PS1= PS2= RPS1=; autoload -Uz compinit; compinit -u -d "$HOME/.zcompdump"'
    zpty -w shell 'source <(timbao completion zsh); LISTMAX=10000; setopt no_auto_menu'
    zpty -w shell 'show() { print -r -- "<<$BUFFER>>"; exit }; zle -N show; bindkey "^X" show'
    zpty -w shell 'bindkey "^I" complete-word; print ready-$((6 * 7))'
    zpty -r shell text '*ready-42*'
    zpty -w -n shell "$1"$'\t\x18'
    zpty -r shell text '*<<*>>*'
    text=${text##*<<}
    print -r -- "${text%%>>*}")zsh";
  const Outcome outcome = in_shell({"zsh", "-f", "-c", kScript, "zsh", line});
  const Words lines = lines_of(outcome.out);
  return lines.empty() ? "nothing; " + outcome.err : lines.back();
}

TEST(ZshCompletion, CompletesWhatTheCommandHas) {
  if (!has("zsh")) GTEST_SKIP() << "zsh is not installed";
  if (!has_terminals()) GTEST_SKIP() << "no pseudo-terminals here: /dev/pts is not mounted";
  EXPECT_EQ(zsh_completes("timbao sear"), "timbao search ");
  EXPECT_EQ(zsh_completes("timbao stats --fo"), "timbao stats --format=");
  EXPECT_EQ(zsh_completes("timbao search --format csl"), "timbao search --format csljson ");
  EXPECT_EQ(zsh_completes("timbao search --format=csl"), "timbao search --format=csljson ");
  EXPECT_EQ(zsh_completes("timbao completion z"), "timbao completion zsh ");
  EXPECT_EQ(zsh_completes("timbao help sear"), "timbao help search ");
  EXPECT_EQ(zsh_completes("timbao search --db bi"), "timbao search --db bin/");
  EXPECT_EQ(zsh_completes("timbao search --outlet baos"),
            "timbao search --outlet baosongtrang.example ");
  EXPECT_EQ(zsh_completes("timbao search --db " + news_db() + " --outlet sa"),
            "timbao search --db " + news_db() + " --outlet sanco.example ");
  EXPECT_EQ(zsh_completes("timbao search xyz"), "timbao search xyz");
}

TEST(Completion, ShellsHaveNoComplaints) {
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    if (!has(shell)) continue;
    EXPECT_EQ(in_shell({"bash", "-c",
                        "timbao completion " + shell + " > script; " + shell + " -n script"})
                  .err,
              "");
  }
}

TEST(Completion, NeedsAShell) {
  EXPECT_EQ(run_timbao({"completion"}).code, 2);
  EXPECT_TRUE(contains(run_timbao({"completion", "fsh"}).err, "is not one of bash, zsh, fish"));
}

}  // namespace
}  // namespace timbao::test
