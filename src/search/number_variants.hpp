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

// 10/9 = ngày 10 tháng 9; 5/9/1962 = ngày 5 tháng 9 năm 1962 = 5 tháng 9/1962; tháng 9/2023 =
// tháng 9 năm 2023. (10/9 = 10-9 = 10.9 by its terms.)
void find_date_variants(const Run& run, const TakeVariant& take);

// 14h50 = 14:50 = 14g50 = 14 giờ 50 (phút); 9h = 9 giờ.
void find_time_variants(const Run& run, const TakeVariant& take);

// quý IV = quý 4, thế kỷ XXI = thế kỷ 21, khóa 13 = khóa XIII.
void find_numeral_variants(const Run& run, const TakeVariant& take);

// 100 đồng = 100 đ.
void find_currency_variants(const Run& run, const TakeVariant& take);

}  // namespace timbao::search
