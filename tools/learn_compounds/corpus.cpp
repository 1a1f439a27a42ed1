#include "learn_compounds/corpus.hpp"

#include <cstddef>
#include <stdexcept>
#include <string_view>
#include <variant>

#include "text/tables.hpp"
#include "text/word_gap.hpp"
#include "timbao/article/reader.hpp"
#include "timbao/input/source.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::learn {
namespace {

class Builder {
 public:
  Builder() { add(text::kSentenceEnd, false); }

  void add_article(const article::Article& article) {
    if (article.title.has_value()) add_text(*article.title);
    if (article.abstract.has_value()) add_text(*article.abstract);
    add_text(article.body);
    ++article_;
  }

  Corpus take() { return std::move(corpus_); }

 private:
  void add_text(std::string_view source) {
    text::tokenize(source, tokens_);
    const auto* const bytes = reinterpret_cast<const text::Byte*>(source.data());
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (i > 0 && !text::continues_word(source, tokens_, i)) add(text::kSentenceEnd, false);
      const text::Char first = text::char_at(bytes + tokens_[i].start, bytes + tokens_[i].end);
      add(tokens_[i].code, first.info.is_upper());
    }
    add(text::kSentenceEnd, false);
  }

  void add(text::TokenCode code, bool capital) {
    corpus_.codes.push_back(code);
    corpus_.capitals.push_back(capital ? 1 : 0);
    corpus_.articles.push_back(article_);
  }

  Corpus corpus_;
  text::Tokens tokens_;
  std::uint32_t article_ = 0;
};

void throw_issue(const Issue& issue) { throw std::runtime_error(issue.message()); }

}  // namespace

Corpus read_corpus(std::vector<std::string> paths) {
  input::Source source(std::move(paths));
  input::Batch batch;
  article::Reader reader;
  Builder builder;
  std::vector<article::Outcome> outcomes;
  while (source.next(batch)) {
    for (const Issue& issue : batch.issues()) throw_issue(issue);
    for (const input::Record& record : batch.records()) {
      outcomes.clear();
      reader.read(record, outcomes);
      for (const article::Outcome& outcome : outcomes) {
        // An article without text is not worth stopping for.
        const auto* const article = std::get_if<article::Article>(&outcome);
        if (article != nullptr) builder.add_article(*article);
      }
    }
  }
  return builder.take();
}

}  // namespace timbao::learn
