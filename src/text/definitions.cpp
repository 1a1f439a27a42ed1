#include "timbao/text/definitions.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>

#include "text/acronym.hpp"
#include "text/institutions.hpp"
#include "timbao/text/syllables.hpp"

namespace timbao::text {
namespace {

constexpr std::uint32_t kMostSkipped = 2;       // Words that have no letter in the abbreviation,
constexpr std::uint32_t kMostSkippedByCue = 6;  // and where a cue says that there is one.
constexpr std::uint32_t kMostIntroWords = 5;  // "là viết tắt của cụm từ tiếng Anh …"

// Places and kinds of people that stand in brackets behind names. Sorted by bytes.
constexpr std::string_view kRemarks[] = {"clb", "hcm", "hlv", "hn", "pv",  "tp",  "tphcm",
                                         "tq",  "uae", "uk",  "us", "usa", "usd", "vn"};

struct Cues {
  TokenCode tat = code_of("tắt");
  TokenCode goi = code_of("gọi");
  TokenCode viet = code_of("viết");
  TokenCode la = code_of("là");
  TokenCode cua = code_of("của");
  TokenCode sau = code_of("sau");
  TokenCode day = code_of("đây");
  TokenCode ten = code_of("tên");
  TokenCode duoc = code_of("được");
  TokenCode con = code_of("còn");
  TokenCode hay = code_of("hay");
};

const Cues& cues() {
  static const Cues kCues;
  return kCues;
}

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

class Finder {
 public:
  Finder(std::string_view source, const Tokens& tokens, std::vector<Definition>& out)
      : source_(source),
        tokens_(tokens),
        size_(static_cast<std::uint32_t>(tokens.size())),
        cues_(cues()),
        bracket_(source.find('(')),
        out_(out) {}

  void find() {
    std::uint32_t i = 0;
    for (; i + kBlock <= size_; i += kBlock) {
      if (any_cue(i)) take_cues(i, i + kBlock);
    }
    take_cues(i, size_);
    take_brackets(source_.size());
  }

 private:
  // --- Where a definition may be ---
  // Nearly all tokens are far from one, so brackets are searched for in the bytes, and cue words
  // with one branch for a block of tokens: half the time of asking each token (measured).

  static constexpr std::uint32_t kBlock = 16;

  [[nodiscard]] bool any_cue(std::uint32_t first) const {
    const Token* const token = tokens_.list.data() + first;
    unsigned found = 0;
    for (std::uint32_t i = 0; i < kBlock; ++i) {
      found |= static_cast<unsigned>(token[i].code == cues_.tat);
    }
    return found != 0;
  }

  void take_cues(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
      if (tokens_[i].code != cues_.tat) continue;
      take_brackets(tokens_[i].start);
      take_cue(i);
    }
  }

  // Takes the brackets before the byte `limit` that are not taken yet.
  void take_brackets(std::size_t limit) {
    const auto starts_before = [](const Token& token, std::size_t start) {
      return token.start < start;
    };
    for (; bracket_ < limit; bracket_ = source_.find('(', bracket_ + 1)) {
      const auto inside = std::lower_bound(tokens_.list.begin() + behind_bracket_,
                                           tokens_.list.end(), bracket_ + 1, starts_before);
      behind_bracket_ = inside - tokens_.list.begin();
      if (behind_bracket_ > 0 && inside != tokens_.list.end() && inside->start == bracket_ + 1) {
        take_bracket(static_cast<std::uint32_t>(behind_bracket_));
      }
    }
  }

  // --- Brackets ---

  // Takes what the bracket before token `i` defines.
  void take_bracket(std::uint32_t i) {
    if (closes_behind(i)) {
      const auto acronym = acronym_of(source_, tokens_[i]);
      if (acronym.has_value() && opens_behind_word(i))
        put(i, long_before(i, *acronym, kMostSkipped));
      if (acronym.has_value()) return;
    }
    if (code(i) == cues_.sau && code(i + 1) == cues_.day && code(i + 2) == cues_.goi &&
        code(i + 3) == cues_.la) {
      take_named(i, i + 4);
    } else if (const auto acronym = acronym_of(source_, tokens_[i - 1]);
               acronym.has_value() && opens_behind_word(i)) {
      put(i - 1, long_inside(i, *acronym));
    }
  }

  // Whether nothing but spaces and quotes stand between token `i - 1` and the bracket before `i`.
  [[nodiscard]] bool opens_behind_word(std::uint32_t i) const {
    std::string_view between = gap(i);
    between.remove_suffix(1);
    return tokens_[i].before == Boundary::none &&
           between.find_first_of("().,;:!?/+-") == between.npos;
  }

  [[nodiscard]] bool closes_behind(std::uint32_t i) const {
    return tokens_[i].end < source_.size() && source_[tokens_[i].end] == ')';
  }

  // "ADB (Ngân hàng Phát triển châu Á)": the whole bracket from token `first` on.
  [[nodiscard]] std::optional<Range> long_inside(std::uint32_t first,
                                                 const Acronym& acronym) const {
    std::uint32_t last = first + 1;
    while (last < size_ && last - first < kMaxNameWords && joins(last)) {
      ++last;
    }
    if (!closes_behind(last - 1) || last - first > acronym.size + kMostSkipped) {
      return std::nullopt;
    }
    return initials(first, last, acronym).has_value() ? std::optional(Range{first, last})
                                                      : std::nullopt;
  }

  // --- Cue words ---

  // Takes what "gọi tắt" or "viết tắt" defines. `i` is the second word.
  void take_cue(std::uint32_t i) {
    if (i == 0 || tokens_[i].before != Boundary::none ||
        (code(i - 1) != cues_.goi && code(i - 1) != cues_.viet)) {
      return;
    }
    if (code(i + 1) == cues_.cua) {
      take_spelled_out(i - 1, i + 2);
    } else {
      take_named(i - 1, code(i + 1) == cues_.la ? i + 2 : i + 1);
    }
  }

  // "Liên hiệp … (gọi tắt là LHHN)": the abbreviation stands at `named`, its cue from `cue` on.
  void take_named(std::uint32_t cue, std::uint32_t named) {
    if (named >= size_ || !in_one_sentence(cue, named) || !stands_alone(named)) {
      return;
    }
    const auto acronym = acronym_of(source_, tokens_[named]);
    while (cue > 0 && tokens_[cue].before == Boundary::none && opens_cue(code(cue - 1))) {
      --cue;
    }
    if (acronym.has_value() && cue > 0 && tokens_[cue].before == Boundary::none) {
      put(named, long_before(cue, *acronym, kMostSkippedByCue));
    }
  }

  // "sau đây được gọi tắt", "có tên viết tắt", "hay còn gọi".
  [[nodiscard]] bool opens_cue(TokenCode code) const {
    return code == cues_.sau || code == cues_.day || code == cues_.ten || code == cues_.duoc ||
           code == cues_.con || code == cues_.hay;
  }

  // Whether the name at `i` ends with it: not "BV mắt", "MS-13".
  [[nodiscard]] bool stands_alone(std::uint32_t i) const {
    const std::uint32_t next = i + 1;
    return next >= size_ || !joins(next) || gap(next).find(',') != std::string_view::npos;
  }

  // "WHO là viết tắt của World Health Organization": the cue begins at `cue`, the words that may
  // introduce the long form at `first`.
  void take_spelled_out(std::uint32_t cue, std::uint32_t first) {
    std::optional<Acronym> acronym;
    std::uint32_t named = cue;
    while (!acronym && named > 0 && cue - named < kMostIntroWords &&
           tokens_[named].before == Boundary::none) {
      acronym = acronym_of(source_, tokens_[--named]);
    }
    if (!acronym || !in_one_sentence(cue, first)) {
      return;
    }
    for (std::uint32_t at = first; at < size_ && at - first < kMostIntroWords; ++at) {
      if (tokens_[at].before != Boundary::none) {
        return;
      }
      std::uint32_t last = at + 1;
      while (last < size_ && last - at < acronym->size + kMostSkipped && joins(last)) {
        ++last;
      }
      if (const auto found = initials(at, last, *acronym)) {
        put(named, found);
        return;
      }
    }
  }

  // --- Long forms ---

  // The words before `end` that `acronym` stands for.
  [[nodiscard]] std::optional<Range> long_before(std::uint32_t end, const Acronym& acronym,
                                                 std::uint32_t most_skipped) const {
    std::uint32_t from = end - 1;
    while (from > 0 && end - from < kMaxNameWords && joins(from)) {
      --from;
    }
    // Two letters agree by chance too often for a word to be skipped.
    const std::uint32_t skipped =
        most_skipped == kMostSkipped ? std::min(most_skipped, acronym.size - 2) : most_skipped;
    for (std::uint32_t words = acronym.size; words <= acronym.size + skipped && words <= end - from;
         ++words) {
      if (const auto found = initials(end - words, end, acronym)) {
        return found;
      }
    }
    const auto start = institution_start(source_, tokens_, from, end);
    return start.has_value() ? std::optional(Range{*start, end}) : std::nullopt;
  }

  // The words from `first` to the one that has the last letter, if those before `last` have all
  // letters in order and the first word has the first.
  [[nodiscard]] std::optional<Range> initials(std::uint32_t first, std::uint32_t last,
                                              const Acronym& acronym) const {
    std::uint32_t matched = 0;
    for (std::uint32_t at = first; at < last; ++at) {
      if (initial_of(tokens_.term(at)) == acronym.letters[matched]) {
        if (++matched == acronym.size) {
          return Range{first, at + 1};
        }
      } else if (matched == 0) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  void put(std::uint32_t short_token, const std::optional<Range>& range) {
    if (!range.has_value()) return;
    const std::string_view term = tokens_.term(short_token);
    if (std::binary_search(std::begin(kRemarks), std::end(kRemarks), term)) return;
    // "Công ty Cổ phần VNG (VNG)" says nothing new.
    for (std::uint32_t i = range->first; i < range->last; ++i) {
      if (tokens_.term(i) == term) return;
    }
    out_.push_back({short_token, range->first, range->last});
  }

  // --- Tokens ---

  [[nodiscard]] TokenCode code(std::uint32_t i) const {
    return i < size_ ? tokens_[i].code : kSentenceEnd;
  }

  // What stands before token `i`. Requires: i > 0.
  [[nodiscard]] std::string_view gap(std::uint32_t i) const {
    const std::uint32_t start = tokens_[i - 1].end;
    return source_.substr(start, tokens_[i].start - start);
  }

  // Whether tokens `i - 1` and `i` may be neighbours in a name.
  [[nodiscard]] bool joins(std::uint32_t i) const {
    return tokens_[i].before == Boundary::none && name_joins(gap(i));
  }

  // Whether no sentence ends between two tokens. Requires: last < size_.
  [[nodiscard]] bool in_one_sentence(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first + 1; i <= last && i < size_; ++i) {
      if (tokens_[i].before != Boundary::none) {
        return false;
      }
    }
    return true;
  }

  std::string_view source_;
  const Tokens& tokens_;
  std::uint32_t size_;
  const Cues& cues_;
  std::size_t bracket_;                // The next bracket to take,
  std::ptrdiff_t behind_bracket_ = 0;  // and a token that is not behind it.
  std::vector<Definition>& out_;
};

}  // namespace

void find_definitions(std::string_view source, const Tokens& tokens, std::vector<Definition>& out) {
  out.clear();
  Finder(source, tokens, out).find();
}

}  // namespace timbao::text
