#include "article/json_record.hpp"

#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <utility>

#include "article/dates.hpp"
#include "article/foreign_text.hpp"
#include "article/json_issue.hpp"
#include "article/lines.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/text/encodings.hpp"

namespace timbao::article {
namespace {

namespace dom = simdjson::dom;

std::string_view kind_of(const dom::element& element) {
  switch (element.type()) {
    case dom::element_type::ARRAY:
      return "an array";
    case dom::element_type::OBJECT:
      return "an object";
    case dom::element_type::STRING:
      return "a string";
    case dom::element_type::BOOL:
      return "true or false";
    case dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

bool is_blank(const dom::element& element) {
  std::string_view text;
  if (element.is_null()) return true;
  return element.get(text) == simdjson::SUCCESS && trimmed(text).empty();
}

// The value of the first of the field's keys that is there and not blank.
std::optional<dom::element> value_of(const dom::object& object, Field field) {
  for (const auto key : keys_of(field)) {
    dom::element value;
    if (object.at_key(key).get(value) == simdjson::SUCCESS && !is_blank(value)) return value;
  }
  return std::nullopt;
}

// A string, or a number as it is written.
std::optional<std::string> scalar_of(const dom::element& element) {
  std::string_view text;
  if (element.get(text) == simdjson::SUCCESS) {
    auto clean = cleaned(text);
    if (clean.empty()) return std::nullopt;
    return clean;
  }
  if (element.is_number()) return std::string(simdjson::minify(element));
  return std::nullopt;
}

// What a list is made of: strings, numbers, objects with a name; one of these alone is a list, too.
std::vector<std::string> list_of(const dom::element& element) {
  std::vector<std::string> items;
  dom::array array;
  if (element.get(array) == simdjson::SUCCESS) {
    for (const dom::element item : array) {
      dom::array nested;
      if (item.get(nested) == simdjson::SUCCESS) continue;
      for (auto& text : list_of(item)) items.push_back(std::move(text));
    }
    return items;
  }
  dom::element named = element;
  dom::object object;
  if (element.get(object) == simdjson::SUCCESS &&
      object.at_key("name").get(named) != simdjson::SUCCESS)
    return items;
  if (auto text = scalar_of(named)) items.push_back(std::move(*text));
  return items;
}

std::optional<std::string> string_in(const dom::object& object, Field field) {
  const auto value = value_of(object, field);
  if (!value) return std::nullopt;
  return scalar_of(*value);
}

std::string body_in(const dom::object& object) {
  const auto value = value_of(object, Field::body);
  if (!value) return {};
  std::string_view text;
  if (value->get(text) == simdjson::SUCCESS) return paragraphs_of(text);
  std::string body;
  for (const auto& paragraph : list_of(*value)) body += (body.empty() ? "" : "\n\n") + paragraph;
  return body;
}

std::optional<Date> date_in(const dom::object& object) {
  const auto value = value_of(object, Field::date);
  if (!value) return std::nullopt;
  std::string_view text;
  if (value->get(text) == simdjson::SUCCESS) return date_of(text);
  std::int64_t seconds = 0;
  if (value->get(seconds) == simdjson::SUCCESS) return date_of_number(seconds);
  double fraction = 0;
  constexpr double kFarFuture = 1e15;
  if (value->get(fraction) == simdjson::SUCCESS && fraction > 0 && fraction < kFarFuture) {
    return date_of_number(static_cast<std::int64_t>(fraction));
  }
  return std::nullopt;
}

// {"domain": "…", "name": "…"}: the domain says which it is, the name is kept where the registry
// has none.
void set_outlet(const dom::object& fields, Article& article) {
  std::string domain;
  std::string name;
  for (const auto& [key, text] : {std::pair{"domain", &domain}, std::pair{"name", &name}}) {
    dom::element value;
    if (fields.at_key(key).get(value) == simdjson::SUCCESS) *text = scalar_of(value).value_or("");
  }
  settle_outlet(article, domain.empty() ? name : domain);
  if (article.outlet && !article.outlet->name && !name.empty()) article.outlet->name = name;
}

void set_outlet_of(const dom::object& object, Article& article) {
  const auto value = value_of(object, Field::outlet);
  dom::object fields;
  if (value && value->get(fields) == simdjson::SUCCESS) {
    set_outlet(fields, article);
  } else {
    settle_outlet(article, value ? scalar_of(*value).value_or("") : "");
  }
}

void set_lists(const dom::object& object, Article& article) {
  if (const auto topics = value_of(object, Field::topic)) article.topics = list_of(*topics);
  const auto authors = value_of(object, Field::author);
  if (!authors) return;
  std::string joined;
  for (const auto& author : list_of(*authors)) joined += (joined.empty() ? "" : ", ") + author;
  if (!joined.empty()) article.author = std::move(joined);
}

JsonArticle article_of(const dom::element& element) {
  JsonArticle found;
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) {
    found.issue = "expected an object, found " + std::string(kind_of(element));
    return found;
  }
  auto& article = found.article;
  found.own_id = string_in(object, Field::id).value_or("");
  article.title = string_in(object, Field::title);
  article.abstract = string_in(object, Field::abstract);
  article.body = body_in(object);
  article.url = string_in(object, Field::url);
  article.date = date_in(object);
  set_outlet_of(object, article);
  set_lists(object, article);
  if (!has_text(article)) found.issue = kNoText;
  return found;
}

}  // namespace

struct JsonReader::Impl {
  // Requires: padding as input::Record has it.
  simdjson::simdjson_result<dom::element> parse(std::string_view padded) {
    constexpr bool kCopyForPadding = false;
    return parser.parse(padded.data(), padded.size(), kCopyForPadding);
  }
  simdjson::simdjson_result<dom::element> parse_copy(const std::string& text) {
    return parser.parse(text);
  }

  dom::parser parser;
};

JsonReader::JsonReader() : impl_(std::make_unique<Impl>()) {}
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;
JsonReader::~JsonReader() = default;

void JsonReader::read(std::string_view bytes, const std::function<void(JsonArticle)>& yield) {
  auto text = text::undisguised(bytes);
  auto parsed = text ? impl_->parse_copy(*text) : impl_->parse(bytes);
  if (parsed.error() != simdjson::SUCCESS && !text) {
    text = converted_text(bytes);
    if (text) parsed = impl_->parse_copy(*text);
  }
  dom::element root;
  if (const auto error = parsed.get(root); error != simdjson::SUCCESS) {
    JsonArticle none;
    none.issue = json_issue(text ? *text : bytes, error);
    yield(std::move(none));
    return;
  }
  dom::array array;
  if (root.get(array) != simdjson::SUCCESS) {
    yield(article_of(root));
    return;
  }
  std::size_t number = 0;
  for (const dom::element element : array) {
    ++number;
    JsonArticle found = article_of(element);
    found.share = Share::part_of_file;
    if (found.issue.empty()) {
      found.bytes = simdjson::minify(element);
    } else {
      found.issue = "element " + std::to_string(number) + ": " + found.issue;
    }
    yield(std::move(found));
  }
}

}  // namespace timbao::article
