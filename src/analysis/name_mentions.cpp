#include "analysis/name_mentions.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "analysis/organisation_names.hpp"
#include "timbao/text/compounds.hpp"
#include "timbao/text/names.hpp"

namespace timbao::analysis {
namespace {

constexpr std::uint32_t kMostWords = 10;  // Of names that nothing tells the end of; a guess.

// Words before a name that say what it is: tokens [first, end).
struct Cue {
  std::uint32_t first = 0, end = 0;
};

bool is_roman_numeral(std::string_view term) {
  return term.find_first_not_of("ivx") == std::string_view::npos;
}

class Finder {
 public:
  Finder(const TokenizedText& text, std::vector<Mention>& out) : text_(text), out_(out) {}

  void find() {
    const std::vector<text::WordSpan> rows = text::names_of(text_.source, text_.tokens);
    if (rows.empty()) return;
    std::size_t row = 0;
    for (std::uint32_t i = 0; i < text_.tokens.size();) {
      while (row < rows.size() && rows[row].last_token <= i) ++row;
      const bool in_row = row < rows.size() && rows[row].first_token <= i;
      i = in_row ? take_capitals(i, rows[row].last_token) : take_word(i);
    }
  }

 private:
  [[nodiscard]] static std::uint32_t end_of(std::uint32_t i, const NamePhrase& phrase) {
    return i + static_cast<std::uint32_t>(phrase.terms.size());
  }

  [[nodiscard]] bool is_capital(std::uint32_t i) const {
    return i < text_.tokens.size() && text::is_capitalised(text_.source, text_.tokens[i]);
  }

  [[nodiscard]] bool goes_on(std::uint32_t i) const {
    return i > 0 && i < text_.tokens.size() && text::continues_name(text_.source, text_.tokens, i);
  }

  // The functions that take something return the token behind it.

  // A word outside rows of capitals, or the only capital of its row.
  std::uint32_t take_word(std::uint32_t i) {
    if (is_capital(i)) {
      if (const std::uint32_t end = organisation_end(text_, i); end > i) {
        return add_organisation(i, end);
      }
    }
    return take_cue(i).value_or(i + 1);
  }

  std::optional<std::uint32_t> take_cue(std::uint32_t i) {
    constexpr unsigned kCues = word_role::kTitle | word_role::kUnit | word_role::kFeature |
                               word_role::kHead | word_role::kBody;
    const NamePhrase* const phrase = words_.at(text_, i, kCues);
    if (phrase == nullptr) return std::nullopt;
    const Cue cue{i, end_of(i, *phrase)};
    if (ends_other_word(cue)) return cue.end;
    if ((phrase->roles & word_role::kTitle) != 0) title_ = cue;
    if ((phrase->roles & word_role::kUnit) != 0) unit_ = cue;
    if ((phrase->roles & word_role::kFeature) != 0) feature_ = cue;
    // "bộ phim", "ban ngày": short heads tell only in capitals.
    if ((phrase->roles & (word_role::kHead | word_role::kBody)) != 0 && tells_in_lower_case(cue)) {
      head_ = cue;
    }
    return cue.end;
  }

  [[nodiscard]] bool tells_in_lower_case(const Cue& cue) const {
    const std::string_view term = text_.tokens.term(cue.first);
    return cue.end - cue.first > 1 || term == "báo" || term == "hãng" || term == "trường";
  }

  // "cảnh báo", "thị trường", "yêu cầu" before a name; but "bờ sông Hồng".
  [[nodiscard]] bool ends_other_word(const Cue& cue) const {
    constexpr std::array<std::string_view, 5> kEndings = {"báo", "bản", "cầu", "hồ", "trường"};
    const std::string_view term = text_.tokens.term(cue.first);
    if (cue.end - cue.first > 1 || is_capital(cue.first) || !goes_on(cue.first)) return false;
    if (std::find(kEndings.begin(), kEndings.end(), term) == kEndings.end()) return false;
    const std::array codes = {text_.tokens[cue.first - 1].code, text_.tokens[cue.first].code};
    return text::is_compound(codes);
  }

  // Takes from the row of capitals [i, end) what comes first.
  std::uint32_t take_capitals(std::uint32_t i, std::uint32_t end) {
    if (const std::uint32_t last = organisation_end(text_, i); last > i) {
      return add_organisation(i, last);
    }
    const NamePhrase* const place = place_at(i);
    if (place != nullptr && end_of(i, *place) > i + 1 && end_of(i, *place) <= end) {
      return take_place(i, end, *place);
    }
    if (const auto behind = take_title(i, end)) return *behind;
    if (place != nullptr && end_of(i, *place) <= end) return take_place(i, end, *place);
    return take_name(i, end);
  }

  [[nodiscard]] const NamePhrase* place_at(std::uint32_t i) const {
    const NamePhrase* const place = words_.at(text_, i, word_role::kPlace);
    return place == nullptr || (place->needs_unit && unit_.end != i) ? nullptr : place;
  }

  // "HLV" before a name; what is capital by chance ("Anh Đức") is a part of it.
  std::optional<std::uint32_t> take_title(std::uint32_t i, std::uint32_t end) {
    const NamePhrase* const phrase =
        words_.at(text_, i, word_role::kTitle | word_role::kUnit | word_role::kNoName);
    if (phrase == nullptr) return std::nullopt;
    const std::uint32_t behind = end_of(i, *phrase);
    const bool is_whole = behind >= end;
    if ((phrase->roles & word_role::kNoName) != 0) {
      return is_whole ? std::optional(behind) : std::nullopt;
    }
    const bool may_be_name = phrase->terms.size() == 1 && !is_acronym(text_, i) &&
                             text_.tokens[i].before == text::Boundary::none &&
                             phrase->terms.front() != "ông" && phrase->terms.front() != "bà" &&
                             phrase->terms.front() != "tướng";
    if (may_be_name && !is_whole) return std::nullopt;
    if (may_be_name && words_.at(text_, i, word_role::kPlace) != nullptr) return std::nullopt;
    return take_cue(i);
  }

  // "Hà Nội" alone, or before somebody: "Chủ tịch Hà Nội Lê Văn Thử".
  std::uint32_t take_place(std::uint32_t i, std::uint32_t end, const NamePhrase& place) {
    const std::uint32_t behind = end_of(i, place);
    const bool is_titled = title_.end == i && i > 0;
    if (behind < end && !is_titled && !is_full_name(text_, behind, end)) return take_name(i, end);
    if (behind == end && feature_.end == i && i > 0) return take_name(i, end);
    const std::uint32_t unit = unit_.end == i && continues_unit(text_, i) ? unit_.first : i;
    add({.first = i, .end = behind, .title = unit, .kind = NameKind::place, .place = &place});
    if (is_titled && behind < end) title_.end = behind;
    return behind;
  }

  std::uint32_t take_name(std::uint32_t i, std::uint32_t end) {
    if (opens_sentence_before_name(i, end)) return i + 1;
    const std::uint32_t person = full_name_start(text_, i + 1, end);
    if (end - i > 4 && person < end) end = person;
    if (end - i > kMostWords || is_common(i, end)) return end;
    add(classified(i, end));
    return out_.back().end;
  }

  // "Gặp Lê Văn Thử": the first word is no part of the name.
  [[nodiscard]] bool opens_sentence_before_name(std::uint32_t i, std::uint32_t end) const {
    if (text_.tokens[i].before == text::Boundary::none || end - i < 2) return false;
    if (is_acronym(text_, i + 1)) return !is_acronym(text_, i);  // "Giá GDP", "Quý II"
    if (end - i < 3) return false;
    if (is_full_name(text_, i, end)) return false;
    const NamePhrase* const place = words_.at(text_, i + 1, word_role::kPlace);
    return is_full_name(text_, i + 1, end) || (place != nullptr && end_of(i + 1, *place) == end);
  }

  // A number, a letter, or words that only say what something is: "Ủy ban", "UBND TP".
  [[nodiscard]] bool is_common(std::uint32_t i, std::uint32_t end) const {
    if (end - i == 1) {
      const text::Token& token = text_.tokens[i];
      if (token.kind == text::TokenKind::number || token.kind == text::TokenKind::mixed) {
        return true;
      }
      if (opens_compound(i)) return true;  // "nước Hồi giáo"
      if (text_.tokens.term(i).size() == 1 || is_roman_numeral(text_.tokens.term(i))) return true;
    }
    constexpr unsigned kCommon = word_role::kHead | word_role::kBody | word_role::kUnit |
                                 word_role::kFeature | word_role::kTitle | word_role::kNoName;
    if (is_of_address(end)) return true;
    while (i < end) {
      const NamePhrase* const phrase = words_.at(text_, i, kCommon);
      if (phrase == nullptr) return false;
      i = end_of(i, *phrase);
    }
    return true;
  }

  [[nodiscard]] bool opens_compound(std::uint32_t i) const {
    if (!goes_on(i + 1)) return false;
    const std::array codes = {text_.tokens[i].code, text_.tokens[i + 1].code};
    return text::is_compound(codes);
  }

  // "Chinhphu.vn"
  [[nodiscard]] bool is_of_address(std::uint32_t end) const {
    if (end >= text_.tokens.size() || is_capital(end)) return false;
    const std::uint32_t gap = text_.tokens[end - 1].end;
    return text_.source.substr(gap, text_.tokens[end].start - gap) == ".";
  }

  [[nodiscard]] Mention classified(std::uint32_t i, std::uint32_t end) const {
    Mention mention{.first = i, .end = joined_end(i, end), .title = i};
    const bool has_before = goes_on(i);
    if (has_before && title_.end == i && may_be_person(i, end)) {
      mention.kind = NameKind::person;
      mention.title = title_.first;
    } else if (has_before && feature_.end == i) {
      mention.kind = NameKind::place;
      mention.first = mention.title = feature_.first;
    } else if (unit_.end == i && continues_unit(text_, i)) {
      mention.kind = NameKind::place;
      mention.title = unit_.first;
    } else if (has_before && head_.end == i) {
      mention.kind = NameKind::organisation;
      mention.first = mention.title = head_.first;
    } else if (is_full_name(text_, i, end)) {
      mention.kind = NameKind::person;
    } else {
      if (words_.at(text_, i, word_role::kFeature) != nullptr) mention.kind = NameKind::place;
      if (mention.end == end) mention.end = compound_end(i, end);
    }
    return mention;
  }

  // "Bashar al-Assad", of which the first row of capitals is "Bashar".
  [[nodiscard]] std::uint32_t behind_particle(std::uint32_t end) const {
    constexpr std::array<std::string_view, 7> kParticles = {"al",  "bin", "da", "de",
                                                            "del", "van", "von"};
    const bool is_particle =
        end + 1 < text_.tokens.size() && goes_on(end) && goes_on(end + 1) && is_capital(end + 1) &&
        std::find(kParticles.begin(), kParticles.end(), text_.tokens.term(end)) != kParticles.end();
    return is_particle ? capitals_end(text_, end + 1) : end;
  }

  // "Park Hang-seo", of which the row of capitals is "Park Hang"; "GD & ĐT".
  [[nodiscard]] std::uint32_t joined_end(std::uint32_t i, std::uint32_t end) const {
    if (const std::uint32_t behind = behind_particle(end); behind > end) return behind;
    if (end >= text_.tokens.size() || text_.tokens[end].before != text::Boundary::none) return end;
    const std::uint32_t gap = text_.tokens[end - 1].end;
    const std::string_view between = text_.source.substr(gap, text_.tokens[end].start - gap);
    const bool is_foreign = text_.tokens[i].kind == text::TokenKind::word && !is_acronym(text_, i);
    const bool is_hyphen =
        between == "-" || (between == " - " && is_foreign && !is_capital(end) && end - i > 1);
    return is_hyphen || joins_abbreviations(text_, end) ? end + 1 : end;
  }

  // Not "cầu thủ U23", "lãnh đạo VFF", "tuyển thủ Olympic Việt Nam".
  [[nodiscard]] bool may_be_person(std::uint32_t i, std::uint32_t end) const {
    for (; i < end; ++i) {
      const text::TokenKind kind = text_.tokens[i].kind;
      if (kind == text::TokenKind::mixed || kind == text::TokenKind::number) return false;
      const NamePhrase* const place = words_.at(text_, i, word_role::kPlace);
      if (is_acronym(text_, i) || (place != nullptr && place->terms.size() > 1)) return false;
    }
    return true;
  }

  // "Luật Đất đai" of which the row of capitals is "Luật Đất".
  [[nodiscard]] std::uint32_t compound_end(std::uint32_t i, std::uint32_t end) const {
    if (end - i < 2 || end >= text_.tokens.size() || !goes_on(end)) return end;
    const std::array codes = {text_.tokens[end - 1].code, text_.tokens[end].code};
    return text::is_compound(codes) ? end + 1 : end;
  }

  std::uint32_t add_organisation(std::uint32_t i, std::uint32_t end) {
    add({.first = i, .end = end, .title = i, .kind = NameKind::organisation});
    return end;
  }

  void add(const Mention& mention) { out_.push_back(mention); }

  const NameWords& words_ = NameWords::instance();
  const TokenizedText& text_;
  std::vector<Mention>& out_;
  Cue title_, unit_, feature_, head_;  // The last of each.
};

}  // namespace

void find_mentions(const TokenizedText& text, std::vector<Mention>& out) {
  Finder(text, out).find();
}

}  // namespace timbao::analysis
