// Lets a Xapian match ask the token column: a posting source of all articles that hold a pattern.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>

#include "search/pattern.hpp"

namespace timbao::search {

// To be used under AND with the pattern's words, which narrow the articles that it reads; it has no
// weight. A match where a hash decided is confirmed on the article's text. Copies share the
// pattern, which never changes.
class PatternSource : public Xapian::PostingSource {
 public:
  explicit PatternSource(std::shared_ptr<const Pattern> pattern) : pattern_(std::move(pattern)) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool check(Xapian::docid document, double min_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override { return document_; }
  PatternSource* clone() const override { return new PatternSource(pattern_); }
  void init(const Xapian::Database& database) override;
  std::string get_description() const override { return "PatternSource"; }

 private:
  void advance_to_match();
  [[nodiscard]] bool matches_here();
  [[nodiscard]] bool confirmed() const;

  std::shared_ptr<const Pattern> pattern_;
  Xapian::Database database_;
  Xapian::ValueIterator column_;
  bool started_ = false;
  Xapian::docid document_ = 0;
  Xapian::doccount documents_ = 0;
};

}  // namespace timbao::search
