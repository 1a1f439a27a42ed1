#include "analysis/organisation_names.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "timbao/text/compounds.hpp"
#include "timbao/text/names.hpp"

namespace timbao::analysis {
namespace {

using text::TokenCode;

constexpr std::uint32_t kMostWords = 16;  // A guess: longer ones are two names.

class Organisation {
 public:
  Organisation(const TokenizedText& text, std::uint32_t start) : text_(text), start_(start) {}

  [[nodiscard]] std::uint32_t end() {
    if (!is_capital(start_)) return start_;
    if (const NamePhrase* other = words_.at(text_, start_, word_role::kPlace | word_role::kNoName);
        other != nullptr && other->terms.size() > 1) {
      return start_;  // "Hội An"
    }
    const NamePhrase* const head =
        words_.at(text_, start_, word_role::kHead | word_role::kBody | word_role::kInstitution);
    if (head == nullptr) return start_;
    at_ = end_ = start_ + size_of(head);
    is_body_ = (head->roles & word_role::kBody) != 0;
    is_named_ = (head->roles & word_role::kInstitution) != 0;
    opens_word_ = true;
    is_behind_head_ = !is_named_;
    while (at_ < text_.tokens.size() && at_ - start_ < kMostWords && take_part()) {
    }
    return is_named_ ? end_ : start_;
  }

 private:
  [[nodiscard]] static std::uint32_t size_of(const NamePhrase* phrase) {
    return static_cast<std::uint32_t>(phrase->terms.size());
  }

  [[nodiscard]] bool is_capital(std::uint32_t i) const {
    return i < text_.tokens.size() && text::is_capitalised(text_.source, text_.tokens[i]);
  }

  // Goes on behind the next part of the name, if there is one.
  bool take_part() {
    if (!text::continues_name(text_.source, text_.tokens, at_)) return take_dash_or_comma();
    return take_unit() || take_capitals() || take_inner() || take_and();
  }

  // "tỉnh Nghệ An", also behind "và".
  bool take_unit() {
    const NamePhrase* const unit = words_.at(text_, at_, word_role::kUnit | word_role::kFeature);
    if (unit == nullptr) return false;
    const std::uint32_t place = at_ + size_of(unit);
    if (!is_capital(place) || !continues_unit(text_, place)) return false;
    std::uint32_t end = capitals_end(text_, place);
    // "UBND TP Lê Văn Thử"
    if (is_acronym(text_, at_) && end - place > 2 && is_full_name(text_, place, end)) return false;
    if (const NamePhrase* known = words_.at(text_, place, word_role::kPlace)) {
      end = place + size_of(known);
    } else {
      end = full_name_start(text_, place + 1, end);
    }
    commit(end);
    opens_word_ = is_behind_head_ = false;
    return true;
  }

  bool take_capitals() {
    if (!is_capital(at_)) return false;
    const bool is_bare_unit =
        is_acronym(text_, at_) && words_.at(text_, at_, word_role::kUnit) != nullptr;
    if (is_bare_unit) return false;
    if (const NamePhrase* head =
            words_.at(text_, at_, word_role::kHead | word_role::kBody | word_role::kInstitution)) {
      commit(at_ + size_of(head));
      opens_word_ = is_behind_head_ = true;
      return true;
    }
    if (!is_behind_head_ && is_full_name(text_, at_, capitals_end(text_, at_))) return false;
    const std::uint32_t end = opens_word_ ? compound_end() : at_ + 1;
    const bool is_compound = end > at_ + 1;
    commit(end);
    opens_word_ = is_compound || is_acronym(text_, end - 1);  // "Trường CĐ Sư phạm"
    is_behind_head_ = false;
    return true;
  }

  // "Giáo dục" whose second syllable has no capital.
  [[nodiscard]] std::uint32_t compound_end() const {
    std::array<TokenCode, 4> codes{};
    std::uint32_t size = 0;
    std::uint32_t end = at_ + 1;
    while (size < codes.size() && at_ + size < text_.tokens.size()) {
      const std::uint32_t i = at_ + size;
      if (size > 0 && (is_capital(i) || !text::continues_name(text_.source, text_.tokens, i))) {
        break;
      }
      codes[size++] = text_.tokens[i].code;
      if (size > 1 && text::is_compound(std::span(codes.data(), size))) end = at_ + size;
    }
    return end;
  }

  bool take_inner() {
    const NamePhrase* const inner = words_.at(text_, at_, word_role::kInner);
    if (inner == nullptr) return false;
    at_ += size_of(inner);
    end_ = at_;
    opens_word_ = true;
    return true;
  }

  bool take_and() {
    if (!is_body_ || !is_named_ || text_.tokens.term(at_) != "và") return false;
    if (!goes_on_behind(at_ + 1)) return false;
    ++at_;
    opens_word_ = true;
    return take_capitals();
  }

  // "Văn hóa, Thể thao và Du lịch"; "Lao động - Thương binh"; "GD & ĐT".
  bool take_dash_or_comma() {
    if (joins_abbreviations(text_, at_)) {
      commit(at_ + 1);
      return true;
    }
    if (!is_body_ || !is_named_ || text_.tokens[at_].before != text::Boundary::none) return false;
    const std::uint32_t gap = text_.tokens[at_ - 1].end;
    const std::string_view between = text_.source.substr(gap, text_.tokens[at_].start - gap);
    const bool is_dash = between == " - " || between == " – " || between == " & " || between == "&";
    if (!is_dash && (between != ", " || !is_listed())) return false;
    if (!goes_on_behind(at_)) return false;
    opens_word_ = true;
    return take_capitals();
  }

  // Whether "và" and a capital end the list that goes on here.
  [[nodiscard]] bool is_listed() const {
    const auto size = static_cast<std::uint32_t>(text_.tokens.size());
    for (std::uint32_t i = at_ + 1; i + 1 < std::min(at_ + kMostWords, size); ++i) {
      if (!goes_on_in_list(i)) return false;
      if (text_.tokens.term(i) == "và") return is_capital(i + 1);
    }
    return false;
  }

  [[nodiscard]] bool goes_on_in_list(std::uint32_t i) const {
    if (text::continues_name(text_.source, text_.tokens, i)) return true;
    const std::uint32_t gap = text_.tokens[i - 1].end;
    return text_.tokens[i].before == text::Boundary::none && is_capital(i) &&
           text_.source.substr(gap, text_.tokens[i].start - gap) == ", ";
  }

  // Whether the capitals at `i` are of the same name: no organisation, place or person of its own.
  [[nodiscard]] bool goes_on_behind(std::uint32_t i) const {
    constexpr unsigned kOther = word_role::kHead | word_role::kBody | word_role::kInstitution |
                                word_role::kPlace | word_role::kTitle;
    if (!is_capital(i) || words_.at(text_, i, kOther) != nullptr) return false;
    return !is_full_name(text_, i, capitals_end(text_, i));
  }

  void commit(std::uint32_t end) {
    at_ = end_ = end;
    is_named_ = true;
  }

  const NameWords& words_ = NameWords::instance();
  const TokenizedText& text_;
  std::uint32_t start_;
  std::uint32_t at_ = 0;         // The next token to look at,
  std::uint32_t end_ = 0;        // and one past the last that surely belongs to the name.
  bool is_body_ = false;         // May hold "và".
  bool is_named_ = false;        // Has more than a head.
  bool is_behind_head_ = false;  // People give schools and firms their names.
  bool opens_word_ = false;      // A word may go on in lower case: not behind "Hà" in "Hà Nội".
};

}  // namespace

bool is_full_name(const TokenizedText& text, std::uint32_t first, std::uint32_t end) {
  const NameWords& words = NameWords::instance();
  if (end - first < 2 || end - first > 4) return false;
  for (std::uint32_t i = first; i < end; ++i) {
    const bool is_initial = i + 1 == end && text.tokens[i].end - text.tokens[i].start == 1;
    if (text.tokens[i].kind != text::TokenKind::syllable && !is_initial) return false;
  }
  if (words.at(text, first, word_role::kPlace) != nullptr) return false;
  const NamePhrase* const surname =
      words.at(text, first, word_role::kSurname | word_role::kRareSurname);
  if (surname == nullptr) return false;
  return (surname->roles & word_role::kSurname) != 0 || end - first > 2;
}

std::uint32_t capitals_end(const TokenizedText& text, std::uint32_t first) {
  std::uint32_t end = first + 1;
  while (end < text.tokens.size() && text::is_capitalised(text.source, text.tokens[end]) &&
         text::continues_name(text.source, text.tokens, end)) {
    ++end;
  }
  return end;
}

std::uint32_t full_name_start(const TokenizedText& text, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t i = first; i + 1 < end; ++i) {
    if (is_full_name(text, i, end)) return i;
  }
  return end;
}

bool joins_abbreviations(const TokenizedText& text, std::uint32_t i) {
  if (i == 0 || i >= text.tokens.size() || text.tokens[i].before != text::Boundary::none) {
    return false;
  }
  const std::uint32_t start = text.tokens[i - 1].end;
  std::string_view gap = text.source.substr(start, text.tokens[i].start - start);
  while (gap.starts_with(' ')) gap.remove_prefix(1);
  while (gap.ends_with(' ')) gap.remove_suffix(1);
  if ((gap != "&" && gap != "-") || !is_acronym(text, i - 1) || !is_acronym(text, i)) return false;
  const NameWords& words = NameWords::instance();
  constexpr unsigned kHeads = word_role::kHead | word_role::kBody;
  return words.at(text, i - 1, kHeads) == nullptr && words.at(text, i, kHeads) == nullptr;
}

bool continues_unit(const TokenizedText& text, std::uint32_t i) {
  if (i == 0 || i >= text.tokens.size()) return false;
  if (text::continues_name(text.source, text.tokens, i)) return true;
  const std::uint32_t gap = text.tokens[i - 1].end;
  return text.tokens[i].before == text::Boundary::none && is_acronym(text, i - 1) &&
         text.source.substr(gap, text.tokens[i].start - gap) == ". ";
}

std::uint32_t organisation_end(const TokenizedText& text, std::uint32_t i) {
  return Organisation(text, i).end();
}

}  // namespace timbao::analysis
