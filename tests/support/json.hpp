// Parses JSON that the program printed; what is not JSON fails the test.
#pragma once

#include <gtest/gtest.h>
#include <simdjson.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace timbao::test {

// A document and what it lives on. Look-ups throw simdjson::simdjson_error where the key or type is
// another.
class Json {
 public:
  explicit Json(std::string_view text)
      : parser_(std::make_unique<simdjson::dom::parser>()),
        root_(parser_->parse(simdjson::padded_string(text))) {}

  [[nodiscard]] simdjson::dom::element root() const { return root_; }
  // By JSON pointer: "/results/0/article/id".
  [[nodiscard]] simdjson::dom::element at(std::string_view pointer) const {
    return root_.at_pointer(pointer);
  }
  [[nodiscard]] std::string text(std::string_view pointer) const {
    return std::string(std::string_view(at(pointer)));
  }
  [[nodiscard]] std::uint64_t number(std::string_view pointer) const { return at(pointer); }
  [[nodiscard]] bool is_null(std::string_view pointer) const { return at(pointer).is_null(); }
  [[nodiscard]] std::size_t size(std::string_view pointer) const {
    return at(pointer).get_array().value().size();
  }
  // The names of the keys of an object, in order.
  [[nodiscard]] std::vector<std::string> keys(std::string_view pointer) const {
    std::vector<std::string> keys;
    for (const auto field : simdjson::dom::object(at(pointer))) keys.emplace_back(field.key);
    return keys;
  }

 private:
  std::unique_ptr<simdjson::dom::parser> parser_;
  simdjson::dom::element root_;
};

}  // namespace timbao::test
