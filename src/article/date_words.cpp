#include "article/date_words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "article/date_cursor.hpp"
#include "article/lines.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

struct DateWord {
  std::string word;
  DateSense sense;
};

const std::vector<DateWord>& date_words() {
  static const std::vector<DateWord> kWords = [] {
    std::vector<DateWord> words;
    const auto add = [&](DateSense sense, std::initializer_list<const char*> texts) {
      for (const auto* text : texts) words.push_back({text::normal_form(text), sense});
    };
    add(DateSense::label,
        {"thứ hai",   "thứ ba",    "thứ tư",   "thứ năm", "thứ sáu",  "thứ bảy",  "thứ bẩy",
         "thứ 2",     "thứ 3",     "thứ 4",    "thứ 5",   "thứ 6",    "thứ 7",    "chủ nhật",
         "chúa nhật", "ngày",      "cập nhật", "đăng",    "đã đăng",  "xuất bản", "mon",
         "tue",       "wed",       "thu",      "fri",     "sat",      "sun",      "monday",
         "tuesday",   "wednesday", "thursday", "friday",  "saturday", "sunday",   "date",
         "published", "posted",    "updated",  "publish", "update",   "t2",       "t3",
         "t4",        "t5",        "t6",       "t7",      "cn",       "thời gian"});
    add(DateSense::plain,
        {"lúc",     "gmt",  "utc",      "ict",      "giờ",  "phút",      "t",
         "on",      "at",   "vào",      "tạo",      "tải",  "viết",      "time",
         "first",   "last", "modified", "lần cuối", "sửa",  "đổi",       "mới nhất",
         "hôm nay", "sáng", "chiều",    "tối",      "trưa", "phát hành", "việt nam"});
    add(DateSense::count, {"lượt xem", "lượt đọc", "lượt", "bình luận", "views", "view", "comments",
                           "comment", "xem", "đọc", "đã xem"});
    return words;
  }();
  return kWords;
}

}  // namespace

std::optional<DateSense> sense_of_date_words(std::string_view part) {
  const std::string normal = text::normal_form(part);
  std::string_view rest = normal;
  DateSense sense = DateSense::plain;
  bool digits = false;
  while (!rest.empty()) {
    const auto& words = date_words();
    const auto word = std::find_if(words.begin(), words.end(), [&](const DateWord& candidate) {
      return rest.starts_with(candidate.word) &&
             (rest.size() == candidate.word.size() || rest[candidate.word.size()] == ' ');
    });
    std::size_t bytes = std::min(rest.find(' '), rest.size());
    if (word != words.end()) {
      bytes = word->word.size();
      if (word->sense != DateSense::plain) sense = word->sense;
    } else if (std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(bytes),
                           is_digit)) {
      digits = true;
    } else {
      return std::nullopt;
    }
    rest.remove_prefix(std::min(bytes + 1, rest.size()));
  }
  if (digits && sense != DateSense::count) return std::nullopt;
  return sense;
}

std::optional<std::chrono::weekday> weekday_in(std::string_view line) {
  struct Name {
    std::string_view word;
    unsigned day;
  };
  static constexpr std::array<Name, 23> kNames = {
      {{"thứ hai", 1}, {"thứ ba", 2},  {"thứ tư", 3}, {"thứ năm", 4},  {"thứ sáu", 5},
       {"thứ bảy", 6}, {"thứ bẩy", 6}, {"thứ 2", 1},  {"thứ 3", 2},    {"thứ 4", 3},
       {"thứ 5", 4},   {"thứ 6", 5},   {"thứ 7", 6},  {"chủ nhật", 0}, {"chúa nhật", 0},
       {"mon", 1},     {"tue", 2},     {"wed", 3},    {"thu", 4},      {"fri", 5},
       {"sat", 6},     {"sun", 0},     {"cn", 0}}};
  const std::string normal = " " + text::normal_form(line) + " ";
  for (const auto& [word, day] : kNames) {
    const bool english = is_ascii(word);
    const std::string wanted =
        " " + (english ? std::string(word) : text::normal_form(word)) + (english ? "" : " ");
    const std::size_t at = normal.find(wanted);
    if (at == std::string::npos) continue;
    // "thu", but "thursday" as well; "sat", but no "sato".
    const auto rest = std::string_view(normal).substr(at + wanted.size());
    if (english && !rest.starts_with(' ') &&
        rest.substr(0, rest.find(' ')).find("day") == std::string_view::npos)
      continue;
    return std::chrono::weekday(day);
  }
  return std::nullopt;
}

bool says_updated(std::string_view label) {
  const std::string normal = text::normal_form(label);
  for (const auto* word : {"cập nhật", "sửa", "updated", "update", "modified"}) {
    if (normal.find(text::normal_form(word)) != std::string::npos) return true;
  }
  return false;
}

}  // namespace timbao::article
