#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "article/html_fragment.hpp"
#include "article/lines.hpp"
#include "article/markdown.hpp"

namespace timbao::article {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

// One pass from left to right; what turns out to be a mark is taken out at the end.
class MarkRemover {
 public:
  explicit MarkRemover(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < kClosers.size(); ++i) last_[i] = text.rfind(kClosers[i]);
  }

  std::string plain() && {
    while (at_ < text_.size()) step();
    std::string plain;
    plain.reserve(out_.size());
    std::size_t done = 0;
    std::sort(marks_.begin(), marks_.end(),
              [](const Mark& a, const Mark& b) { return a.start < b.start; });
    for (const auto& mark : marks_) {
      if (mark.start < done) continue;
      plain.append(out_, done, mark.start - done);
      done = mark.start + mark.bytes;
    }
    return plain.append(out_, std::min(done, out_.size()), std::string::npos);
  }

 private:
  struct Mark {
    std::size_t start;  // In what is written so far.
    std::size_t bytes;
  };
  struct Bracket {
    std::size_t start;
    bool image;
  };

  void step() {
    const char c = text_[at_];
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (c == '\\' && is_punctuation(next)) return literal(next);
    if (c == '`') return code();
    if (c == '!' && next == '[') return open(true);
    if (c == '[') return next == '^' ? footnote() : open(false);
    if (c == ']') return close();
    if (c == '<' && is_autolink()) return autolink();
    if (c == '*' || c == '_' || c == '~') return emphasis();
    if (c == '{' && (next == '{' || next == '%' || next == ':')) return shortcode();
    out_ += c;
    ++at_;
  }

  // "\*" is a star, and "\<" no tag.
  void literal(char c) {
    append_literal(c);
    at_ += 2;
  }

  void append_literal(char c) {
    if (c == '<') {
      out_ += "&lt;";
    } else if (c == '&') {
      out_ += "&amp;";
    } else {
      out_ += c;
    }
  }

  [[nodiscard]] std::size_t run_of(char c) const {
    const std::size_t end = text_.find_first_not_of(c, at_);
    return (end == kNone ? text_.size() : end) - at_;
  }

  // What ends later than this is no mark. A limit, so that marks that end late cost little.
  static constexpr std::size_t kMaxBytes = 1024;

  static constexpr std::string_view kClosers = ")]}`>";

  // Whether one stands anywhere behind, so that marks that never end are looked for once.
  [[nodiscard]] bool comes_later(char closer) const {
    const auto last = last_[kClosers.find(closer)];
    return last != kNone && last > at_;
  }

  void code() {
    const std::size_t ticks = run_of('`');
    const auto rest = text_.substr(at_ + ticks, comes_later('`') ? kMaxBytes : 0);
    for (std::size_t end = rest.find('`'); end != kNone;) {
      const std::size_t behind = std::min(rest.find_first_not_of('`', end), rest.size());
      if (behind - end == ticks) {
        for (const char c : rest.substr(0, end)) append_literal(c);
        at_ += ticks + behind;
        return;
      }
      end = rest.find('`', behind);
    }
    out_.append(ticks, '`');
    at_ += ticks;
  }

  void open(bool image) {
    brackets_.push_back({out_.size(), image});
    const std::size_t bytes = image ? 2 : 1;
    out_ += text_.substr(at_, bytes);
    at_ += bytes;
  }

  // A link's text stays, an image goes as a whole; "[sic]" is text.
  void close() {
    ++at_;
    if (brackets_.empty()) {
      out_ += ']';
      return;
    }
    const auto bracket = brackets_.back();
    brackets_.pop_back();
    const char next = at_ < text_.size() ? text_[at_] : '\0';
    const std::size_t end = next == '(' ? end_of('(', ')') : next == '[' ? end_of('[', ']') : kNone;
    if (end == kNone) {
      out_ += ']';
      return;
    }
    at_ = end + 1;
    if (bracket.image) {
      marks_.push_back({bracket.start, out_.size() - bracket.start});
    } else {
      marks_.push_back({bracket.start, 1});
    }
  }

  // Of what opens here, nested ones of its kind passed over.
  [[nodiscard]] std::size_t end_of(char opener, char closer) const {
    if (!comes_later(closer)) return kNone;
    int depth = 0;
    const std::size_t most = std::min(text_.size(), at_ + kMaxBytes);
    for (std::size_t i = at_; i < most; ++i) {
      if (text_[i] == opener) ++depth;
      if (text_[i] == closer && --depth == 0) return i;
    }
    return kNone;
  }

  void footnote() {
    const std::size_t end = end_of('[', ']');
    if (end == kNone) return open(false);
    at_ = end + 1;
    // "[^1]: …" is the note itself.
    if (at_ < text_.size() && text_[at_] == ':') ++at_;
  }

  [[nodiscard]] bool is_autolink() const {
    const auto rest = text_.substr(at_ + 1, 8);
    return rest.starts_with("http://") || rest.starts_with("https://");
  }

  void autolink() {
    const std::size_t end = text_.substr(0, at_ + kMaxBytes).find('>', at_);
    if (!comes_later('>') || end == kNone) return literal_here();
    out_ += text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
  }

  void literal_here() { append_literal(text_[at_++]); }

  // A run that opens at the left of a word goes with the next that closes at the right of one.
  void emphasis() {
    const char c = text_[at_];
    const std::size_t run = run_of(c);
    const char before = at_ == 0 ? ' ' : text_[at_ - 1];
    const char behind = at_ + run < text_.size() ? text_[at_ + run] : ' ';
    bool opens = !is_space(behind);
    bool closes = !is_space(before);
    if (c == '_') {
      // "snake_case" is a word.
      opens = opens && (is_space(before) || is_punctuation(before));
      closes = closes && (is_space(behind) || is_punctuation(behind));
    }
    const bool usual = run <= 3 && (c != '~' || run == 2);
    auto& opener = openers_[c == '*' ? 0 : c == '_' ? 1 : 2][run & 3U];
    if (usual && closes && opener != kNone) {
      marks_.push_back({opener, run});
      marks_.push_back({out_.size(), run});
      opener = kNone;
    } else if (usual && opens) {
      opener = out_.size();
    }
    out_.append(run, c);
    at_ += run;
  }

  // "{{< figure … >}}", "{% … %}", "{: .class}"
  void shortcode() {
    const std::size_t end = end_of('{', '}');
    if (end == kNone) return literal_here();
    at_ = end + 1;
  }

  std::string_view text_;
  std::array<std::size_t, kClosers.size()> last_{};  // Where each of the closers stands last.
  std::size_t at_ = 0;
  std::string out_;
  std::vector<Mark> marks_;
  std::vector<Bracket> brackets_;
  std::array<std::array<std::size_t, 4>, 3> openers_ = {
      {{kNone, kNone, kNone, kNone}, {kNone, kNone, kNone, kNone}, {kNone, kNone, kNone, kNone}}};
};

}  // namespace

std::string without_marks(std::string_view paragraph) {
  return MarkRemover(trimmed(paragraph)).plain();
}

}  // namespace timbao::article
