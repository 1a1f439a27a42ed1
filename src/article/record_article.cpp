#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "article/dates.hpp"
#include "article/html_fragment.hpp"
#include "article/html_page.hpp"
#include "article/lines.hpp"
#include "article/record_fields.hpp"
#include "article/record_values.hpp"
#include "timbao/article/outlets.hpp"
#include "timbao/base/tsv.hpp"

namespace timbao::article {
namespace {

using Value = RecordValues::Value;

std::optional<std::string> present(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

// "" is one, too.
bool is_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The first text of the first value that leaves something.
std::optional<std::string> line_of(const RecordValues& values, Field field) {
  for (const auto* value : values.of(field)) {
    for (const auto text : value->texts) {
      if (auto line = present(plain_line(text))) return line;
    }
  }
  return std::nullopt;
}

// The abstract: several texts are one.
std::optional<std::string> joined_lines(const RecordValues& values, Field field) {
  for (const auto* value : values.of(field)) {
    std::string joined;
    for (const auto text : value->texts) {
      const auto line = plain_line(text);
      if (!line.empty()) joined += (joined.empty() ? "" : " ") + line;
    }
    if (!joined.empty()) return joined;
  }
  return std::nullopt;
}

std::string joined_paragraphs(const std::vector<std::string_view>& texts) {
  std::string body;
  for (const auto text : texts) {
    const auto paragraphs = plain_paragraphs(text);
    if (!paragraphs.empty()) body += (body.empty() ? "" : "\n\n") + paragraphs;
  }
  return body;
}

std::string paragraphs_in(const Value& value) {
  if (value.texts.size() == 1) {
    const auto text = trimmed(value.texts.front());
    const bool list = text.starts_with("['") || text.starts_with("[\"");
    if (!list || !text.ends_with("]")) return plain_paragraphs(text);
    const auto items = listed(text);
    return joined_paragraphs({items.begin(), items.end()});
  }
  return joined_paragraphs(value.texts);
}

// NewsAPI ends a body that it cut with "… [+1234 chars]".
void drop_cut_mark(std::string& body) {
  constexpr std::string_view kEnd = " chars]";
  const std::size_t start = body.rfind("[+");
  if (!body.ends_with(kEnd) || start == std::string::npos) return;
  const auto number = std::string_view(body).substr(start + 2, body.size() - start - 2);
  if (!is_number(number.substr(0, number.size() - kEnd.size()))) return;
  body.resize(start);
  body.resize(trimmed(body).size());
}

// Where a text is a whole page, the record holds no body but its page.
std::string body_of(const RecordValues& values, std::string_view& page) {
  for (const auto* value : values.of(Field::body)) {
    if (is_html_page(value->texts.front())) {
      if (page.empty()) page = value->texts.front();
      continue;
    }
    auto body = paragraphs_in(*value);
    drop_cut_mark(body);
    if (!body.empty()) return body;
  }
  return {};
}

// The first value that is a date; where it is a day alone, the first other that gives the time of
// this day.
std::optional<Date> date_in(const RecordValues& values, Field field) {
  std::optional<Date> found;
  for (const auto* value : values.of(field)) {
    const auto date = date_of(trimmed(value->texts.front()));
    if (!date) continue;
    if (!found) found = date;
    if (found->precision != Date::Precision::day) break;
    if (date->precision != Date::Precision::day && date->day == found->day) found = date;
  }
  return found;
}

// "A; B" and ["A", "B"] become "A, B".
std::optional<std::string> author_in(const RecordValues& values) {
  for (const auto* value : values.of(Field::author)) {
    std::string joined;
    for (const auto text : value->texts) {
      for (const auto& item : listed(text)) {
        for (const auto part : split(item, ';')) {
          const auto name = plain_line(part);
          if (is_absent(name) || is_number(name)) continue;
          joined += (joined.empty() ? "" : ", ") + name;
        }
      }
    }
    if (!joined.empty()) return joined;
  }
  return std::nullopt;
}

std::vector<std::string> topics_in(const RecordValues& values) {
  std::vector<std::string> topics;
  std::unordered_set<std::string> seen;
  for (const auto* value : values.of(Field::topic)) {
    for (const auto text : value->texts) {
      for (const auto& item : listed(text)) {
        const std::string plain = unescaped(item);
        for (const auto part : split(plain, ';')) {
          auto topic = plain_line(part);
          if (is_absent(topic) || is_number(topic)) continue;
          if (seen.insert(topic).second) topics.push_back(std::move(topic));
        }
      }
    }
    if (!topics.empty()) break;
  }
  return topics;
}

// An address of a page, not of a site: "https://nhandan.vn/a.html".
bool is_page_address(std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with("http://") && !text.starts_with("https://")) return false;
  const std::size_t host = text.find("//") + 2;
  const std::size_t path = text.find('/', host);
  return path != std::string_view::npos && path + 1 < text.size();
}

std::optional<std::string> address_of(std::string_view text) {
  std::string url = cleaned(text);
  constexpr std::string_view kAmpersand = "&amp;";
  for (std::size_t at = 0; (at = url.find(kAmpersand, at)) != std::string::npos; ++at) {
    url.replace(at, kAmpersand.size(), "&");
  }
  return present(std::move(url));
}

// Where no key names it, "source" of trafilatura and "guid" of feeds may hold it.
std::optional<std::string> url_in(const RecordValues& values) {
  for (const auto* value : values.of(Field::url)) {
    if (auto url = address_of(value->texts.front())) return url;
  }
  for (const auto field : {Field::outlet, Field::other_id}) {
    for (const auto* value : values.of(field)) {
      if (is_page_address(value->texts.front())) return address_of(value->texts.front());
    }
  }
  return std::nullopt;
}

// The first one counts; what it leaves open, domain or name, the others may say.
std::optional<Outlet> outlet_in(const RecordValues& values, Field field) {
  std::optional<Outlet> outlet;
  for (const auto* value : values.of(field)) {
    for (const auto text : value->texts) {
      const auto line = plain_line(text);
      if (is_number(line)) continue;
      auto other = outlet_of(line);
      if (!outlet) {
        outlet = std::move(other);
      } else if (!outlet->domain && other.domain) {
        outlet->domain = std::move(other.domain);
      } else if (!outlet->name && !other.domain) {
        outlet->name = std::move(other.name);
      }
    }
  }
  return outlet;
}

void settle_outlets(const RecordValues& values, Article& article) {
  auto outlet = outlet_in(values, Field::outlet);
  article.origin = outlet_in(values, Field::origin);
  if (article.url) article.outlet = outlet_of_url(*article.url);
  if (!outlet) return;
  if (!outlet->domain && article.outlet) outlet->domain = article.outlet->domain;
  article.outlet = std::move(outlet);
}

// What the page says, where the record does not.
void complete_from_page(std::string_view page, Article& article) {
  input::Record record;
  record.bytes = page;
  record.kind = input::Kind::html;
  if (article.url) record.url = *article.url;
  auto read = read_html(record);
  if (!read) {
    article.body = plain_paragraphs(page);
    return;
  }
  auto& found = read.value();
  article.body = std::move(found.body);
  if (!article.title) article.title = std::move(found.title);
  if (!article.abstract) article.abstract = std::move(found.abstract);
  if (!article.url) article.url = std::move(found.url);
  if (!article.outlet) article.outlet = std::move(found.outlet);
  if (!article.origin) article.origin = std::move(found.origin);
  if (!article.date) article.date = found.date;
  if (!article.author) article.author = std::move(found.author);
  if (article.topics.empty()) article.topics = std::move(found.topics);
  if (article.related.empty()) article.related = std::move(found.related);
}

std::string id_in(const RecordValues& values, Field field) {
  const auto found = values.of(field);
  return found.empty() ? std::string() : std::string(trimmed(found.front()->texts.front()));
}

}  // namespace

RecordArticle article_of(const RecordValues& values) {
  RecordArticle record;
  auto& article = record.article;
  record.own_id = id_in(values, Field::id);
  record.other_id = id_in(values, Field::other_id);
  article.title = line_of(values, Field::title);
  article.abstract = joined_lines(values, Field::abstract);
  std::string_view page;
  const auto pages = values.of(Field::page);
  if (!pages.empty()) page = pages.front()->texts.front();
  article.body = body_of(values, page);
  article.url = url_in(values);
  article.date = date_in(values, Field::date);
  article.fetched = date_in(values, Field::fetched);
  article.author = author_in(values);
  article.topics = topics_in(values);
  settle_outlets(values, article);
  for (const auto* value : values.of(Field::related)) {
    for (const auto text : value->texts) {
      if (auto title = present(plain_line(text))) article.related.push_back(std::move(*title));
    }
  }
  if (article.body.empty() && !page.empty()) complete_from_page(page, article);
  return record;
}

}  // namespace timbao::article
