#include "render/text_layout.hpp"

#include <algorithm>

#include "render/utf8.hpp"

namespace timbao::render {
namespace {

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
    case Look::plain:
      break;
  }
  return "";
}

// A stretch without white space, and what it takes on the terminal.
struct Word {
  std::string text;
  std::size_t columns = 0;
};

// Splits runs into words. An escape never spans white space, so that a line may break anywhere.
class WordSplitter {
 public:
  explicit WordSplitter(const TextStyle& style) : style_(style) {}

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
    end_piece();
  }

  std::vector<Word> words() && {
    end_word();
    return std::move(words_);
  }

 private:
  void append(std::string_view bytes, const Character& character, Look look) {
    if (look != look_) end_piece();
    look_ = look;
    piece_ += character.well_formed ? bytes : "\xEF\xBF\xBD";
  }

  void end_piece() {
    word_.columns += columns_of(piece_);
    word_.text += styled(piece_, look_, style_);
    piece_.clear();
  }

  void end_word() {
    end_piece();
    if (!word_.text.empty()) words_.push_back(std::move(word_));
    word_ = {};
  }

  const TextStyle& style_;
  std::vector<Word> words_;
  Word word_;
  std::string piece_;  // The end of the word, all of one look.
  Look look_ = Look::plain;
};

}  // namespace

std::string styled(std::string_view text, Look look, const TextStyle& style) {
  const std::string_view escape = escape_of(look);
  if (!style.color || escape.empty() || text.empty()) return std::string(text);
  return std::string(escape) + std::string(text) + "\033[0m";
}

std::string paragraph(const std::vector<Run>& runs, const Indent& indent, const TextStyle& style) {
  WordSplitter splitter(style);
  for (const Run& run : runs) splitter.add(run);
  const std::vector<Word> words = std::move(splitter).words();

  std::string out = indent.first;
  std::size_t column = indent.columns;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool fits = style.columns == 0 || column + 1 + words[i].columns <= style.columns;
    if (i > 0 && fits) {
      out += ' ';
      ++column;
    } else if (i > 0) {
      out += '\n' + std::string(indent.columns, ' ');
      column = indent.columns;
    }
    out += words[i].text;
    column += words[i].columns;
  }
  out += '\n';
  return out;
}

std::string one_line(std::string_view text) {
  std::string line = paragraph({{.text = text}}, {}, {});
  line.pop_back();
  return line;
}

}  // namespace timbao::render
