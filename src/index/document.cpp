#include "index/document.hpp"

#include <algorithm>

#include "index/fingerprint.hpp"
#include "index/text_set.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/passages.hpp"

namespace timbao::index {
namespace {

std::string joined(const std::vector<std::string>& values, char end) {
  std::string list;
  for (const std::string& value : values) {
    if (!list.empty()) list += end;
    list += value;
  }
  return list;
}

}  // namespace

DocumentBuilder::DocumentBuilder() : syllable_counts_(text::kSyllableCount + 1U) {}

Xapian::Document document_of(const DocumentContent& content) {
  Xapian::Document document;
  for (const auto& [code, count] : content.syllables) {
    document.add_term(std::string(text::spelling(code)), count);
  }
  for (const auto& [term, count] : content.terms) document.add_term(term, count);
  for (std::uint32_t slot = 0; slot < content.values.size(); ++slot) {
    if (!content.values[slot].empty()) document.add_value(slot, content.values[slot]);
  }
  return document;
}

const DocumentContent& DocumentBuilder::content_of(const article::Article& article) {
  content_.syllables.clear();
  content_.terms.clear();
  tokens_.read(article);
  add_words();
  if (article.abstract) add_definitions(*article.abstract, tokens_.abstract);
  add_definitions(article.body, tokens_.body);
  add_fields(article);
  auto& terms = content_.terms;
  std::sort(terms.begin(), terms.end(),
            [](const auto& a, const auto& b) { return a.text < b.text; });
  const auto end = std::unique(terms.begin(), terms.end(),
                               [](const auto& a, const auto& b) { return a.text == b.text; });
  terms.erase(end, terms.end());
  add_values(article);
  return content_;
}

// A term with a prefix, which may be there already.
void DocumentBuilder::add(std::string_view prefix, std::string_view value) {
  content_.terms.push_back({schema::prefixed_term(prefix, value), 0});
}

void DocumentBuilder::count(const text::Tokens& tokens, std::uint32_t weight) {
  for (const text::Token& token : tokens.list) {
    if (!text::is_exact(token.code)) {
      other_words_.emplace_back(tokens.term(token), weight);
      continue;
    }
    if (syllable_counts_[token.code] == 0) syllables_met_.push_back(token.code);
    syllable_counts_[token.code] += weight;
  }
}

void DocumentBuilder::add_words() {
  syllables_met_.clear();
  other_words_.clear();
  count(tokens_.title, schema::kTitleWeight);
  count(tokens_.abstract, 1);
  count(tokens_.body, 1);
  for (const text::TokenCode code : syllables_met_) {
    content_.syllables.push_back({code, syllable_counts_[code]});
    syllable_counts_[code] = 0;
  }
  add_hashed_words();
}

void DocumentBuilder::add_hashed_words() {
  std::sort(other_words_.begin(), other_words_.end());
  for (std::size_t i = 0; i < other_words_.size();) {
    const std::string_view word = other_words_[i].first;
    std::uint32_t weight = 0;
    for (; i < other_words_.size() && other_words_[i].first == word; ++i) {
      weight += other_words_[i].second;
    }
    content_.terms.push_back({std::string(word), weight});
    add_accent_form(word);
  }
}

void DocumentBuilder::add_accent_form(std::string_view word) {
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return c > 0; });
  if (ascii) return;
  const std::string plain = text::folded(word);
  if (plain == word) return;
  add(schema::kAccentForm, plain + ' ' + std::string(word));
}

// Each definition once, however often the article gives it: a term is kept once.
void DocumentBuilder::add_definitions(std::string_view source, const text::Tokens& tokens) {
  text::find_definitions(source, tokens, definitions_);
  for (const text::Definition& definition : definitions_) {
    const std::string brief(tokens.term(definition.short_token));
    std::string full;
    for (std::size_t i = definition.long_first; i < definition.long_last; ++i) {
      if (!full.empty()) full += ' ';
      full += tokens.term(i);
    }
    add(schema::kDefined, brief + ' ' + full);
    add(schema::kDefinition, full + schema::kDefinitionSign + brief);
  }
}

void DocumentBuilder::add_name(std::string_view prefix, std::string_view name) {
  text::tokenize(name, name_);
  for (std::size_t i = 0; i < name_.size(); ++i) add(prefix, name_.term(i));
}

void DocumentBuilder::add_fields(const article::Article& article) {
  add(schema::kId, article.id);
  for (const article::Place& place : places_of(article)) add(schema::kFile, place.path);
  if (article.url) add(schema::kAddress, schema::address_value(*article.url));
  const auto add_outlet = [&](const std::optional<article::Outlet>& outlet,
                              std::string_view domain_prefix, std::string_view name_prefix) {
    if (!outlet) return;
    add(domain_prefix, schema::outlet_value(*outlet));
    if (outlet->name) add_name(name_prefix, *outlet->name);
  };
  add_outlet(article.outlet, schema::kOutlet, schema::kOutletName);
  add_outlet(article.origin, schema::kOrigin, schema::kOriginName);
  if (article.author) add_name(schema::kAuthor, *article.author);
  for (const std::string& topic : article.topics) add_name(schema::kTopic, topic);
}

void DocumentBuilder::add_values(const article::Article& article) {
  const std::size_t passages = text::passages_of(text::sentences_of(tokens_.abstract)).size() +
                               text::passages_of(text::sentences_of(tokens_.body)).size();
  auto& values = content_.values;
  values[schema::kDate] =
      article.date ? Xapian::sortable_serialise(static_cast<double>(article.date->civil_seconds()))
                   : std::string();
  values[schema::kFingerprint] = packed_fingerprints(article);
  values[schema::kPassageCount] = Xapian::sortable_serialise(static_cast<double>(passages));
  values[schema::kIdValue] = article.id;
  values[schema::kArticle] = packer_.pack(article);
  values[schema::kOutletValue] = article.outlet ? schema::outlet_value(*article.outlet) : "";
  values[schema::kOriginValue] = article.origin ? schema::outlet_value(*article.origin) : "";
  values[schema::kAuthorValue] = article.author.value_or("");
  values[schema::kTopicValue] = joined(article.topics, schema::kTopicEnd);
  values[schema::kFirstSeenValue] =
      Xapian::sortable_serialise(static_cast<double>(article.first_seen));
}

}  // namespace timbao::index
