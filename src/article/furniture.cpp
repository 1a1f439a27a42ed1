#include "article/furniture.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "article/lines.hpp"
#include "timbao/base/tsv.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::embedded {
// NOLINTNEXTLINE(readability-identifier-naming): named after its file.
extern const std::string_view furniture_tsv;
}  // namespace timbao::embedded

namespace timbao::article {
namespace {

// Longer lines are prose whatever words they hold. Bytes; no label or notice met is longer.
constexpr std::size_t kMaxFurnitureBytes = 300;
constexpr std::size_t kMaxHeadingBytes = 90;

struct Rule {
  std::string_view marker;
  std::string key;  // The marker in normal form; the part before "…" for a pattern.
  std::string key_after;
  Furniture furniture;
  bool wants_colon;  // A prefix counts only with a colon behind it.
};

using RulesByWord = std::unordered_map<std::string, std::vector<Rule>>;

struct Rules {
  std::unordered_map<std::string, Rule> lines;
  RulesByWord prefixes;  // By the first term of the marker.
  std::vector<Rule>
      sign_prefixes;  // Markers that start with a sign, compared as written: "[Video]", ">>".
  std::vector<Rule> patterns;
  std::vector<Rule> contained;
  std::vector<Rule> suffixes;
  std::unordered_set<std::string> sections;
};

FurnitureAction action_of(std::string_view name) {
  if (name == "drop_line") return FurnitureAction::drop_line;
  if (name == "cut_after") return FurnitureAction::cut_after;
  if (name == "end_of_body") return FurnitureAction::end_of_body;
  if (name == "caption") return FurnitureAction::caption;
  if (name == "strip") return FurnitureAction::strip;
  return FurnitureAction::none;
}

std::string first_term(std::string_view normal) {
  return std::string(normal.substr(0, normal.find(' ')));
}

bool starts_with_sign(std::string_view marker) {
  return std::string_view("[(>*/").find(marker.front()) != std::string_view::npos;
}

void add_prefix(Rules& rules, Rule rule) {
  if (rule.key.empty() || starts_with_sign(rule.marker)) {
    rules.sign_prefixes.push_back(std::move(rule));
  } else {
    rules.prefixes[first_term(rule.key)].push_back(std::move(rule));
  }
}

void add_pattern(Rules& rules, Rule rule) {
  constexpr std::string_view kGap = "…";
  const std::size_t gap = std::min(rule.marker.find(kGap), rule.marker.size());
  rule.key = text::normal_form(rule.marker.substr(0, gap));
  rule.key_after =
      text::normal_form(rule.marker.substr(std::min(gap + kGap.size(), rule.marker.size())));
  rules.patterns.push_back(std::move(rule));
}

Rules rules_of(std::string_view table) {
  enum Column { marker, match, category, action, column_count };
  Rules rules;
  for (const auto& row : tsv_rows(table)) {
    if (row.size() != column_count || row[marker].empty()) continue;
    Rule rule{row[marker],
              text::normal_form(row[marker]),
              {},
              {action_of(row[action]), row[category], {}},
              row[marker].back() == ':' || row[match] == "line_or_prefix"};
    if (row[category] == "section") rules.sections.insert(rule.key);
    if (row[match] == "line" || row[match] == "line_or_prefix") rules.lines.emplace(rule.key, rule);
    if (row[match] == "prefix" || row[match] == "line_or_prefix") add_prefix(rules, rule);
    if (row[match] == "pattern") add_pattern(rules, rule);
    if (row[match] == "contains") rules.contained.push_back(rule);
    if (row[match] == "suffix") rules.suffixes.push_back(rule);
  }
  return rules;
}

const Rules& rules() {
  static const Rules kRules = rules_of(embedded::furniture_tsv);
  return kRules;
}

// Whether `normal` begins with the terms of `key`.
bool starts_with_terms(std::string_view normal, std::string_view key) {
  return normal.starts_with(key) && (normal.size() == key.size() || normal[key.size()] == ' ');
}

bool ends_with_terms(std::string_view normal, std::string_view key) {
  return normal.ends_with(key) &&
         (normal.size() == key.size() || normal[normal.size() - key.size() - 1] == ' ');
}

std::optional<std::string_view> after_colon(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return trimmed(line.substr(colon + 1));
}

// "Tin, ảnh: P.Y": the marker's colon has to stand right behind its words.
std::optional<Furniture> by_colon_prefix(const Rule& rule, std::string_view line) {
  const auto rest = after_colon(line);
  if (!rest || text::normal_form(line.substr(0, line.find(':'))) != rule.key) return std::nullopt;
  Furniture furniture = rule.furniture;
  furniture.rest = *rest;
  return furniture;
}

// "Chủ đề Chủ trương - Chính sách" is a link; "Chủ đề của hội thảo năm nay là…" opens a paragraph.
bool is_label(const Rule& rule, std::string_view line) {
  constexpr std::size_t kMaxLabelChars = 60;
  const bool short_only = rule.furniture.category == "tags" || rule.furniture.category == "nav" ||
                          rule.furniture.category == "byline";
  return !short_only || (code_points(line) <= kMaxLabelChars && !ends_in_full_stop(line));
}

std::optional<Furniture> by_prefix(std::string_view line, std::string_view normal) {
  for (const auto& rule : rules().sign_prefixes) {
    if (!line.starts_with(rule.marker)) continue;
    Furniture furniture = rule.furniture;
    furniture.rest = trimmed(line.substr(rule.marker.size()));
    return furniture;
  }
  const auto at = rules().prefixes.find(first_term(normal));
  if (at == rules().prefixes.end()) return std::nullopt;
  for (const auto& rule : at->second) {
    if (!starts_with_terms(normal, rule.key)) continue;
    if (rule.wants_colon) {
      if (auto furniture = by_colon_prefix(rule, line)) return furniture;
    } else if (is_label(rule, line)) {
      return rule.furniture;
    }
  }
  return std::nullopt;
}

constexpr std::size_t kMaxNoticeBytes = 160;

bool contains(const Rule& rule, std::string_view line, std::string_view normal) {
  // A picture's credit stands at its end; "(Bnews/TTXVN) - …" opens a story.
  constexpr std::size_t kCreditBytes = 60;
  if (rule.furniture.action == FurnitureAction::drop_line && line.size() > kMaxNoticeBytes)
    return false;
  if (rule.furniture.action == FurnitureAction::caption && line.front() == '(') return false;
  if (rule.furniture.action == FurnitureAction::caption &&
      back_of(line, kCreditBytes).find(rule.marker) == std::string_view::npos) {
    return false;
  }
  if (starts_with_sign(rule.marker)) return line.find(rule.marker) != std::string_view::npos;
  if (rule.marker.back() == ':' && line.find(':') == std::string_view::npos) return false;
  return normal.find(rule.key) != std::string_view::npos;
}

// Such a link may share its line with others before it: "Quay về đầu trang Theo dõi Báo Núi Mây
// trên Google News".
bool matches_pattern(const Rule& rule, const std::string& normal) {
  if (rule.key_after.empty()) {
    return starts_with_terms(normal, rule.key) &&
           is_section_list(std::string_view(normal).substr(rule.key.size()));
  }
  const bool starts = (" " + normal).find(" " + rule.key + " ") != std::string::npos;
  return starts && ends_with_terms(normal, rule.key_after);
}

std::optional<Furniture> by_parts(std::string_view line, const std::string& normal) {
  for (const auto& rule : rules().patterns) {
    if (matches_pattern(rule, normal)) return rule.furniture;
  }
  for (const auto& rule : rules().contained) {
    if (contains(rule, line, normal)) return rule.furniture;
  }
  for (const auto& rule : rules().suffixes) {
    if (!line.ends_with(')') || !ends_with_terms(normal, rule.key) ||
        line.size() > kMaxHeadingBytes)
      continue;
    Furniture furniture = rule.furniture;
    furniture.rest = trimmed(line.substr(0, line.rfind('(')));
    return furniture;
  }
  return std::nullopt;
}

// ">> Cầu mới thông xe", "Xem thêm > > Cầu mới thông xe": what stands behind the arrows.
std::optional<std::string_view> linked_title(std::string_view line) {
  constexpr std::size_t kMaxLabelBytes = 24;
  const std::size_t arrow = line.substr(0, kMaxLabelBytes).find('>');
  if (arrow == std::string_view::npos) return std::nullopt;
  const auto label = trimmed(line.substr(0, arrow));
  auto rest = trimmed(line.substr(arrow + 1));
  const bool two = rest.starts_with('>');
  while (rest.starts_with('>')) rest = trimmed(rest.substr(1));
  const bool link = label.empty() ? two : rules().lines.contains(text::normal_form(label));
  if (!link) return std::nullopt;
  return rest;
}

}  // namespace

Furniture furniture_of(std::string_view line) {
  if (const auto title = linked_title(line)) {
    return {FurnitureAction::drop_line, "inline_related", *title};
  }
  if (line.empty() || line.size() > kMaxFurnitureBytes) return {};
  const std::string normal = text::normal_form(line);
  const auto at = rules().lines.find(normal);
  if (at != rules().lines.end() && line.size() <= kMaxHeadingBytes) {
    const bool link_label =
        line.ends_with(':') && at->second.furniture.action == FurnitureAction::cut_after;
    if (!link_label) return at->second.furniture;
  }
  if (auto furniture = by_prefix(line, normal)) return *furniture;
  if (auto furniture = by_parts(line, normal)) return *furniture;
  return at != rules().lines.end() && line.size() <= kMaxHeadingBytes ? at->second.furniture
                                                                      : Furniture{};
}

bool is_section_list(std::string_view line) {
  if (line.size() > kMaxFurnitureBytes) return false;
  const std::string normal = text::normal_form(line);
  std::string_view rest = normal;
  constexpr std::size_t kMostTerms = 6;
  while (!rest.empty()) {
    std::size_t taken = 0;
    std::size_t end = 0;
    for (std::size_t terms = 0; terms < kMostTerms && end < rest.size(); ++terms) {
      end = std::min(rest.find(' ', end + 1), rest.size());
      if (rules().sections.contains(std::string(rest.substr(0, end)))) taken = end;
    }
    if (taken == 0) return false;
    rest.remove_prefix(std::min(taken + 1, rest.size()));
  }
  return !normal.empty();
}

}  // namespace timbao::article
