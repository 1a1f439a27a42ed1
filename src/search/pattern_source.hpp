// Lets a Xapian match ask the token columns: a posting source of all articles that hold a pattern.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>

#include "search/pattern.hpp"
#include "timbao/index/reader.hpp"

namespace timbao::search {

// To be used under AND with the pattern's words, which narrow the articles that it looks at; it has
// no weight. A match where a hash decided is confirmed on the article's text, and so is an article
// without a stored column.
class PatternSource : public Xapian::PostingSource {
 public:
  // `reader` must outlive the query; copies share the pattern, which never changes.
  PatternSource(std::shared_ptr<const Pattern> pattern, const index::Reader& reader)
      : pattern_(std::move(pattern)), reader_(reader) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return documents_; }
  Xapian::doccount get_termfreq_max() const override { return documents_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool check(Xapian::docid document, double min_weight) override;
  bool at_end() const override { return ended_; }
  Xapian::docid get_docid() const override { return document_; }
  PatternSource* clone() const override { return new PatternSource(pattern_, reader_); }
  void init(const Xapian::Database& database) override;
  std::string get_description() const override { return "PatternSource"; }

 private:
  [[nodiscard]] bool matches_here() const;
  [[nodiscard]] bool confirmed() const;

  std::shared_ptr<const Pattern> pattern_;
  const index::Reader& reader_;
  const index::ColumnFile* columns_ = nullptr;
  Xapian::Database database_;  // One segment.
  Xapian::PostingIterator all_;
  Xapian::docid document_ = 0;
  Xapian::doccount documents_ = 0;
  bool found_ =
      false;  // The document matches: check() may have left the source at one that does not.
  bool ended_ = false;
};

}  // namespace timbao::search
