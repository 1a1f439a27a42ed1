#include "timbao/render/concordance.hpp"

#include <string_view>
#include <vector>

#include "render/article_json.hpp"
#include "render/passage_part.hpp"
#include "render/table_row.hpp"
#include "render/text_layout.hpp"
#include "render/utf8.hpp"
#include "timbao/render/json.hpp"

namespace timbao::render {
namespace {

constexpr std::size_t kDateColumns = 10;
constexpr std::size_t kOutletColumns = 20;

const std::vector<std::string> kHeading = {"left", "match", "right", "outlet_domain", "outlet_name",
                                          "date", "id",    "part",  "start",         "end"};

bool is_blank_at(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\n');
}

// one_line() without a space at its end; the space between a match and its neighbour is text.
std::string left_context(const std::string& text) {
  std::string line = one_line(text);
  if (!text.empty() && is_blank_at(text, text.size() - 1)) line += ' ';
  return line;
}

std::string right_context(const std::string& text) {
  return (is_blank_at(text, 0) ? " " : "") + one_line(text);
}

std::string cut_to(const std::string& text, std::size_t columns) {
  if (columns_of(text) <= columns) return text;
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = end + character_at(text, end).bytes;
    if (columns_of(std::string_view(text).substr(0, next)) > columns) break;
    end = next;
  }
  return text.substr(0, end);
}

std::string outlet_of(const analysis::ConcordanceSource& source) {
  if (!source.outlet) return "-";
  return cut_to(one_line(source.outlet->key()), kOutletColumns);
}

std::string day_of(const analysis::ConcordanceSource& source) {
  return source.date ? source.date->iso().substr(0, kDateColumns) : "-";
}

void append_spaces_after(std::string_view text, std::size_t columns, std::string& out) {
  const std::size_t taken = columns_of(text);
  if (taken < columns) out.append(columns - taken, ' ');
}

void append_padded(const std::string& text, std::size_t columns, Look look, const TextStyle& style,
                   std::string& out) {
  out += styled(text, look, style);
  append_spaces_after(text, columns, out);
  out += "  ";
}

std::vector<std::string> row_of(const analysis::ConcordanceLine& line) {
  const analysis::ConcordanceSource& source = *line.source;
  const article::Outlet outlet = source.outlet.value_or(article::Outlet{});
  return {line.left,
          line.match,
          line.right,
          outlet.domain.value_or(""),
          outlet.name.value_or(""),
          source.date ? source.date->iso() : "",
          source.id,
          std::string(part_name(line.part)),
          std::to_string(line.bytes.start),
          std::to_string(line.bytes.end)};
}

}  // namespace

std::string concordance_text(const analysis::ConcordanceLine& line, std::size_t width,
                             const TextStyle& style) {
  const std::string left = left_context(line.left);
  const std::string right = right_context(line.right);
  std::string out;
  out.reserve(2 * (left.size() + right.size()));
  append_padded(day_of(*line.source), kDateColumns, Look::plain, style, out);
  append_padded(outlet_of(*line.source), kOutletColumns, Look::outlet, style, out);
  append_spaces_after(left, width, out);
  out += left;
  out += styled(one_line(line.match), Look::match, style);
  out += right;
  append_spaces_after(right, width, out);
  out += "  ";
  out += styled(line.source->id, Look::faint, style);
  out += '\n';
  return out;
}

std::string concordance_json_line(const analysis::ConcordanceLine& line) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("id").string(line.source->id);
  json.key("outlet");
  write_outlet(json, line.source->outlet);
  json.key("date").date_or_null(line.source->date);
  json.key("part").string(part_name(line.part));
  json.key("start").integer(line.bytes.start);
  json.key("end").integer(line.bytes.end);
  json.key("left").string(line.left);
  json.key("match").string(line.match);
  json.key("right").string(line.right);
  json.end_object();
  return out + '\n';
}

std::string concordance_csv_header() { return csv_row(kHeading); }

std::string concordance_csv(const analysis::ConcordanceLine& line) { return csv_row(row_of(line)); }

std::string concordance_tsv_header() { return tsv_row(kHeading); }

std::string concordance_tsv(const analysis::ConcordanceLine& line) { return tsv_row(row_of(line)); }

}  // namespace timbao::render
