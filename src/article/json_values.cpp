#include "article/json_values.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace timbao::article {
namespace {

namespace dom = simdjson::dom;

using Names = std::span<const std::string_view>;
using Texts = std::vector<std::string_view>;

// What objects call the text that they stand for: {"name": "Thu Hà"}, {"rendered": "<p>…"} of
// WordPress, {"$date": …} and {"$oid": …} of MongoDB, {"#text": …} of converted XML.
constexpr std::array kTextNames = std::to_array<std::string_view>(
    {"name", "title", "rendered", "text", "value", "$date", "$oid", "$numberLong", "#text", "_",
     "@value", "label", "plaintext", "content", "display_name", "full_name", "term"});
constexpr std::array kAddressNames =
    std::to_array<std::string_view>({"url", "href", "link", "uri", "@id", "value"});
constexpr std::array kDomainNames = std::to_array<std::string_view>(
    {"domain", "uri", "hostname", "host", "url", "link", "href", "homepage"});
// What may hold paragraphs: {"summary": […], "sections": [{"headline": […], "paragraphs": […]}]}
// of fundus, blocks of editors.
constexpr std::array kBodyNames = std::to_array<std::string_view>(
    {"summary", "sections", "headline", "heading", "title", "paragraphs", "paragraph", "blocks",
     "children", "items", "content", "text", "rendered", "html", "value", "body", "plaintext",
     "#text"});

// How deep lists and objects of a body are looked into. A limit.
constexpr int kMaxDepth = 8;

// Numbers of seconds may have a fraction, and dates are whole ones.
std::string number_text(const dom::element& element, Field field) {
  const bool is_time = field == Field::date || field == Field::fetched;
  constexpr double kFarFuture = 1e15;
  double number = 0;
  if (is_time && element.is_double() && element.get(number) == simdjson::SUCCESS && number > 0 &&
      number < kFarFuture) {
    return std::to_string(static_cast<std::int64_t>(number));
  }
  return simdjson::minify(element);
}

class Collector {
 public:
  Collector(Field field, RecordValues& values) : field_(field), values_(values) {}

  Texts texts_of(const dom::element& element) && {
    dom::object object;
    const bool is_outlet = field_ == Field::outlet || field_ == Field::origin;
    if (is_outlet && element.get(object) == simdjson::SUCCESS) {
      add_outlet(object);
    } else {
      add(element, 0);
    }
    return std::move(texts_);
  }

 private:
  void add(const dom::element& element, int depth) {
    if (depth > kMaxDepth) return;
    dom::array array;
    dom::object object;
    if (element.get(array) == simdjson::SUCCESS) {
      for (const dom::element item : array) {
        if (field_ == Field::body || depth == 0 || !item.is_array()) add(item, depth + 1);
      }
    } else if (element.get(object) == simdjson::SUCCESS) {
      add_object(object, depth);
    } else {
      add_scalar(element);
    }
  }

  void add_scalar(const dom::element& element) {
    std::string_view text;
    if (element.get(text) == simdjson::SUCCESS) {
      texts_.push_back(text);
    } else if (element.is_number()) {
      texts_.push_back(values_.kept(number_text(element, field_)));
    }
  }

  void add_object(const dom::object& object, int depth) {
    if (field_ == Field::body) {
      for (const auto [key, value] : object) {
        if (is_one_of(key, kBodyNames)) add(value, depth + 1);
      }
      return;
    }
    if (field_ == Field::url && add_first(object, kAddressNames, depth)) return;
    add_first(object, kTextNames, depth);
  }

  // Of the names, the first that is there.
  bool add_first(const dom::object& object, Names names, int depth) {
    for (const auto name : names) {
      dom::element value;
      if (object.at_key(name).get(value) != simdjson::SUCCESS || value.is_null()) continue;
      add(value, depth + 1);
      return true;
    }
    return false;
  }

  void add_outlet(const dom::object& object) {
    add_first(object, kDomainNames, 0);
    add_first(object, kTextNames, 0);
  }

  static bool is_one_of(std::string_view key, Names names) {
    return std::find(names.begin(), names.end(), key) != names.end();
  }

  Field field_;
  RecordValues& values_;
  Texts texts_;
};

}  // namespace

void add_values(const dom::object& object, RecordValues& values) {
  for (const auto [key, value] : object) {
    if (value.is_null()) continue;
    const auto meaning = meaning_of_key(key);
    if (!meaning) continue;
    values.add(*meaning, Collector(meaning->field, values).texts_of(value));
  }
}

}  // namespace timbao::article
