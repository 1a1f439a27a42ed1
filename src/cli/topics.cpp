#include "cli/topics.hpp"

#include <optional>
#include <string_view>
#include <unordered_set>

namespace timbao::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kWhiteSpace = " \t\r\n\v\f";

std::optional<std::string> fault_of(const Topic& topic, bool has_tab) {
  if (!has_tab) return "no tab between topic id and query";
  if (topic.id.empty()) return "no topic id before the tab";
  if (topic.id.find_first_of(kWhiteSpace) != std::string::npos) {
    return "white space in topic id '" + topic.id + "'";
  }
  return std::nullopt;
}

}  // namespace

Topics parse_topics(std::istream& in, const std::string& path) {
  Topics topics;
  std::unordered_set<std::string> ids;
  std::string text;
  for (std::uint64_t line = 1; std::getline(in, text); ++line) {
    if (line == 1 && text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    if (text.ends_with('\r')) text.pop_back();
    if (text.find_first_not_of(kWhiteSpace) == std::string::npos) continue;
    const std::size_t tab = text.find('\t');
    const bool has_tab = tab != std::string::npos;
    Topic topic{text.substr(0, tab), has_tab ? text.substr(tab + 1) : std::string(), line};
    std::optional<std::string> fault = fault_of(topic, has_tab);
    if (!fault.has_value() && !ids.insert(topic.id).second) {
      fault = "topic id '" + topic.id + "' again";
    }
    if (fault.has_value()) {
      topics.issues.push_back({path, line, *fault});
    } else {
      topics.list.push_back(std::move(topic));
    }
  }
  return topics;
}

}  // namespace timbao::cli
