// What pages say, in the visitor's language: src/render/data/page_strings.tsv.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "timbao/base/date.hpp"
#include "timbao/render/pages.hpp"

namespace timbao::render {

// Immutable.
class PageStrings {
 public:
  explicit PageStrings(Language language) : language_(language) {}

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string_view code() const;  // "vi", "en".

  // Requires: the table has the key.
  [[nodiscard]] std::string_view operator[](std::string_view key) const;
  // With each {} replaced by a value, in their order.
  [[nodiscard]] std::string filled(std::string_view key,
                                   std::initializer_list<std::string_view> values) const;

  // "12.345", "12,345".
  [[nodiscard]] std::string number(std::uint64_t value) const;
  // "3/11/2023, 13:33", "3 Nov 2023, 13:33".
  [[nodiscard]] std::string date(const Date& date) const;

  // Those that scripts need: {"copy": "Chép", …}.
  [[nodiscard]] std::string script_json() const;

 private:
  Language language_;
};

}  // namespace timbao::render
