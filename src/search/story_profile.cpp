#include "search/story_profile.hpp"

#include <xapian.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "search/plan.hpp"
#include "timbao/text/compounds.hpp"
#include "timbao/text/names.hpp"

namespace timbao::search {
namespace {

// What a word or a pair within a name counts beside another.
constexpr double kNameShare = 1.5;

// The count at which a term has half of what it can get.
constexpr double kHalfCount = 4;

// Words and pairs that are kept, each: with 128 or 512 the ranking is the same, and the time is
// not.
constexpr std::size_t kMostTerms = 256;

// Where there is no abstract, the lead is the beginning of the body, whole sentences of this many
// words: two of a news story.
constexpr std::size_t kLeadWords = 40;

struct Span {
  text::WordSpan tokens;
  bool is_name;
};

// Names, and the words between them. A name that ends within a word has all of it: "Bộ Công an".
std::vector<Span> spans_of(std::string_view source, const text::Tokens& tokens) {
  const std::vector<text::WordSpan> names = text::names_of(source, tokens);
  std::vector<Span> spans;
  auto name = names.begin();
  std::uint32_t at = 0;
  for (const text::WordSpan& word : text::words_of(source, tokens)) {
    for (; name != names.end() && name->first_token < word.last_token; ++name) {
      if (at < name->first_token) spans.push_back({{at, name->first_token}, false});
      spans.push_back({{std::max(at, name->first_token), name->last_token}, true});
      at = name->last_token;
    }
    if (at >= word.last_token) continue;
    if (at > word.first_token && !spans.empty() && spans.back().is_name) {
      spans.back().tokens.last_token = word.last_token;
    } else {
      spans.push_back({{at, word.last_token}, false});
    }
    at = word.last_token;
  }
  return spans;
}

std::size_t lead_size(const article::Article& story, const text::Tokens& body) {
  if (story.abstract) return 0;
  std::size_t size = std::min(kLeadWords, body.size());
  while (size < body.size() && body[size].before == text::Boundary::none) ++size;
  return size;
}

// Keeps the terms with the greatest weight.
void keep_best(std::vector<StoryTerm>& terms) {
  std::erase_if(terms, [](const StoryTerm& term) { return term.weight <= 0; });
  std::stable_sort(terms.begin(), terms.end(),
                   [](const StoryTerm& a, const StoryTerm& b) { return a.weight > b.weight; });
  if (terms.size() > kMostTerms) terms.resize(kMostTerms);
}

}  // namespace

StoryProfile::StoryProfile(const article::Article& story, const index::ArticleTokens& tokens,
                           const index::Reader& reader) {
  phrases_.push_back({.text = "words side by side"});
  const auto text_of = [](const std::optional<std::string>& text) {
    return text ? std::string_view(*text) : std::string_view();
  };
  add({text_of(story.title), tokens.title, tokens.title.size()});
  add({text_of(story.abstract), tokens.abstract, tokens.abstract.size()});
  add({story.body, tokens.body, lead_size(story, tokens.body)});
  weigh(reader);
}

void StoryProfile::add(const Part& part) {
  for (const auto& [span, is_name] : spans_of(part.source, part.tokens)) {
    const std::size_t phrase = phrase_at(part, span.first_token, span.last_token, is_name);
    for (std::size_t i = span.first_token; i < span.last_token; ++i) {
      add_word(part, i, phrase, is_name);
      if (i == 0 || part.tokens[i].before != text::Boundary::none) continue;
      const bool within = i > span.first_token;
      add_pair(part, i, within ? phrase : kAcrossPhrases, within && is_name);
    }
  }
}

std::size_t StoryProfile::phrase_at(const Part& part, std::size_t first, std::size_t end,
                                    bool is_name) {
  std::string key;
  for (std::size_t i = first; i < end; ++i) key.append(part.tokens.term(i)) += ' ';
  const auto [place, is_new] = phrase_places_.emplace(std::move(key), phrases_.size());
  if (is_new) {
    const std::uint32_t start = part.tokens[first].start;
    Phrase phrase{.text = std::string(part.source.substr(start, part.tokens[end - 1].end - start))};
    for (std::size_t i = first; i < end; ++i) phrase.words.emplace_back(part.tokens.term(i));
    phrases_.push_back(std::move(phrase));
  }
  phrases_[place->second].is_name |= is_name;
  return place->second;
}

void StoryProfile::add_word(const Part& part, std::size_t token, std::size_t phrase, bool in_name) {
  const auto [place, is_new] = word_places_.emplace(part.tokens.term(token), words_.size());
  if (is_new) {
    words_.push_back({.word = place->first, .first = part.tokens[token].code, .phrase = phrase});
  }
  StoryTerm& term = words_[place->second];
  term.count += token < part.opening ? kOpeningShare : 1;
  term.in_name |= in_name;
}

void StoryProfile::add_pair(const Part& part, std::size_t token, std::size_t phrase, bool in_name) {
  const text::TokenCode first = part.tokens[token - 1].code;
  const text::TokenCode second = part.tokens[token].code;
  const auto [place, is_new] =
      pair_places_.emplace(std::uint32_t{first} << 16 | second, pairs_.size());
  if (is_new) pairs_.push_back({.first = first, .second = second});
  StoryTerm& term = pairs_[place->second];
  term.count += token < part.opening ? kOpeningShare : 1;
  term.in_name |= in_name;
  if (term.phrase == kAcrossPhrases) term.phrase = phrase;
}

// How many articles have a pair the index does not say; how often it occurs is near it.
void StoryProfile::weigh(const index::Reader& reader) {
  const double articles = reader.database().get_doccount();
  const auto set_weight = [articles](StoryTerm& term, double held) {
    const double idf = inverse_document_frequency(articles, std::min(held, articles));
    term.weight = idf * idf * term.count / (term.count + kHalfCount);
    if (term.in_name) term.weight *= kNameShare;
  };
  for (StoryTerm& word : words_) {
    if (const double held = reader.frequency(word.word); held > 0) set_weight(word, held);
  }
  for (StoryTerm& pair : pairs_) {
    set_weight(pair, std::max(1.0, reader.language_model().count(pair.first, pair.second)));
  }
  for (std::vector<StoryTerm>* const terms : {&words_, &pairs_}) {
    keep_best(*terms);
    for (const StoryTerm& term : *terms) phrases_[term.phrase].weight += term.weight;
  }
  key_phrases_.resize(phrases_.size() - 1);
  std::iota(key_phrases_.begin(), key_phrases_.end(), std::size_t{1});
  std::stable_sort(key_phrases_.begin(), key_phrases_.end(), [this](std::size_t a, std::size_t b) {
    return phrases_[a].weight > phrases_[b].weight;
  });
}

}  // namespace timbao::search
