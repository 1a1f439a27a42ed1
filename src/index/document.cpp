#include "index/document.hpp"

#include <algorithm>

#include "index/fingerprint.hpp"
#include "index/text_set.hpp"
#include "timbao/index/schema.hpp"
#include "timbao/text/fold.hpp"
#include "timbao/text/passages.hpp"

namespace timbao::index {

DocumentBuilder::DocumentBuilder() : syllable_counts_(text::kSyllableCount + 1U) {}

Xapian::Document DocumentBuilder::build(const article::Article& article) {
  tokens_.read(article);
  Xapian::Document document;
  add_words(document);
  if (article.abstract) add_definitions(document, *article.abstract, tokens_.abstract);
  add_definitions(document, article.body, tokens_.body);
  add_fields(document, article);
  add_values(document, article);
  return document;
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

void DocumentBuilder::add_words(Xapian::Document& document) {
  syllables_met_.clear();
  other_words_.clear();
  count(tokens_.title, schema::kTitleWeight);
  count(tokens_.abstract, 1);
  count(tokens_.body, 1);
  for (const text::TokenCode code : syllables_met_) {
    document.add_term(std::string(text::spelling(code)), syllable_counts_[code]);
    syllable_counts_[code] = 0;
  }
  add_hashed_words(document);
}

void DocumentBuilder::add_hashed_words(Xapian::Document& document) {
  std::sort(other_words_.begin(), other_words_.end());
  for (std::size_t i = 0; i < other_words_.size();) {
    const std::string_view word = other_words_[i].first;
    std::uint32_t weight = 0;
    for (; i < other_words_.size() && other_words_[i].first == word; ++i) {
      weight += other_words_[i].second;
    }
    document.add_term(std::string(word), weight);
    add_accent_form(document, word);
  }
}

void DocumentBuilder::add_accent_form(Xapian::Document& document, std::string_view word) {
  const bool ascii = std::all_of(word.begin(), word.end(), [](char c) { return c > 0; });
  if (ascii) return;
  const std::string plain = text::folded(word);
  if (plain == word) return;
  document.add_boolean_term(
      schema::prefixed_term(schema::kAccentForm, plain + ' ' + std::string(word)));
}

// Each definition once, however often the article gives it: a term is added once.
void DocumentBuilder::add_definitions(Xapian::Document& document, std::string_view source,
                                      const text::Tokens& tokens) {
  text::find_definitions(source, tokens, definitions_);
  for (const text::Definition& definition : definitions_) {
    const std::string brief(tokens.term(definition.short_token));
    std::string full;
    for (std::size_t i = definition.long_first; i < definition.long_last; ++i) {
      if (!full.empty()) full += ' ';
      full += tokens.term(i);
    }
    document.add_boolean_term(schema::prefixed_term(schema::kDefined, brief + ' ' + full));
    document.add_boolean_term(
        schema::prefixed_term(schema::kDefinition, full + schema::kDefinitionSign + brief));
  }
}

void DocumentBuilder::add_name(Xapian::Document& document, std::string_view prefix,
                               std::string_view name) {
  text::tokenize(name, name_);
  for (std::size_t i = 0; i < name_.size(); ++i) {
    document.add_boolean_term(schema::prefixed_term(prefix, name_.term(i)));
  }
}

void DocumentBuilder::add_fields(Xapian::Document& document, const article::Article& article) {
  const auto add = [&document](std::string_view prefix, std::string_view value) {
    document.add_boolean_term(schema::prefixed_term(prefix, value));
  };
  add(schema::kId, article.id);
  for (const article::Place& place : places_of(article)) add(schema::kFile, place.path);
  if (article.url) add(schema::kAddress, schema::address_value(*article.url));
  const auto add_outlet = [&](const std::optional<article::Outlet>& outlet,
                              std::string_view domain_prefix, std::string_view name_prefix) {
    if (!outlet) return;
    add(domain_prefix,
        outlet->domain ? *outlet->domain : '=' + text::normal_form(outlet->name.value_or("")));
    if (outlet->name) add_name(document, name_prefix, *outlet->name);
  };
  add_outlet(article.outlet, schema::kOutlet, schema::kOutletName);
  add_outlet(article.origin, schema::kOrigin, schema::kOriginName);
  if (article.author) add_name(document, schema::kAuthor, *article.author);
  for (const std::string& topic : article.topics) add_name(document, schema::kTopic, topic);
}

void DocumentBuilder::add_values(Xapian::Document& document, const article::Article& article) {
  if (article.date) {
    document.add_value(schema::kDate, Xapian::sortable_serialise(
                                          static_cast<double>(article.date->civil_seconds())));
  }
  document.add_value(schema::kFingerprint, packed_fingerprints(article));
  document.add_value(schema::kIdValue, article.id);
  document.add_value(schema::kArticle, std::string(packer_.pack(article)));
  const std::size_t passages =
      text::passages_of(tokens_.abstract).size() + text::passages_of(tokens_.body).size();
  document.add_value(schema::kPassageCount,
                     Xapian::sortable_serialise(static_cast<double>(passages)));
}

}  // namespace timbao::index
