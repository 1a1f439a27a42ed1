#include "article/json_record.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "article/foreign_text.hpp"
#include "article/json_issue.hpp"
#include "article/json_values.hpp"
#include "article/record_values.hpp"
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

// Objects that wrap an article: {"_source": {…}} of Elasticsearch, {"doc": {…}} of CouchDB.
constexpr std::array kEnvelopes = std::to_array<std::string_view>(
    {"_source", "doc", "article", "node", "attributes", "item", "data", "info"});

// Objects that hold articles name their list so: NewsAPI, JSON Feed, Elasticsearch, Solr and
// others.
constexpr std::array kLists = std::to_array<std::string_view>(
    {"articles", "items", "results", "entries", "hits", "docs", "stories", "rows", "data", "news",
     "posts", "records", "response"});

bool has_own_text(const RecordValues& values) {
  return values.has(Field::title) || values.has(Field::abstract) || values.has(Field::body) ||
         values.has(Field::page);
}

// The values of the article that the object is or wraps.
void add_wrapped_values(const dom::object& object, RecordValues& values) {
  constexpr int kMaxEnvelopes = 3;
  dom::object at = object;
  for (int depth = 0; depth <= kMaxEnvelopes; ++depth) {
    add_values(at, values);
    if (has_own_text(values)) return;
    const auto envelope = std::find_if(kEnvelopes.begin(), kEnvelopes.end(),
                                       [&](auto name) { return at.at_key(name).is_object(); });
    if (envelope == kEnvelopes.end()) return;
    at = at.at_key(*envelope).get_object().value();
  }
}

bool holds_objects(const dom::array& array) {
  const auto first = array.begin();
  return first != array.end() && (*first).is_object();
}

std::optional<dom::array> find_list(const dom::object& object, int depth = 0) {
  constexpr int kMaxDepth = 2;
  for (const auto name : kLists) {
    dom::element value;
    if (object.at_key(name).get(value) != simdjson::SUCCESS) continue;
    dom::array array;
    if (value.get(array) == simdjson::SUCCESS && (array.size() == 0 || holds_objects(array))) {
      return array;
    }
    dom::object inner;
    if (depth < kMaxDepth && value.get(inner) == simdjson::SUCCESS) {
      if (const auto found = find_list(inner, depth + 1)) return found;
    }
  }
  return std::nullopt;
}

// The list of articles that the object is made for, down to {"hits": {"hits": […]}}. An object with
// a body or an address of its own is an article that has a list.
std::optional<dom::array> list_in(const dom::object& object) {
  const auto found = find_list(object);
  if (!found) return std::nullopt;
  RecordValues own;
  add_values(object, own);
  if (own.has(Field::body) || own.has(Field::url)) return std::nullopt;
  if (found->size() == 0 && has_own_text(own)) return std::nullopt;
  return found;
}

// {"https://…": {…}, "https://…": {…}}: an article under each key.
bool is_map_of_articles(const dom::object& object) {
  bool first = true;
  for (const auto [key, value] : object) {
    dom::object article;
    if (value.get(article) != simdjson::SUCCESS) return false;
    if (!std::exchange(first, false)) continue;
    if (std::find(kEnvelopes.begin(), kEnvelopes.end(), key) != kEnvelopes.end()) return false;
    RecordValues values;
    add_values(article, values);
    if (!has_own_text(values)) return false;
  }
  return !first;
}

// `key` is what the element stands under, where that may be its address.
JsonArticle article_of(const dom::element& element, std::string_view key = {}) {
  JsonArticle found;
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) {
    found.issue = "expected an object, found " + std::string(kind_of(element));
    return found;
  }
  RecordValues values;
  add_wrapped_values(object, values);
  if (key.starts_with("http") && !values.has(Field::url)) values.add({Field::url, 0}, key);
  auto record = article_of(values);
  found.article = std::move(record.article);
  found.own_id = std::move(record.own_id);
  found.other_id = std::move(record.other_id);
  if (!has_text(found.article)) found.issue = kNoText;
  return found;
}

using Yield = std::function<void(JsonArticle)>;

void yield_part(const dom::element& element, std::size_t number, JsonArticle found,
                const Yield& yield) {
  found.share = Share::part_of_file;
  if (found.issue.empty()) {
    found.bytes = simdjson::minify(element);
  } else {
    found.issue = "element " + std::to_string(number) + ": " + found.issue;
  }
  yield(std::move(found));
}

void yield_elements(const dom::array& array, const Yield& yield) {
  std::size_t number = 0;
  for (const dom::element element : array) {
    yield_part(element, ++number, article_of(element), yield);
  }
}

void yield_values(const dom::object& object, const Yield& yield) {
  std::size_t number = 0;
  for (const auto [key, value] : object) {
    yield_part(value, ++number, article_of(value, key), yield);
  }
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
  dom::object object;
  if (root.get(array) == simdjson::SUCCESS) return yield_elements(array, yield);
  if (root.get(object) == simdjson::SUCCESS) {
    if (const auto list = list_in(object)) return yield_elements(*list, yield);
    if (is_map_of_articles(object)) return yield_values(object, yield);
  }
  yield(article_of(root));
}

}  // namespace timbao::article
