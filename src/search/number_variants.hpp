// Dates, clock times and numerals in the styles of different newspapers.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "search/run.hpp"

namespace timbao::search {

// Called with terms first..end of the run and other terms that say the same.
using TakeVariant =
    std::function<void(std::size_t first, std::size_t end, std::vector<std::string> terms)>;

// 10/9 = ngày 10 tháng 9 = mùng 10 tháng Chín; 5/9/1962 = ngày 5 tháng 9 năm 1962; 9/2023 = tháng 9
// năm 2023. (10/9 = 10-9 = 10.9 by its terms.)
void find_date_variants(const Run& run, const TakeVariant& take);

// 14h50 = 14:50 = 14g50 = 14 giờ 50 (phút); 9h = 9h00 = 9 giờ.
void find_time_variants(const Run& run, const TakeVariant& take);

// quý IV/2025 = quý 4 năm 2025, thế kỷ XXI = thế kỷ 21, khóa 13 = khóa XIII, thứ hai = thứ 2 = thứ
// II.
void find_numeral_variants(const Run& run, const TakeVariant& take);

// 1.5 = 1,5, where it was typed so: a day and a month by its terms.
void find_decimal_variants(const Run& run, const TakeVariant& take);

// 100 đồng = 100 đ.
void find_currency_variants(const Run& run, const TakeVariant& take);

}  // namespace timbao::search
