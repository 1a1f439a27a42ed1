#include "article/table_row.hpp"

#include <algorithm>
#include <array>

#include "article/lines.hpp"

namespace timbao::article {
namespace {

using Form = TableReader::Form;

constexpr char kQuote = '"';
constexpr auto kNone = std::string_view::npos;

// What stands most often between the fields of a heading row.
char separator_of(std::string_view heading) {
  constexpr std::string_view kCandidates = ",;\t|";
  std::array<std::size_t, kCandidates.size()> counts{};
  bool is_quoted = false;
  for (const char letter : heading) {
    if (letter == kQuote) is_quoted = !is_quoted;
    const std::size_t candidate = kCandidates.find(letter);
    if (!is_quoted && candidate != kNone) ++counts[candidate];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return kCandidates[static_cast<std::size_t>(most - counts.begin())];
}

// Where the quote stands that ends the field that opens at `start`; kNone where none does.
std::size_t closing_quote(std::string_view row, std::size_t start) {
  for (std::size_t at = row.find(kQuote, start + 1); at != kNone; at = row.find(kQuote, at + 2)) {
    if (row.substr(at + 1, 1) != "\"") return at;
  }
  return kNone;
}

// `quoted` is what stands between a field's quotes, `rest` behind them.
std::string undoubled(std::string_view quoted, std::string_view rest) {
  std::string text;
  text.reserve(quoted.size() + rest.size());
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    text += quoted[i];
    if (quoted[i] == kQuote) ++i;
  }
  text += rest;
  return text;
}

// Views of the row; what had to be unquoted is kept by `values`.
std::vector<std::string_view> fields_of(std::string_view row, char separator, Form form,
                                        RecordValues& values) {
  std::vector<std::string_view> fields;
  // No quote closes behind the first that is never closed.
  bool may_quote = true;
  for (std::size_t start = 0;;) {
    const bool opens = may_quote && row.substr(start, 1) == "\"";
    std::size_t close = opens ? closing_quote(row, start) : kNone;
    if (opens && close == kNone) may_quote = false;
    const bool closes_field =
        close != kNone && (close + 1 == row.size() || row[close + 1] == separator);
    if (form == Form::tsv && !closes_field) close = kNone;
    const std::size_t end =
        std::min(row.find(separator, close == kNone ? start : close + 1), row.size());
    if (close == kNone) {
      fields.push_back(row.substr(start, end - start));
    } else {
      const auto quoted = row.substr(start + 1, close - start - 1);
      const auto rest = row.substr(close + 1, end - close - 1);
      const bool plain = rest.empty() && quoted.find(kQuote) == kNone;
      fields.push_back(plain ? quoted : values.kept(undoubled(quoted, rest)));
    }
    if (end == row.size()) return fields;
    start = end + 1;
  }
}

void append_list(const std::vector<std::string_view>& words, std::string& text) {
  constexpr std::size_t kMost = 20;
  for (std::size_t i = 0; i < std::min(words.size(), kMost); ++i) {
    text += (i == 0 ? "" : ", ") + cleaned(front_of(words[i], 40));
  }
  if (words.size() > kMost) text += ", …";
}

// The headings that would make rows articles, for a message.
std::string no_text_column(const std::vector<std::string_view>& headings) {
  std::string issue = "no column is a title, abstract or body; the headings are ";
  append_list(headings, issue);
  issue += "; known are, among others, ";
  std::vector<std::string_view> known;
  for (const auto field : {Field::title, Field::abstract, Field::body}) {
    const auto keys = usual_keys(field);
    known.insert(known.end(), keys.begin(), keys.begin() + 4);
  }
  for (const auto* vietnamese : {"tiêu đề", "tóm tắt", "nội dung"}) known.emplace_back(vietnamese);
  append_list(known, issue);
  return issue;
}

}  // namespace

void TableReader::read_heading(std::string_view heading, Form form) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  heading_ = heading;
  form_ = form;
  has_heading_ = true;
  columns_.clear();
  issue_.clear();
  if (heading.starts_with(kByteOrderMark)) heading.remove_prefix(kByteOrderMark.size());
  separator_ = form == Form::tsv ? '\t' : separator_of(heading);
  RecordValues kept;
  const auto headings = fields_of(heading, separator_, form, kept);
  bool has_text = false;
  for (const auto name : headings) {
    const auto meaning = columns_.emplace_back(meaning_of_key(name));
    if (!meaning) continue;
    const auto field = meaning->field;
    has_text = has_text || field == Field::title || field == Field::abstract ||
               field == Field::body || field == Field::page;
  }
  if (!has_text) issue_ = no_text_column(headings);
}

Result<RecordValues, std::string> TableReader::read(std::string_view heading, std::string_view row,
                                                    Form form) {
  if (!has_heading_ || heading != heading_ || form != form_) read_heading(heading, form);
  if (!issue_.empty()) return Unexpected{issue_};
  RecordValues values;
  auto fields = fields_of(row, separator_, form, values);
  // Spreadsheets write separators behind the last column.
  while (fields.size() > columns_.size() && trimmed(fields.back()).empty()) fields.pop_back();
  if (fields.size() != columns_.size()) {
    return Unexpected{"the row has " + std::to_string(fields.size()) + " fields, its heading " +
                      std::to_string(columns_.size())};
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (columns_[i]) values.add(*columns_[i], fields[i]);
  }
  return values;
}

}  // namespace timbao::article
