#include "analysis/article_names.hpp"

#include <algorithm>
#include <tuple>

#include "analysis/organisation_names.hpp"
#include "timbao/text/names.hpp"

namespace timbao::analysis {
namespace {

constexpr std::uint32_t kMostShortWords = 3;  // "GD và ĐT" is the longest short form.
constexpr std::string_view kAnd = "và";  // Is left out: "Giáo dục - Đào tạo" says the same.

// "Huỳnh T.", whom the article hides.
bool is_hidden(const TokenizedText& text, const Mention& mention) {
  return mention.kind == NameKind::person && mention.end - mention.first > 1 &&
         text.tokens.term(mention.end - 1).size() == 1;
}

}  // namespace

void ArticleNames::read(const article::Article& article) {
  bytes_.clear();
  stored_.clear();
  defined_slices_.clear();
  if (article.title) read_text(*article.title);
  if (article.abstract) read_text(*article.abstract);
  read_text(article.body);
  use_definitions();
  join_short_names();
  list_names();
}

void ArticleNames::read_text(std::string_view source) {
  text::tokenize(source, tokens_);
  const TokenizedText text{source, tokens_};
  mentions_.clear();
  find_mentions(text, mentions_);
  if (mentions_.empty()) return;
  text::find_definitions(source, tokens_, definitions_);
  for (const text::Definition& one : definitions_) {
    Mention* const mention = mention_in(one.long_first, one.long_last);
    const bool may_widen = mention != nullptr && mention->kind != NameKind::person &&
                           mention->kind != NameKind::place &&
                           text::is_capitalised(source, tokens_[one.long_first]);
    if (!may_widen) continue;
    mention->first = mention->title = std::min(mention->first, one.long_first);
    mention->end = std::max(mention->end, one.long_last);
  }
  for (const Mention& mention : mentions_) store(text, mention);
  take_definitions(text);
}

// The mention in these tokens that begins first.
Mention* ArticleNames::mention_in(std::uint32_t first, std::uint32_t end) {
  const auto found = std::find_if(mentions_.begin(), mentions_.end(),
                                  [first](const Mention& one) { return one.end > first; });
  return found != mentions_.end() && found->first < end ? &*found : nullptr;
}

void ArticleNames::take_definitions(const TokenizedText& text) {
  for (const text::Definition& one : definitions_) {
    Mention* const mention = mention_in(one.long_first, one.long_last);
    if (mention == nullptr || mention->kind == NameKind::person ||
        mention->kind == NameKind::place || mention->end < one.long_last ||
        (mention->first <= one.short_token && one.short_token < mention->end)) {
      continue;
    }
    Mention whole = *mention;
    Mention brief{.first = one.short_token, .end = one.short_token + 1, .title = one.short_token};
    const Slice long_key = write_key(text, whole);
    const Slice short_key = write_key(text, brief);
    if (long_key.size > 0 && short_key.size > 0 && view(long_key) != view(short_key)) {
      defined_slices_.emplace_back(short_key, long_key);
    }
  }
}

void ArticleNames::store(const TokenizedText& text, const Mention& found) {
  if (is_hidden(text, found)) return;
  Mention mention = found;
  Stored name;
  name.key = write_key(text, mention);
  if (name.key.size == 0) return;
  const std::uint32_t start = tokens_[mention.title].start;
  const std::uint32_t name_start = tokens_[mention.first].start;
  const Slice title = write_variant(text.source, start, name_start);
  name.variant = write_variant(text.source, name_start, tokens_[mention.end - 1].end);
  name.variant = {title.start, title.size + name.variant.size};
  name.title_bytes = static_cast<std::uint32_t>(title.size);
  name.words = mention.end - mention.first;
  name.kind = mention.kind;
  name.is_single_syllable =
      name.words == 1 && tokens_[mention.first].kind == text::TokenKind::syllable &&
      mention.kind != NameKind::place && mention.kind != NameKind::organisation;
  const bool may_be_person = mention.kind == NameKind::person || mention.kind == NameKind::other;
  name.may_be_short =
      may_be_person && name.words <= 2 && !is_full_name(text, mention.first, mention.end);
  stored_.push_back(name);
}

// Nothing for what is no name: "ANTT". Says of abbreviations that they are organisations.
ArticleNames::Slice ArticleNames::write_key(const TokenizedText& text, Mention& mention) {
  if (mention.place != nullptr) {
    bytes_ += mention.place->place;
    return {bytes_.size() - mention.place->place.size(), mention.place->place.size()};
  }
  const bool is_acronym_only = mention.end - mention.first <= kMostShortWords &&
                               is_acronym(text, mention.first) && is_acronym(text, mention.end - 1);
  if (is_acronym_only && mention.kind != NameKind::person) {
    const Slice plain = write_words(text, mention.first, mention.end, false);
    const LongForm* const known = words_.long_form(view(plain));
    if (known == nullptr) return plain;
    if (!known->is_organisation) return {};
    mention.kind = NameKind::organisation;
    const std::size_t start = bytes_.size();
    append_words(known->words, start);
    return {start, bytes_.size() - start};
  }
  return write_words(text, mention.first, mention.end, mention.kind == NameKind::organisation);
}

ArticleNames::Slice ArticleNames::write_words(const TokenizedText& text, std::uint32_t first,
                                              std::uint32_t end, bool is_organisation) {
  const std::size_t start = bytes_.size();
  while (first < end) {
    const std::string_view term = text.tokens.term(first);
    std::uint32_t words = 1;
    const LongForm* const known = is_organisation && is_acronym(text, first)
                                      ? abbreviation_at(text, first, end, words)
                                      : nullptr;
    if (known != nullptr) {
      append_words(known->words, start);
    } else if (!is_organisation || term != kAnd) {
      append_words(term, start);
    }
    first += words;
  }
  return {start, bytes_.size() - start};
}

// The longest one; `words` is how many tokens it has.
const LongForm* ArticleNames::abbreviation_at(const TokenizedText& text, std::uint32_t first,
                                              std::uint32_t end, std::uint32_t& words) {
  const LongForm* known = nullptr;
  short_form_.clear();
  for (std::uint32_t i = first; i < std::min(end, first + kMostShortWords); ++i) {
    if (!short_form_.empty()) short_form_ += ' ';
    short_form_ += text.tokens.term(i);
    const LongForm* const longer = words_.long_form(short_form_);
    if (longer == nullptr) continue;
    known = longer;
    words = i + 1 - first;
  }
  return known;
}

// Behind the key that begins at `start`, but for "và".
void ArticleNames::append_words(std::string_view words, std::size_t start) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) != kAnd) {
      if (bytes_.size() > start) bytes_ += ' ';
      bytes_ += words.substr(0, end);
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

// Runs of white space become one space.
ArticleNames::Slice ArticleNames::write_variant(std::string_view source, std::uint32_t start,
                                                std::uint32_t end) {
  const std::size_t first = bytes_.size();
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  for (std::uint32_t i = start; i < end; ++i) {
    const char c = source[i];
    const bool is_wide = source.substr(i, kNoBreakSpace.size()) == kNoBreakSpace;
    const bool is_space = is_wide || c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (is_wide) ++i;
    if (!is_space) {
      bytes_ += c;
    } else if (bytes_.size() > first && bytes_.back() != ' ') {
      bytes_ += ' ';
    }
  }
  return {first, bytes_.size() - first};
}

void ArticleNames::use_definitions() {
  for (Stored& name : stored_) {
    for (const auto& [short_key, long_key] : defined_slices_) {
      if (name.words > 1 || view(name.key) != view(short_key)) continue;
      name.key = long_key;
      name.kind = NameKind::other;  // The long form tells.
      name.may_be_short = name.is_single_syllable = false;
    }
  }
}

// "ông Trọng" is the full name in this article that ends so.
void ArticleNames::join_short_names() {
  for (Stored& name : stored_) {
    Slice full;
    if (!name.may_be_short || !full_name_of(name, full)) continue;
    name.key = full;
    name.kind = NameKind::person;
    name.is_whole = name.is_single_syllable = false;
  }
  std::erase_if(stored_, [](const Stored& name) { return name.is_single_syllable; });
}

// False where there is none, or several.
bool ArticleNames::full_name_of(const Stored& name, Slice& found) const {
  const std::string_view end = view(name.key);
  for (const Stored& other : stored_) {
    const std::string_view key = view(other.key);
    const bool ends_so = other.kind == NameKind::person && other.is_whole &&
                         key.size() > end.size() && key.ends_with(end) &&
                         key[key.size() - end.size() - 1] == ' ';
    if (!ends_so) continue;
    if (found.size > 0 && view(found) != key) return false;
    found = other.key;
  }
  return found.size > 0;
}

void ArticleNames::list_names() {
  names_.clear();
  for (const Stored& name : stored_) {
    names_.push_back(
        {view(name.key), view(name.variant), name.title_bytes, name.kind, name.is_whole});
  }
  const auto as_tuple = [](const ArticleName& name) {
    return std::tuple(name.key, name.variant, name.kind, name.title_bytes, name.is_whole);
  };
  std::sort(names_.begin(), names_.end(),
            [&](const ArticleName& a, const ArticleName& b) { return as_tuple(a) < as_tuple(b); });
  const auto same = [&](const ArticleName& a, const ArticleName& b) {
    return as_tuple(a) == as_tuple(b);
  };
  names_.erase(std::unique(names_.begin(), names_.end(), same), names_.end());
  defined_.clear();
  for (const auto& [brief, whole] : defined_slices_)
    defined_.emplace_back(view(brief), view(whole));
  std::sort(defined_.begin(), defined_.end());
  defined_.erase(std::unique(defined_.begin(), defined_.end()), defined_.end());
}

}  // namespace timbao::analysis
