#include "article/markdown.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "article/html_fragment.hpp"
#include "article/lines.hpp"
#include "timbao/base/tsv.hpp"

namespace timbao::article {
namespace {

constexpr auto kNone = std::string_view::npos;

std::string without_comments(std::string_view text) {
  std::string plain;
  while (true) {
    const std::size_t start = text.find("<!--");
    const std::size_t end = start == kNone ? kNone : text.find("-->", start);
    if (end == kNone) return plain += text;
    plain += text.substr(0, start);
    text.remove_prefix(end + 3);
  }
}

bool holds_only(std::string_view line, std::string_view letters) {
  return line.find_first_not_of(letters) == kNone;
}

// "---", "* * *": three or more of one kind.
bool is_rule(std::string_view line) {
  if (line.empty() || (line.front() != '-' && line.front() != '*' && line.front() != '_')) {
    return false;
  }
  const std::string letters = {line.front(), ' ', '\t'};
  return holds_only(line, letters) && std::count(line.begin(), line.end(), line.front()) >= 3;
}

// How many "#" stand before a heading; 0 where the line is none.
std::size_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  const bool heading = level >= 1 && level <= 6 &&
                       (level == line.size() || line[level] == ' ' || line[level] == '\t');
  return heading ? level : 0;
}

std::string_view heading_text(std::string_view line, std::size_t level) {
  auto text = trimmed(line.substr(level));
  const std::size_t last = text.find_last_not_of('#');
  const bool closed = last != kNone && last + 1 < text.size() && text[last] == ' ';
  return closed || last == kNone ? trimmed(text.substr(0, last == kNone ? 0 : last)) : text;
}

// Behind the mark of a list's item, "- ", "2. "; 0 where there is none.
std::size_t item_mark(std::string_view line) {
  if (line.size() < 2) return 0;
  if (line.front() == '-' || line.front() == '*' || line.front() == '+') {
    return line[1] == ' ' || line[1] == '\t' ? 2 : 0;
  }
  constexpr std::size_t kMostDigits = 3;  // "2024. " is a year, not a number of an item.
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits == kNone || digits == 0 || digits > kMostDigits) return 0;
  const bool mark =
      (line[digits] == '.' || line[digits] == ')') && line.substr(digits + 1, 1) == " ";
  return mark ? digits + 2 : 0;
}

class MarkdownReader {
 public:
  MarkdownText read(std::string_view text) && {
    for (auto line : split(text, '\n')) {
      if (line.ends_with('\r')) line.remove_suffix(1);
      read_line(line);
    }
    end_paragraph();
    return std::move(found_);
  }

 private:
  void read_line(std::string_view line) {
    auto content = trimmed(line);
    if (!fence_.empty() || opens_code(content)) return read_code(content);
    while (content.starts_with('>')) content = trimmed(content.substr(1));
    if (content.empty()) return end_paragraph();
    if (const auto level = heading_level(content); level > 0) {
      end_paragraph();
      return add_heading(heading_text(content, level), level);
    }
    if (!paragraph_.empty() && (holds_only(content, "=") || holds_only(content, "-"))) {
      // The line above is a heading, underlined.
      const auto heading = std::exchange(paragraph_, {});
      return add_heading(heading, content.front() == '=' ? 1 : 2);
    }
    if (is_rule(content)) return end_paragraph();
    if (content.front() == '|') return read_table_row(content);
    if (is_definition(content)) return;
    if (const auto mark = item_mark(content); mark > 0) {
      end_paragraph();
      content = trimmed(content.substr(mark));
      for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
        if (content.starts_with(box)) content.remove_prefix(box.size());
      }
    }
    // Two spaces or a backslash at the end break the line.
    if (content.ends_with('\\')) content.remove_suffix(1);
    paragraph_ += (paragraph_.empty() ? "" : " ") + std::string(content);
  }

  static bool opens_code(std::string_view content) {
    if (content.starts_with("~~~")) return true;
    const std::size_t info = content.find_first_not_of('`');
    return content.starts_with("```") && (info == kNone || content.find('`', info) == kNone);
  }

  void read_code(std::string_view content) {
    if (fence_.empty()) {
      end_paragraph();
      fence_ =
          content.substr(0, std::min(content.find_first_not_of(content.front()), content.size()));
    } else if (content.starts_with(fence_) && holds_only(content, fence_.substr(0, 1))) {
      fence_ = {};
    } else if (!content.empty()) {
      add(cleaned(content));
    }
  }

  // Cells become the words of a line; "|---|:--:|" is no row.
  void read_table_row(std::string_view content) {
    end_paragraph();
    if (holds_only(content, "|-: ")) return;
    std::string row;
    for (const auto cell : split(content, '|')) {
      const auto text = trimmed(cell);
      if (!text.empty()) row += (row.empty() ? "" : " ") + std::string(text);
    }
    paragraph_ = std::move(row);
    end_paragraph();
  }

  // "[1]: https://…" names an address for links.
  static bool is_definition(std::string_view content) {
    const std::size_t end = content.starts_with('[') ? content.find("]:") : kNone;
    if (end == kNone || end < 2 || content[1] == '^') return false;
    const auto address = trimmed(content.substr(end + 2));
    return address.starts_with("http") || address.starts_with('<') || address.starts_with('/') ||
           address.starts_with('.') || address.starts_with('#');
  }

  void add_heading(std::string_view text, std::size_t level) {
    auto heading = plain_line(without_marks(text));
    if (heading.empty()) return;
    if (!found_.title && (level == 1 || found_.body.empty())) {
      found_.title = std::move(heading);
    } else {
      add(heading);
    }
  }

  void end_paragraph() {
    if (paragraph_.empty()) return;
    auto text = without_marks(std::exchange(paragraph_, {}));
    if (holds_markup(text)) {
      for (const auto& paragraph : fragment_paragraphs(text)) add(paragraph);
    } else {
      add(cleaned(unescaped(text)));
    }
  }

  void add(std::string_view paragraph) {
    if (paragraph.empty()) return;
    if (!found_.body.empty()) found_.body += "\n\n";
    found_.body += paragraph;
  }

  MarkdownText found_;
  std::string paragraph_;
  std::string_view fence_;
};

}  // namespace

MarkdownText read_markdown(std::string_view text) {
  return MarkdownReader().read(without_comments(text));
}

}  // namespace timbao::article
