#include "article/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "article/date_parts.hpp"
#include "article/lines.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Words that stand beside a date and name nobody.
const std::vector<std::string>& date_words() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (const auto* word :
         {"thứ hai", "thứ ba", "thứ tư",   "thứ năm",  "thứ sáu",   "thứ bảy",   "thứ 2",
          "thứ 3",   "thứ 4",  "thứ 5",    "thứ 6",    "thứ 7",     "chủ nhật",  "chúa nhật",
          "ngày",    "lúc",    "cập nhật", "đăng lúc", "đăng ngày", "ngày đăng", "xuất bản",
          "đã đăng", "gmt",    "utc",      "ict",      "giờ",       "mon",       "tue",
          "wed",     "thu",    "fri",      "sat",      "sun",       "date",      "t2",
          "t3",      "t4",     "t5",       "t6",       "t7",        "cn"}) {
      words.push_back(text::normal_form(word));
    }
    return words;
  }();
  return kWords;
}

// True for "Thứ Hai, ngày" and for nothing at all.
bool only_date_words(std::string_view part) {
  const std::string normal = text::normal_form(part);
  std::string_view rest = normal;
  while (!rest.empty()) {
    const auto& words = date_words();
    const auto word = std::find_if(words.begin(), words.end(), [&](const std::string& candidate) {
      return rest.starts_with(candidate) &&
             (rest.size() == candidate.size() || rest[candidate.size()] == ' ');
    });
    if (word == words.end()) return false;
    rest.remove_prefix(std::min(word->size() + 1, rest.size()));
  }
  return true;
}

constexpr std::array<std::string_view, 10> kSeparators = {" - ", " – ", " — ", "|", ",",
                                                          "•",   "·",   "(",   ")", ";"};

std::string_view without_dashes(std::string_view part) {
  part = trimmed(part);
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view dash : {"-", "–", "—", ":", "/"}) {
      if (part.starts_with(dash)) {
        part = trimmed(part.substr(dash.size()));
        more = true;
      }
      if (part.ends_with(dash)) {
        part = trimmed(part.substr(0, part.size() - dash.size()));
        more = true;
      }
    }
  }
  return part;
}

void add_parts(std::string_view text, std::vector<std::string_view>& parts) {
  while (!text.empty()) {
    std::size_t end = text.size();
    std::size_t skip = 0;
    for (const auto separator : kSeparators) {
      const std::size_t at = text.find(separator);
      if (at >= end) continue;
      end = at;
      skip = separator.size();
    }
    const auto part = without_dashes(text.substr(0, end));
    if (!only_date_words(part)) parts.push_back(part);
    text.remove_prefix(end + skip);
  }
}

// What is left of the line around the spans.
std::vector<std::string_view> others_of(std::string_view line, std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.start < b.start; });
  std::vector<std::string_view> parts;
  std::size_t at = 0;
  for (const auto& span : spans) {
    if (span.start > at) add_parts(line.substr(at, span.start - at), parts);
    at = std::max(at, span.end);
  }
  add_parts(line.substr(at), parts);
  return parts;
}

constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

// "Fri, 08 Nov 2024 10:00:00 +0700" with the month in figures, so that it reads like the others.
std::optional<std::string> with_month_in_figures(std::string_view text) {
  const std::string lower = ascii_lower(text);
  for (std::size_t month = 0; month < kEnglishMonths.size(); ++month) {
    const std::size_t at = lower.find(" " + std::string(kEnglishMonths[month]));
    if (at == std::string::npos || at == 0 || !is_digit(lower[at - 1])) continue;
    const std::size_t end = std::min(lower.find(' ', at + 1), lower.size());
    if (end + 1 >= lower.size()) return std::nullopt;
    return std::string(text.substr(0, at)) + "/" + std::to_string(month + 1) + "/" +
           std::string(text.substr(end + 1));
  }
  return std::nullopt;
}

std::optional<Date> date_of_digits(std::string_view text) {
  if (text.size() < 9 || text.size() > 13 || !std::all_of(text.begin(), text.end(), is_digit))
    return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return date_of_number(value);
}

}  // namespace

std::optional<Date> date_of_number(std::int64_t value) {
  constexpr std::int64_t kLastSecond = 253402300799;  // 9999-12-31
  constexpr std::int64_t kMillisecondsFrom = 100000000000;
  if (value >= kMillisecondsFrom) value /= 1000;
  if (value <= 0 || value > kLastSecond) return std::nullopt;
  return date_of_unix_seconds(value);
}

std::optional<DateLine> date_line_of(std::string_view line) {
  constexpr std::size_t kMaxLineBytes = 200;
  if (line.size() > kMaxLineBytes) return std::nullopt;
  const auto day = find_day(line);
  if (!day) return std::nullopt;
  DateLine found;
  found.date.day = day->day;
  std::vector<Span> spans = {day->span};
  if (const auto time = find_time(line, day->span)) {
    found.date.time_of_day = time->time;
    found.date.precision = time->precision;
    spans.push_back(time->span);
    if (const auto zone = find_zone(line, std::max(time->span.end, day->span.end))) {
      found.date.utc_offset = zone->offset;
      spans.push_back(zone->span);
    } else if (line.substr(time->span.end).starts_with("Z") || line.ends_with("GMT")) {
      found.date.utc_offset = std::chrono::minutes(0);
    }
  }
  found.others = others_of(line, std::move(spans));
  return found;
}

std::optional<Date> date_of(std::string_view text) {
  constexpr std::size_t kMaxBytes = 64;
  text = trimmed(text);
  if (text.size() > kMaxBytes) return std::nullopt;
  if (auto date = parse_iso_date(text)) return date;
  if (auto date = date_of_digits(text)) return date;
  if (const auto figures = with_month_in_figures(text)) return date_of(*figures);
  const auto line = date_line_of(text);
  if (!line || !line->others.empty()) return std::nullopt;
  return line->date;
}

}  // namespace timbao::article
