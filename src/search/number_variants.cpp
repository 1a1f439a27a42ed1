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

constexpr int kFirstYear = 1000, kLastYear = 2999;

struct WrittenDate {
  std::string day;  // May be empty.
  std::string month;
  std::optional<std::string> year;
  std::size_t end = 0;
};

// The months in words: tháng Tư, tháng Mười Hai. (Tháng Giêng and tháng Chạp are the moon's.)
const std::array<Terms, 12>& month_names() {
  static const std::array<Terms, 12> kNames{
      Terms{"một"}, {"hai"}, {"ba"},   {"tư"},   {"năm"},         {"sáu"},
      {"bảy"},      {"tám"}, {"chín"}, {"mười"}, {"mười", "một"}, {"mười", "hai"}};
  return kNames;
}

// "năm 1962", or the same number right behind the month's sign.
void take_year(Scan& scan, WrittenDate& date) {
  Scan ahead = scan;
  date.year = ahead.take_joined_number(kFirstYear, kLastYear);
  if (!date.year && ahead.take_word("năm")) date.year = ahead.take_number(kFirstYear, kLastYear);
  if (date.year) scan = ahead;
}

// The number of the month that is named, "tư" before "tháng tư năm 2024" as well as 4.
std::optional<std::string> take_month(Scan& scan) {
  if (auto month = scan.take_number(1, 12)) return month;
  for (std::size_t month = month_names().size(); month-- > 0;) {
    Scan ahead = scan;
    const Terms& name = month_names()[month];
    if (std::all_of(name.begin(), name.end(),
                    [&ahead](const std::string& word) { return ahead.take_word(word); })) {
      scan = ahead;
      return std::to_string(month + 1);
    }
  }
  return std::nullopt;
}

// Words before the numbers of a result, which are no date: "thắng 2-1".
bool is_score(const Run& run, std::size_t first) {
  constexpr auto kResults =
      std::to_array<std::string_view>({"thắng", "thua", "hòa", "bại", "số", "hạ"});
  return first > 0 && std::any_of(kResults.begin(), kResults.end(), [&](std::string_view word) {
           return run[first - 1].plain == run.plain(word);
         });
}

// "9/1945": one word of two numbers.
std::optional<WrittenDate> month_and_year_at(const Run& run, std::size_t first) {
  Scan scan(run, first);
  WrittenDate date;
  if (!run.is_word_start(first)) return std::nullopt;
  const auto month = scan.take_number(1, 12);
  date.year = scan.take_joined_number(kFirstYear, kLastYear);
  if (!month || !date.year) return std::nullopt;
  date.month = *month;
  date.end = scan.at();
  return date;
}

std::optional<WrittenDate> date_at(const Run& run, std::size_t first) {
  if (const auto date = month_and_year_at(run, first)) return date;
  Scan scan(run, first);
  WrittenDate date;
  const bool said_day = scan.take_word("ngày") || scan.take_word("mùng") || scan.take_word("mồng");
  if (const auto day = scan.take_number(1, 31)) date.day = *day;
  if (said_day && date.day.empty()) return std::nullopt;
  const bool said_month = scan.take_word("tháng");
  const auto month = said_month ? take_month(scan) : scan.take_joined_number(1, 12);
  if (!month || (!said_month && is_score(run, first))) return std::nullopt;
  date.month = *month;
  take_year(scan, date);
  date.end = scan.at();
  // "6 tháng 9 ngày" is a time span.
  if (!said_day && !date.year && scan.take_word("ngày")) return std::nullopt;
  return date;
}

// The date with a month as its number or name, and a year in its short or long form. ("Tháng
// 9/2023" has the terms of 9/2023 side by side, so that one finds the other.)
std::vector<Terms> spellings_of(const WrittenDate& date) {
  Terms day;
  if (!date.day.empty()) day.push_back(date.day);
  std::vector<Terms> months;
  if (!day.empty() || date.year) months.push_back({date.month});
  months.push_back({"tháng", date.month});
  Terms named = month_names()[static_cast<std::size_t>(*number(date.month) - 1)];
  named.insert(named.begin(), "tháng");
  months.push_back(std::move(named));
  std::vector<Terms> spellings;
  for (const Terms& month : months) {
    Terms terms = day;
    terms.insert(terms.end(), month.begin(), month.end());
    if (date.year) {
      spellings.push_back(terms);
      spellings.back().push_back(*date.year);
      terms.insert(terms.end(), {"năm", *date.year});
    }
    spellings.push_back(std::move(terms));
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
  if (scan.take_word("giờ") || scan.take_word("h")) {
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
  if (!clock.minutes) return {{clock.hours + "h"}, {clock.hours + "h00"}, {clock.hours, "giờ"}};
  // The tokenizer drops the zero of "05" where it stands alone, and keeps it in "14h05".
  const std::string two = clock.minutes->size() == 1 ? "0" + *clock.minutes : *clock.minutes;
  const std::string one = two[0] == '0' ? two.substr(1) : two;
  if (two == "00") return {{clock.hours + "h"}, {clock.hours + "h00"}, {clock.hours, "giờ"}};
  return {{clock.hours + "h" + two}, {clock.hours + "g" + two}, {clock.hours, one},
          {clock.hours, two},        {clock.hours, "giờ", one}, {clock.hours, "giờ", two},
          {clock.hours, "h", one},   {clock.hours, "h", two}};
}

constexpr auto kNumerals = std::to_array<std::string_view>(
    {"i",   "ii",   "iii",   "iv",   "v",   "vi",   "vii",   "viii",   "ix",   "x",
     "xi",  "xii",  "xiii",  "xiv",  "xv",  "xvi",  "xvii",  "xviii",  "xix",  "xx",
     "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxvi", "xxvii", "xxviii", "xxix", "xxx"});

// Words that a numeral follows: quý IV, thế kỷ XXI, khóa XIII, lần thứ XIII, Đại hội XIII.
constexpr auto kCountedWords = std::to_array<std::string_view>(
    {"quý", "kỷ", "khóa", "thứ", "hội", "kỳ", "hạng", "loại", "chương", "phần"});

// Numbers in words, of which "thứ" makes ordinals.
constexpr auto kNumberWords = std::to_array<std::string_view>(
    {"nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"});

template <std::size_t kSize>
std::optional<int> place_in(const std::array<std::string_view, kSize>& words, const Run& run,
                            std::size_t i) {
  for (std::size_t place = 0; place < kSize; ++place) {
    if (run.plain(words[place]) == run[i].plain) return static_cast<int>(place) + 1;
  }
  return std::nullopt;
}

// Numerals that may stand behind `counted` for the one at `i`, that one among them.
Terms numerals_at(const Run& run, std::size_t i, std::string_view counted) {
  std::optional<int> value = place_in(kNumerals, run, i);
  if (!value) value = number(run[i].term);
  const bool ordinal = counted == "thứ";
  if (!value && ordinal) value = place_in(kNumberWords, run, i);
  if (!value || *value < 1 || *value > static_cast<int>(kNumerals.size())) return {};
  const auto place = static_cast<std::size_t>(*value - 1);
  Terms numerals{std::string(kNumerals[place]), std::to_string(*value)};
  if (ordinal && place < kNumberWords.size()) numerals.emplace_back(kNumberWords[place]);
  return numerals;
}

// "quý IV/2025" and "quý IV năm 2025".
std::vector<Terms> with_year(const Terms& terms, const std::string& year) {
  std::vector<Terms> spellings(2, terms);
  spellings[0].push_back(year);
  spellings[1].insert(spellings[1].end(), {"năm", year});
  return spellings;
}

std::optional<std::string> year_behind(const Run& run, std::size_t& end) {
  Scan scan(run, end);
  auto year = scan.take_joined_number(kFirstYear, kLastYear);
  if (!year && scan.take_word("năm")) year = scan.take_number(kFirstYear, kLastYear);
  if (year) end = scan.at();
  return year;
}

// The other spellings of all that `read_at` finds in the run.
template <class ReadAt>
void take_other_spellings(const Run& run, const ReadAt& read_at, const TakeVariant& take) {
  for (std::size_t first = 0; first < run.size(); ++first) {
    const auto found = read_at(run, first);
    if (!found) continue;
    for (Terms& terms : spellings_of(*found)) {
      if (!says(run, first, found->end, terms)) take(first, found->end, std::move(terms));
    }
    first = found->end - 1;
  }
}

}  // namespace

void find_date_variants(const Run& run, const TakeVariant& take) {
  take_other_spellings(run, date_at, take);
}

void find_time_variants(const Run& run, const TakeVariant& take) {
  take_other_spellings(run, clock_at, take);
}

void find_numeral_variants(const Run& run, const TakeVariant& take) {
  for (std::size_t i = 1; i < run.size(); ++i) {
    for (const std::string_view counted : kCountedWords) {
      if (run.plain(counted) != run[i - 1].plain) continue;
      std::size_t end = i + 1;
      const auto year = year_behind(run, end);
      for (const std::string& numeral : numerals_at(run, i, counted)) {
        const Terms terms{std::string(counted), numeral};
        for (Terms& spelling : year ? with_year(terms, *year) : std::vector<Terms>{terms}) {
          if (!says(run, i - 1, end, spelling)) take(i - 1, end, std::move(spelling));
        }
      }
    }
  }
}

void find_decimal_variants(const Run& run, const TakeVariant& take) {
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    const std::string decimal = std::string(run[i].term) + '.' + std::string(run[i + 1].term);
    if (run[i].word != run[i + 1].word || run.word(run[i].word).text != decimal) continue;
    take(i, i + 2, {std::string(run[i].term) + ',' + std::string(run[i + 1].term)});
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
