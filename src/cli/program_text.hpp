// What help and the manual say of the program as a whole.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace timbao::cli {

inline constexpr std::string_view kProgramSummary = "search archives of Vietnamese newspapers";

inline constexpr std::string_view kProgramDescription =
    "Builds an index of newspaper articles from files, folders and archives of many\n"
    "kinds, and answers questions with ranked passages and the outlets that they come\n"
    "from. Understands Vietnamese as it is really written and typed.";

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kProgramOptions = {{
    {"-h, --help", "show this help; after a command, that of the command"},
    {"--version", "show the version"},
}};

inline constexpr std::string_view kExitStatus =
    "0 done, 1 nothing matched, 2 bad usage, bad input or a failure.";

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kProgramVariables = {{
    {"TIMBAO_DB", "the index, where no --db names one"},
    {"XDG_DATA_HOME", "where timbao/db is the last place to look for an index"},
    {"NO_COLOR", "if it is not empty, text is not coloured"},
    {"COLUMNS", "how wide lines are on a terminal"},
    {"SOURCE_DATE_EPOCH", "the day of access of citations, in seconds since 1970 (default: today)"},
}};

inline constexpr std::string_view kProgramExamples =
    "  timbao index articles/\n"
    "  timbao search ngoại giao\n";

}  // namespace timbao::cli
