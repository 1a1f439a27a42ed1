#include "article/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "article/furniture.hpp"
#include "article/lines.hpp"
#include "article/outlet_registry.hpp"
#include "timbao/article/outlets.hpp"

namespace timbao::article {
namespace {

constexpr std::size_t kMaxNamesBytes = 160;
constexpr std::size_t kMaxNameWords = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "P.Y", "T.Nhân", "PV", "N.V.A."
bool is_initials(std::string_view word) {
  if (!starts_upper(word) || code_points(word) > 12) return false;
  return word.find('.') != std::string_view::npos || (all_upper(word) && code_points(word) <= 4);
}

bool is_name_word(std::string_view word) {
  constexpr std::string_view kSigns = ",:;!?\"()[]/%&+";
  if (!starts_upper(word) || code_points(word) > 14) return false;
  if (std::any_of(word.begin(), word.end(), is_digit)) return false;
  return word.find_first_of(kSigns) == std::string_view::npos;
}

// Words that stand before names in bylines: "PV Khánh Thi", "Bài: …".
std::string_view without_role(std::string_view name) {
  for (const std::string_view role :
       {"PV ", "BTV ", "CTV ", "Phóng viên ", "Nhà báo ", "By ", "by ", "Bởi "}) {
    if (name.starts_with(role)) return trimmed(name.substr(role.size()));
  }
  return name;
}

// Without what says how somebody made the text: "Khánh Thi thực hiện", "Ghi chép của Khánh Thi".
std::string_view without_work(std::string_view text) {
  for (const std::string_view work :
       {"Phóng sự của ", "Ghi chép của ", "Bút ký của ", "Ký sự của ", "Bài viết của ", "Bài của ",
        "Tùy bút của ", "Tản văn của ", "Truyện ngắn của ", "Bài, ảnh của "}) {
    if (text.starts_with(work)) text = trimmed(text.substr(work.size()));
  }
  for (const std::string_view work :
       {"tổng hợp", "Tổng hợp", "thực hiện", "lược ghi", "ghi", "lược dịch", "biên dịch",
        "biên soạn", "dịch", "sưu tầm", "lược thuật", "t/h", "T/h", "T/H", "th"}) {
    auto rest = text;
    const bool bracketed = rest.ends_with(')');
    if (bracketed) rest.remove_suffix(1);
    if (!rest.ends_with(work) || rest.size() == work.size()) continue;
    rest.remove_suffix(work.size());
    if (bracketed ? rest.ends_with('(') : rest.ends_with(' ') && work.size() > 2)
      return trimmed(rest.substr(0, rest.size() - 1));
  }
  return text;
}

// "Ông Rex Tillerson." is a caption, "Việc UBND TP" the start of a sentence; "N.V.A." and "PV" are
// bylines.
bool is_written_like_names(const std::vector<std::string_view>& words) {
  if (words.front() == "Ông" || words.front() == "Bà" || words.front() == "Theo") return false;
  if (words.back().ends_with('.') && words.back().find('.') + 1 == words.back().size())
    return false;
  std::size_t capitals = 0;
  std::size_t whole_words = 0;
  for (const auto word : words) {
    if (word.find('.') != std::string_view::npos || code_points(word) < 2) continue;
    ++whole_words;
    if (all_upper(word)) ++capitals;
  }
  return capitals == 0 || capitals == whole_words;
}

bool is_one_name(std::string_view text) {
  const auto name = without_role(text);
  const auto words = words_of(name);
  if (words.empty() || words.size() > kMaxNameWords) return false;
  if (!std::all_of(words.begin(), words.end(), is_name_word)) return false;
  if (words.size() == 1 && !is_initials(words.front())) return false;
  if (starts_like_outlet(name) || !is_written_like_names(words)) return false;
  return !is_section_list(name) && !is_registry_place(name) && !outlet_of_name(name) &&
         !host_of(name);
}

std::vector<std::string_view> name_parts(std::string_view text) {
  constexpr std::array<std::string_view, 8> kBetween = {" - ",  " – ", ", ",  "; ",
                                                        " và ", " & ", " | ", "/"};
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t end = std::string_view::npos;
    std::size_t skip = 0;
    for (const auto between : kBetween) {
      const std::size_t at = text.find(between);
      if (at >= end) continue;
      end = at;
      skip = between.size();
    }
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + skip);
  }
}

}  // namespace

bool starts_like_outlet(std::string_view text) {
  constexpr std::array<std::string_view, 12> kStarts = {
      "Báo ",         "BÁO ", "Tạp chí ", "Thông tấn ", "Thời báo ", "Đài ",
      "Truyền hình ", "Tin ", "Trang ",   "Cổng ",      "Hãng ",     "Kênh "};
  // "báo Sông Trăng", but no "báo cáo của sở".
  constexpr std::array<std::string_view, 6> kKinds = {"báo ", "báo điện tử ", "tạp chí ",
                                                      "đài ", "trang ",       "hãng tin "};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](auto start) { return text.starts_with(start); }) ||
         std::any_of(kKinds.begin(), kKinds.end(), [&](auto kind) {
           return text.starts_with(kind) && starts_upper(text.substr(kind.size()));
         });
}

std::string_view byline_name(std::string_view text) {
  if (const std::size_t label = text.find(':'); label != std::string_view::npos) {
    text = text.substr(0, text.substr(0, label).find_last_of("-,;|"));
  }
  return trimmed(text.substr(0, text.find('(')));
}

bool is_names(std::string_view text) {
  if (text.empty() || text.size() > kMaxNamesBytes) return false;
  const auto parts = name_parts(without_work(text));
  return parts.size() <= 6 && std::all_of(parts.begin(), parts.end(), is_one_name);
}

std::optional<std::string> names_of(std::string_view text) {
  text = trimmed(text);
  if (!is_names(text)) return std::nullopt;
  std::string names;
  for (const auto part : name_parts(without_work(text))) {
    if (!names.empty()) names += ", ";
    names += cleaned(words_of(part).size() > 1 ? without_role(part) : part);
  }
  return names;
}

}  // namespace timbao::article
