#include "render/text_layout.hpp"

#include <utility>

#include "render/utf8.hpp"

namespace timbao::render {
namespace {

constexpr std::string_view kReset = "\033[0m";
constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";  // U+FFFD

std::string_view escape_of(Look look) {
  switch (look) {
    case Look::title:
      return "\033[1m";
    case Look::outlet:
      return "\033[36m";
    case Look::faint:
      return "\033[2m";
    case Look::match:
      return "\033[1;31m";
    case Look::cut:
      return "\033[31m";
    case Look::added:
      return "\033[32m";
    case Look::plain:
      break;
  }
  return "";
}

bool is_visible_ascii(char c) { return c > ' ' && c < '\x7F'; }

struct Piece {
  std::string text;
  Look look;
};

// A stretch without white space, and what it takes on the terminal.
struct Word {
  std::vector<Piece> pieces;
  std::size_t columns = 0;
};

class WordSplitter {
 public:
  void add(const Run& run) {
    std::size_t mark = 0;
    for (std::size_t i = 0; i < run.text.size();) {
      const Character character = character_at(run.text, i);
      while (mark < run.marks.size() && run.marks[mark].end <= i) ++mark;
      const bool marked = mark < run.marks.size() && run.marks[mark].start <= i;
      if (is_blank_or_control(character.code_point)) {
        end_word();
      } else {
        append(run.text.substr(i, character.bytes), character, marked ? Look::match : run.look);
      }
      i += character.bytes;
    }
  }

  std::vector<Word> words() && {
    end_word();
    return std::move(words_);
  }

 private:
  void append(std::string_view bytes, const Character& character, Look look) {
    if (word_.pieces.empty() || word_.pieces.back().look != look)
      word_.pieces.push_back({"", look});
    word_.pieces.back().text += character.well_formed ? bytes : kReplacementBytes;
  }

  void end_word() {
    if (word_.pieces.empty()) return;
    for (const Piece& piece : word_.pieces) word_.columns += columns_of(piece.text);
    words_.push_back(std::exchange(word_, {}));
  }

  std::vector<Word> words_;
  Word word_;
};

// Joins words to lines. An escape holds until the look changes, over spaces but not over line ends.
class LineWriter {
 public:
  LineWriter(const Indent& indent, const TextStyle& style)
      : indent_(indent), style_(style), out_(indent.first), column_(indent.columns) {}

  void add(const Word& word) {
    if (!at_start_) separate(word);
    at_start_ = false;
    for (const Piece& piece : word.pieces) {
      change_to(piece.look);
      out_ += piece.text;
    }
    column_ += word.columns;
  }

  std::string text() && {
    change_to(Look::plain);
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void separate(const Word& next) {
    const bool fits = style_.columns == 0 || column_ + 1 + next.columns <= style_.columns;
    if (!fits || next.pieces.front().look != look_) change_to(Look::plain);
    if (fits) {
      out_ += ' ';
      ++column_;
    } else {
      out_ += '\n' + std::string(indent_.columns, ' ');
      column_ = indent_.columns;
    }
  }

  void change_to(Look look) {
    if (look == look_ || !style_.color) return;
    if (look_ != Look::plain) out_ += kReset;
    out_ += escape_of(look);
    look_ = look;
  }

  const Indent& indent_;
  const TextStyle& style_;
  std::string out_;
  std::size_t column_;
  Look look_ = Look::plain;
  bool at_start_ = true;
};

}  // namespace

std::string styled(std::string_view text, Look look, const TextStyle& style) {
  const std::string_view escape = escape_of(look);
  if (!style.color || escape.empty() || text.empty()) return std::string(text);
  return std::string(escape) + std::string(text) + std::string(kReset);
}

std::string paragraph(const std::vector<Run>& runs, const Indent& indent, const TextStyle& style) {
  WordSplitter splitter;
  for (const Run& run : runs) splitter.add(run);
  LineWriter writer(indent, style);
  for (const Word& word : std::move(splitter).words()) writer.add(word);
  return std::move(writer).text();
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  bool behind_blank = false;
  const auto append = [&](std::string_view bytes) {
    if (bytes.empty()) return;
    if (behind_blank && !line.empty()) line += ' ';
    line += bytes;
    behind_blank = false;
  };
  std::size_t start = 0;  // Of what is taken as it stands, and not yet appended.
  for (std::size_t i = 0; i < text.size();) {
    if (is_visible_ascii(text[i])) {
      ++i;
      continue;
    }
    const Character character = character_at(text, i);
    const bool is_blank = is_blank_or_control(character.code_point);
    if (is_blank || !character.well_formed) {
      append(text.substr(start, i - start));
      if (!is_blank) append(kReplacementBytes);
      behind_blank = is_blank;
      start = i + character.bytes;
    }
    i += character.bytes;
  }
  append(text.substr(start));
  return line;
}

}  // namespace timbao::render
