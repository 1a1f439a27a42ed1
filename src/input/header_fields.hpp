// The lines "Name: value" that stand above the contents in WARC and HTTP.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao::input {

// Where the contents start: behind the first blank line. npos where none is found.
[[nodiscard]] std::size_t end_of_header(std::string_view bytes);

// Takes the next line off `bytes`, and returns it without its line end.
std::string_view take_line(std::string_view& bytes);

// The value of the first field of that name, which is lower case: trimmed, continuation lines
// joined by a space; empty where there is none. Lines that are no fields are passed over.
[[nodiscard]] std::string field_value(std::string_view header, std::string_view name);

[[nodiscard]] std::string_view trimmed(std::string_view text);

// Case of ASCII letters does not matter; `lower` is lower case.
[[nodiscard]] bool equals_lower(std::string_view text, std::string_view lower);

}  // namespace timbao::input
