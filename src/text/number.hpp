// Reads numbers as the press writes them, with dots or commas between the digits.
#pragma once

#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace timbao::text {

// The end of the digits at `start` and of all that a single dot or comma joins to them: of
// "5.9.1962,". it is the comma.
[[nodiscard]] const Byte* end_of_number(const Byte* start, const Byte* end);

// Appends the number without the separators of its thousands: 250.000 -> 250000, 1.234.567,89 ->
// 1234567,89. False, and nothing appended, where the digits are several numbers: dates with dots
// (5.9.1962, 10.9) and lists.
//
// A dot between what may be a day and a month parts them: in the press that is a date ("sáng 10.9":
// 52 of 60 drawn from 14,000 such numbers), and decimals have a comma.
//
// "250,000" is left as it is: by Vietnamese use that is 250 with three decimals, by English use a
// quarter of a million. With two commas or more, or a dot behind, only thousands are meant.
[[nodiscard]] bool append_number(std::string_view written, std::string& term);

// Drops the zero that fills a day, a month, an hour or a count up to two digits ("05", "09h30").
// "0", "00", "007", "0,5" and "05a" stay.
void drop_filling_zero(std::string& term);

}  // namespace timbao::text
