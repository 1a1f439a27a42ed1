#include "search/number_variants.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace timbao::search {
namespace {

using Terms = std::vector<std::string>;

// The value of a term of one to four digits.
std::optional<int> number(std::string_view term) {
  int value = 0;
  const char* const end = term.data() + term.size();
  const auto [stop, error] = std::from_chars(term.data(), end, value);
  if (term.empty() || term.size() > 4 || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

bool is_within(std::string_view term, int least, int most) {
  const auto value = number(term);
  return value && *value >= least && *value <= most;
}

// Terms of the run one after another, as a date or time reads them.
class Scan {
 public:
  Scan(const Run& run, std::size_t first) : run_(&run), at_(first) {}

  [[nodiscard]] std::size_t at() const { return at_; }

  bool take_word(std::string_view word) {
    if (at_ == run_->size() || (*run_)[at_].plain != run_->plain(word)) return false;
    ++at_;
    return true;
  }

  std::optional<std::string> take_number(int least, int most) {
    if (at_ == run_->size() || !is_within((*run_)[at_].term, least, most)) return std::nullopt;
    return std::string((*run_)[at_++].term);
  }

  // A number of the word that the last term belongs to: "10/9" but not "10 9".
  std::optional<std::string> take_joined_number(int least, int most) {
    if (at_ == run_->size() || run_->is_word_start(at_)) return std::nullopt;
    return take_number(least, most);
  }

 private:
  const Run* run_;
  std::size_t at_;
};

struct WrittenDate {
  std::string day, month;           // Day may be empty,
  std::optional<std::string> year;  // but then there is a year.
  std::size_t end = 0;
};

constexpr int kFirstYear = 1000, kLastYear = 2999;

// "năm 1962", or the same number right behind the month's sign.
void take_year(Scan& scan, WrittenDate& date) {
  Scan ahead = scan;
  date.year = ahead.take_joined_number(kFirstYear, kLastYear);
  if (!date.year && ahead.take_word("năm")) date.year = ahead.take_number(kFirstYear, kLastYear);
  if (date.year) scan = ahead;
}

std::optional<WrittenDate> date_at(const Run& run, std::size_t first) {
  Scan scan(run, first);
  WrittenDate date;
  const bool said_day = scan.take_word("ngày") || scan.take_word("mùng");
  if (const auto day = scan.take_number(1, 31)) date.day = *day;
  if (said_day && date.day.empty()) return std::nullopt;
  const bool said_month = scan.take_word("tháng");
  const auto month = said_month ? scan.take_number(1, 12) : scan.take_joined_number(1, 12);
  if (!month) return std::nullopt;
  date.month = *month;
  take_year(scan, date);
  if (date.day.empty() && !date.year) return std::nullopt;
  date.end = scan.at();
  return date;
}

std::vector<Terms> spellings_of(const WrittenDate& date) {
  std::vector<Terms> spellings;
  const auto add = [&spellings](Terms terms) { spellings.push_back(std::move(terms)); };
  if (!date.year) {
    add({date.day, date.month});
    add({date.day, "tháng", date.month});
  } else if (date.day.empty()) {
    add({"tháng", date.month, *date.year});
    add({"tháng", date.month, "năm", *date.year});
  } else {
    add({date.day, date.month, *date.year});
    add({date.day, date.month, "năm", *date.year});
    add({date.day, "tháng", date.month, *date.year});
    add({date.day, "tháng", date.month, "năm", *date.year});
  }
  return spellings;
}

bool says(const Run& run, std::size_t first, std::size_t end, const Terms& terms) {
  return end - first == terms.size() &&
         std::equal(
             terms.begin(), terms.end(), &run[first],
             [](const std::string& term, const RunTerm& there) { return term == there.term; });
}

struct Clock {
  std::string hours;
  std::optional<std::string> minutes;
  std::size_t end = 0;
};

// "14h50", "14g50", "9h": one term.
std::optional<Clock> clock_of_term(std::string_view term, std::size_t end) {
  const std::size_t letter = term.find_first_not_of("0123456789");
  if (letter == term.npos || (term[letter] != 'h' && term[letter] != 'g')) return std::nullopt;
  const std::string_view minutes = term.substr(letter + 1);
  if (!is_within(term.substr(0, letter), 0, 24)) return std::nullopt;
  Clock clock{std::string(term.substr(0, letter)), std::nullopt, end};
  if (minutes.empty()) return term[letter] == 'h' ? std::optional(clock) : std::nullopt;
  if (minutes.size() != 2 || !is_within(minutes, 0, 59)) return std::nullopt;
  clock.minutes = minutes;
  return clock;
}

std::optional<Clock> clock_at(const Run& run, std::size_t first) {
  if (const auto clock = clock_of_term(run[first].term, first + 1)) return clock;
  Scan scan(run, first);
  const auto hours = scan.take_number(0, 24);
  if (!hours) return std::nullopt;
  Clock clock{*hours, std::nullopt, 0};
  const bool colon = run.word(run[first].word).text.find(':') != std::string::npos;
  if (scan.take_word("giờ")) {
    clock.minutes = scan.take_number(0, 59);
    if (clock.minutes) scan.take_word("phút");
  } else if (colon && scan.at() < run.size() && run[scan.at()].term.size() <= 2) {
    clock.minutes = scan.take_joined_number(0, 59);
    if (!clock.minutes) return std::nullopt;
  } else {
    return std::nullopt;
  }
  clock.end = scan.at();
  return clock;
}

std::vector<Terms> spellings_of(const Clock& clock) {
  if (!clock.minutes) return {{clock.hours + "h"}, {clock.hours, "giờ"}};
  // The tokenizer drops the zero of "05" where it stands alone, and keeps it in "14h05".
  const std::string two = clock.minutes->size() == 1 ? "0" + *clock.minutes : *clock.minutes;
  const std::string one = two[0] == '0' ? two.substr(1) : two;
  return {{clock.hours + "h" + two}, {clock.hours + "g" + two}, {clock.hours, one},
          {clock.hours, two},        {clock.hours, "giờ", one}, {clock.hours, "giờ", two}};
}

constexpr auto kNumerals = std::to_array<std::string_view>(
    {"i",   "ii",   "iii",   "iv",   "v",   "vi",   "vii",   "viii",   "ix",   "x",
     "xi",  "xii",  "xiii",  "xiv",  "xv",  "xvi",  "xvii",  "xviii",  "xix",  "xx",
     "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxvi", "xxvii", "xxviii", "xxix", "xxx"});

// Words that a numeral follows: quý IV, thế kỷ XXI, khóa XIII, lần thứ XIII, Đại hội XIII.
constexpr auto kCountedWords =
    std::to_array<std::string_view>({"quý", "kỷ", "khóa", "thứ", "hội", "kỳ", "hạng", "loại"});

std::optional<std::string> other_numeral(std::string_view term) {
  const auto* const roman = std::find(kNumerals.begin(), kNumerals.end(), term);
  if (roman != kNumerals.end()) return std::to_string(roman - kNumerals.begin() + 1);
  if (!is_within(term, 1, static_cast<int>(kNumerals.size()))) return std::nullopt;
  return std::string(kNumerals[static_cast<std::size_t>(*number(term) - 1)]);
}

}  // namespace

void find_date_variants(const Run& run, const TakeVariant& take) {
  for (std::size_t first = 0; first < run.size(); ++first) {
    const auto date = date_at(run, first);
    if (!date) continue;
    for (Terms& terms : spellings_of(*date)) {
      if (!says(run, first, date->end, terms)) take(first, date->end, std::move(terms));
    }
    first = date->end - 1;
  }
}

void find_time_variants(const Run& run, const TakeVariant& take) {
  for (std::size_t first = 0; first < run.size(); ++first) {
    const auto clock = clock_at(run, first);
    if (!clock) continue;
    for (Terms& terms : spellings_of(*clock)) {
      if (!says(run, first, clock->end, terms)) take(first, clock->end, std::move(terms));
    }
    first = clock->end - 1;
  }
}

void find_numeral_variants(const Run& run, const TakeVariant& take) {
  for (std::size_t i = 1; i < run.size(); ++i) {
    const auto counted =
        std::find_if(kCountedWords.begin(), kCountedWords.end(),
                     [&](std::string_view word) { return run.plain(word) == run[i - 1].plain; });
    if (counted == kCountedWords.end()) continue;
    if (const auto numeral = other_numeral(run[i].term)) {
      take(i - 1, i + 1, {std::string(*counted), *numeral});
    }
  }
}

void find_currency_variants(const Run& run, const TakeVariant& take) {
  for (std::size_t i = 1; i < run.size(); ++i) {
    if (run[i - 1].term.find_first_not_of("0123456789,.") != std::string_view::npos) continue;
    const std::string amount(run[i - 1].term);
    if (run[i].plain == run.plain("đồng")) take(i - 1, i + 1, {amount, "đ"});
    if (run[i].plain == run.plain("đ")) take(i - 1, i + 1, {amount, "đồng"});
  }
}

}  // namespace timbao::search
