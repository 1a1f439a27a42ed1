// A small index for one test, made by update() from JSON Lines that the test spells out.
#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/temp_folder.hpp"
#include "timbao/base/issue.hpp"
#include "timbao/index/update.hpp"

namespace timbao::test {

using Fields = std::vector<std::pair<std::string, std::string>>;

// A JSON string, quotes included.
inline std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// One line of JSON Lines: record({{"id", "a"}, {"body", "Lũ quét ở Kỳ Sơn."}}).
inline std::string record(const Fields& fields) {
  std::string line = "{";
  for (const auto& [key, value] : fields) {
    if (line.size() > 1) line += ", ";
    line += json_string(key) + ": " + json_string(value);
  }
  return line + "}\n";
}

inline std::string record(std::string_view id, std::string_view body) {
  return record({{"id", std::string(id)}, {"body", std::string(body)}});
}

// What one call of update() reported.
struct UpdateRun {
  index::UpdateReport report;
  std::vector<std::string> rejected;  // Issue::message() of each.
  std::vector<std::string> warned;
};

inline UpdateRun run_update(const std::filesystem::path& index,
                            const std::vector<std::string>& paths,
                            const index::UpdateOptions& options = {}) {
  UpdateRun run;
  index::UpdateListener listener;
  listener.rejected = [&run](const Issue& issue) { run.rejected.push_back(issue.message()); };
  listener.warned = [&run](const Issue& issue) { run.warned.push_back(issue.message()); };
  run.report = index::update(index, paths, options, listener);
  return run;
}

// Use it from one thread.
class SampleIndex {
 public:
  SampleIndex() = default;
  explicit SampleIndex(std::initializer_list<std::string> lines) { feed(lines); }
  explicit SampleIndex(const std::vector<std::string>& lines) { feed(lines); }

  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "db"; }
  [[nodiscard]] const TempFolder& folder() const { return folder_; }

  // Writes the lines into a file of their own and updates the index with it.
  UpdateRun feed(const std::vector<std::string>& lines, const index::UpdateOptions& options = {}) {
    std::string text;
    for (const std::string& line : lines) text += line;
    return run_update(path(), {folder_.write("feed-" + std::to_string(feeds_++) + ".jsonl", text)},
                      options);
  }

 private:
  TempFolder folder_;
  std::size_t feeds_ = 0;
};

}  // namespace timbao::test
