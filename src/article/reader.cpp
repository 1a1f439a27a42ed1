#include "timbao/article/reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "article/feed.hpp"
#include "article/foreign_text.hpp"
#include "article/front_matter.hpp"
#include "article/html_bytes.hpp"
#include "article/html_page.hpp"
#include "article/json_record.hpp"
#include "article/lines.hpp"
#include "article/markdown.hpp"
#include "article/page_text.hpp"
#include "article/record_fields.hpp"
#include "article/record_values.hpp"
#include "article/table_row.hpp"
#include "timbao/text/encodings.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::article {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

std::string_view without_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return bytes;
}

// What bytes mean that may be of another encoding: themselves, or what `converted` then holds.
std::string_view utf8_of(std::string_view bytes, std::string& converted) {
  auto text = text::undisguised(bytes);
  if (!text) text = converted_text(bytes);
  if (!text) return bytes;
  converted = std::move(*text);
  return converted;
}

// Why the text is none at all; nothing where it is one.
std::optional<std::string> text_issue(std::string_view text) {
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    return "binary data (NUL at byte " + std::to_string(nul) + ")";
  }
  if (const auto bad = text::first_invalid_utf8(text); bad != std::string_view::npos) {
    return invalid_utf8_issue(bad);
  }
  if (trimmed(without_byte_order_mark(text)).empty()) return "empty file";
  return std::nullopt;
}

Issue issue_of(const input::Record& record, std::string reason) {
  return {std::string(record.path), record.line, std::move(reason)};
}

Outcome outcome_of_values(const input::Record& record, RecordArticle read, Share share) {
  if (!has_text(read.article)) return issue_of(record, std::string(kNoText));
  identify(record, {read.own_id, read.other_id}, record.bytes, share, read.article);
  return std::move(read.article);
}

// The title that a text is headed by counts before the one of its first heading.
void set_markdown(std::string_view text, Article& article) {
  auto markdown = read_markdown(text);
  article.body = std::move(markdown.body);
  if (!markdown.title) return;
  if (!article.title) {
    article.title = std::move(markdown.title);
  } else if (article.title != markdown.title) {
    article.body = *markdown.title + (article.body.empty() ? "" : "\n\n") + article.body;
  }
}

Outcome outcome_of_headed_text(const input::Record& record, std::string_view text) {
  const auto header = read_front_matter(text);
  if (!header) return issue_of(record, header.error());
  auto read = article_of(header->values);
  if (!trimmed(header->body).empty()) {
    if (record.kind == input::Kind::markdown) {
      set_markdown(header->body, read.article);
    } else {
      read.article.body = paragraphs_of(header->body);
    }
  }
  return outcome_of_values(record, std::move(read), Share::whole_file);
}

// `text` is what the record's bytes mean.
Outcome outcome_of_unicode(const input::Record& record, std::string_view text) {
  if (has_front_matter(text)) return outcome_of_headed_text(record, text);
  RecordArticle read;
  if (record.kind == input::Kind::markdown) {
    set_markdown(text, read.article);
  } else {
    read_page(text, read.article);
  }
  return outcome_of_values(record, std::move(read), Share::whole_file);
}

Outcome outcome_of_text(const input::Record& record) {
  auto issue = text_issue(record.bytes);
  if (!issue) {
    const auto text = without_byte_order_mark(record.bytes);
    const auto meant = text::undisguised(text);
    return outcome_of_unicode(record, meant ? *meant : text);
  }
  if (const auto converted = converted_text(record.bytes)) {
    issue = text_issue(*converted);
    if (!issue) return outcome_of_unicode(record, *converted);
  }
  return issue_of(record, std::move(*issue));
}

Outcome outcome_of_row(const input::Record& record, TableReader& table) {
  const auto form =
      record.kind == input::Kind::tsv_row ? TableReader::Form::tsv : TableReader::Form::csv;
  std::string converted_heading;
  std::string converted_row;
  const auto heading = utf8_of(record.header, converted_heading);
  const auto row = utf8_of(record.bytes, converted_row);
  if (const auto bad = text::first_invalid_utf8(row); bad != std::string_view::npos) {
    return issue_of(record, invalid_utf8_issue(bad));
  }
  const auto values = table.read(heading, row, form);
  if (!values) return issue_of(record, values.error());
  return outcome_of_values(record, article_of(*values), Share::part_of_file);
}

void read_feed_record(const input::Record& record, std::vector<Outcome>& outcomes) {
  PageText page;
  read_page_text(record.bytes, {}, page);
  if (trimmed(page.text).empty()) {
    outcomes.push_back(issue_of(record, "empty file"));
    return;
  }
  read_feed(page.text, [&](FeedItem item) {
    if (!item.issue.empty()) {
      outcomes.push_back(issue_of(record, std::move(item.issue)));
      return;
    }
    auto& [article, own_id, other_id] = item.read;
    identify(record, {own_id, other_id}, item.bytes, Share::part_of_file, article);
    outcomes.push_back(std::move(article));
  });
}

Outcome outcome_of_html(const input::Record& record) {
  auto read = read_html(record);
  if (!read) return issue_of(record, read.error());
  const auto share = record.line > 0 ? Share::part_of_file : Share::whole_file;
  identify(record, {}, record.bytes, share, read.value());
  return std::move(read.value());
}

Outcome outcome_of_json(const input::Record& record, JsonArticle found) {
  if (!found.issue.empty()) return issue_of(record, std::move(found.issue));
  const bool part = found.share == Share::part_of_file;
  const auto share = record.kind == input::Kind::json_line ? Share::part_of_file : found.share;
  identify(record, {found.own_id, found.other_id},
           part ? std::string_view(found.bytes) : record.bytes, share, found.article);
  return std::move(found.article);
}

}  // namespace

struct Reader::Impl {
  JsonReader json;
  TableReader table;
};

Reader::Reader() : impl_(std::make_unique<Impl>()) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

void Reader::read(const input::Record& record, std::vector<Outcome>& outcomes) {
  switch (record.kind) {
    case input::Kind::text:
    case input::Kind::markdown:
      outcomes.push_back(outcome_of_text(record));
      return;
    case input::Kind::html:
      outcomes.push_back(outcome_of_html(record));
      return;
    case input::Kind::csv_row:
    case input::Kind::tsv_row:
      outcomes.push_back(outcome_of_row(record, impl_->table));
      return;
    case input::Kind::feed:
      read_feed_record(record, outcomes);
      return;
    case input::Kind::json:
    case input::Kind::json_line:
      impl_->json.read(without_byte_order_mark(record.bytes), [&](JsonArticle found) {
        outcomes.push_back(outcome_of_json(record, std::move(found)));
      });
      return;
  }
}

}  // namespace timbao::article
