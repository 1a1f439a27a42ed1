#include "timbao/text/charsets.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "timbao/text/encodings.hpp"

namespace timbao::text {
namespace {

std::string lower(std::string_view name) {
  std::string result(name);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

// Vietnamese ones that ICU lacks, or whose tones it leaves apart from their letters.
std::optional<Encoding> vietnamese(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Encoding>, 12> kNames = {
      {{"utf-8", Encoding::utf8},
       {"utf8", Encoding::utf8},
       {"windows-1258", Encoding::windows_1258},
       {"cp1258", Encoding::windows_1258},
       {"tcvn", Encoding::tcvn3},
       {"tcvn3", Encoding::tcvn3},
       {"tcvn5712-1", Encoding::tcvn3},
       {"x-viet-tcvn5712", Encoding::tcvn3},
       {"viscii", Encoding::viscii},
       {"vps", Encoding::vps},
       {"x-viet-vps", Encoding::vps},
       {"vni", Encoding::vni}}};
  for (const auto& [known, encoding] : kNames) {
    if (known == name) return encoding;
  }
  return std::nullopt;
}

bool is_latin1(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames = {"iso-8859-1", "iso8859-1", "latin1",
                                                      "us-ascii", "ascii"};
  return std::ranges::find(kNames, name) != kNames.end();
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter converter_of(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  return {ucnv_open(name.c_str(), &error), &ucnv_close};
}

}  // namespace

std::optional<std::string> utf8_of_charset(std::string_view bytes, std::string_view name) {
  // ucnv_open() takes no name for the platform's own.
  constexpr std::size_t kMaxNameBytes = 40;
  if (name.empty() || name.size() > kMaxNameBytes) return std::nullopt;
  std::string known = lower(name);
  if (const auto encoding = vietnamese(known)) return to_utf8(bytes, *encoding);
  if (is_latin1(known)) known = "windows-1252";
  const Converter from = converter_of(known);
  const Converter to = converter_of("utf-8");
  if (!from || !to) return std::nullopt;
  std::string result;
  std::array<char, 1 << 14> piece{};
  std::array<UChar, 1 << 12> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  for (UBool reset = true;; reset = false) {
    UErrorCode error = U_ZERO_ERROR;
    char* target = piece.data();
    ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset,
                   true, &error);
    result.append(piece.data(), target);
    if (error == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(error)) return std::nullopt;
    return result;
  }
}

}  // namespace timbao::text
