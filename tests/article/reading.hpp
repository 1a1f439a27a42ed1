// Reads records from memory, for tests.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "timbao/article/reader.hpp"

namespace timbao::article::test {

inline std::vector<Outcome> outcomes_of(std::string_view bytes, input::Kind kind,
                                        std::string_view path = "/corpus/a",
                                        std::uint64_t line = 0) {
  std::string padded(bytes);
  padded.append(input::kPaddingBytes, '\0');
  std::vector<Outcome> outcomes;
  Reader reader;
  input::Record record;
  record.bytes = std::string_view(padded).substr(0, bytes.size());
  record.path = path;
  record.line = line;
  record.kind = kind;
  reader.read(record, outcomes);
  return outcomes;
}

// The one article that the bytes hold; fails the test, and is empty, where they hold something
// else.
inline Article article_of(std::string_view bytes, input::Kind kind,
                          std::string_view path = "/corpus/a") {
  auto outcomes = outcomes_of(bytes, kind, path, kind == input::Kind::json_line ? 7 : 0);
  if (outcomes.size() == 1 && std::holds_alternative<Article>(outcomes[0])) {
    return std::get<Article>(std::move(outcomes[0]));
  }
  ADD_FAILURE() << outcomes.size() << " outcomes of " << bytes.substr(0, 200)
                << (outcomes.size() == 1 ? "\n" + std::get<Issue>(outcomes[0]).reason : "");
  return {};
}

inline Article page(std::string_view text) { return article_of(text, input::Kind::text); }
inline Article json(std::string_view text) { return article_of(text, input::Kind::json); }

// What a row says below its heading.
inline std::vector<Outcome> row_outcomes(std::string_view heading, std::string_view row,
                                         input::Kind kind = input::Kind::csv_row) {
  input::Record record;
  record.bytes = row;
  record.path = "/corpus/a.csv";
  record.line = 2;
  record.kind = kind;
  record.header = heading;
  std::vector<Outcome> outcomes;
  Reader reader;
  reader.read(record, outcomes);
  return outcomes;
}

inline Article row(std::string_view heading, std::string_view bytes,
                   input::Kind kind = input::Kind::csv_row) {
  auto outcomes = row_outcomes(heading, bytes, kind);
  if (outcomes.size() == 1 && std::holds_alternative<Article>(outcomes[0])) {
    return std::get<Article>(std::move(outcomes[0]));
  }
  ADD_FAILURE() << bytes << "\n"
                << (outcomes.size() == 1 ? std::get<Issue>(outcomes[0]).reason : "no outcome");
  return {};
}

inline std::string row_reason(std::string_view heading, std::string_view bytes,
                              input::Kind kind = input::Kind::csv_row) {
  const auto outcomes = row_outcomes(heading, bytes, kind);
  const auto* issue = outcomes.size() == 1 ? std::get_if<Issue>(&outcomes[0]) : nullptr;
  return issue == nullptr ? "an article" : issue->reason;
}

// The reason of the one issue; "an article" where there is none.
inline std::string reason_of(std::string_view bytes, input::Kind kind) {
  const auto outcomes = outcomes_of(bytes, kind);
  if (outcomes.size() != 1) return std::to_string(outcomes.size()) + " outcomes";
  const auto* issue = std::get_if<Issue>(&outcomes[0]);
  return issue == nullptr ? "an article" : issue->reason;
}

inline std::string domain_of(const std::optional<Outlet>& outlet) {
  if (!outlet) return "none";
  return outlet->domain.value_or(outlet->name.value_or("empty"));
}

}  // namespace timbao::article::test
