#include "timbao/text/abbreviations.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "timbao/base/tsv.hpp"
#include "timbao/text/syllables.hpp"
#include "timbao/text/tokenizer.hpp"

namespace timbao::embedded {
// NOLINTBEGIN(readability-identifier-naming): named after their files.
extern const std::string_view abbreviations_tsv;
extern const std::string_view variants_tsv;
// NOLINTEND(readability-identifier-naming)
}  // namespace timbao::embedded

namespace timbao::text {
namespace {

bool holds(const std::vector<TermSequence>& sequences, const TermSequence& terms) {
  return std::find(sequences.begin(), sequences.end(), terms) != sequences.end();
}

class SequenceReader {
 public:
  // The terms of every text in a field, in their order and without doubles.
  std::vector<TermSequence> sequences(std::string_view field) {
    return read(field, [this](std::string_view written) { put_terms(written); });
  }

  // The same, and each form without the signs that part it: "TN-MT" gives {tn, mt} and {tnmt}. The
  // parts are read one by one, so it does not matter how tokenize() takes the signs.
  std::vector<TermSequence> forms(std::string_view field, std::string_view signs) {
    return read(field, [this, signs](std::string_view written) { put_forms(written, signs); });
  }

 private:
  template <class Put>
  std::vector<TermSequence> read(std::string_view field, const Put& put) {
    sequences_.clear();
    for (const std::string_view written : split(field, ';')) put(written);
    return std::exchange(sequences_, {});
  }

  void put_terms(std::string_view written) {
    TermSequence terms;
    append_terms(written, terms);
    put(std::move(terms));
  }

  void put_forms(std::string_view written, std::string_view signs) {
    TermSequence parted;
    std::string joined;
    std::size_t start = 0;
    while (start < written.size()) {
      const std::size_t end = std::min(written.find_first_of(signs, start), written.size());
      append_terms(written.substr(start, end - start), parted);
      joined += written.substr(start, end - start);
      start = end + 1;
    }
    put(std::move(parted));
    // A spelling of several words is not written together as a whole.
    if (joined.find(' ') == joined.npos) put_terms(joined);
  }

  void append_terms(std::string_view written, TermSequence& terms) {
    tokenize(written, tokens_);
    for (const Token& token : tokens_.list) terms.emplace_back(tokens_.term(token));
  }

  void put(TermSequence terms) {
    if (!holds(sequences_, terms)) sequences_.push_back(std::move(terms));
  }

  Tokens tokens_;
  std::vector<TermSequence> sequences_;
};

// "Giáo dục và Đào tạo" is also "giáo dục - đào tạo" and "giáo dục & đào tạo", and its "GD-ĐT" also
// "GD và ĐT". "KT-XH" is not "KT và XH", nor "NQ/TW": their long forms have no "và".
void add_joiners(Abbreviation& row) {
  const std::string joiner = "và";
  const std::size_t written = row.long_forms.size();
  bool joined = false;
  for (std::size_t i = 0; i < written; ++i) {
    TermSequence bare = row.long_forms[i];
    if (std::erase(bare, joiner) == 0) continue;
    joined = true;
    if (!holds(row.long_forms, bare)) row.long_forms.push_back(std::move(bare));
  }
  if (!joined) return;
  for (std::size_t i = row.short_forms.size(); i-- > 0;) {
    TermSequence parted = row.short_forms[i];
    if (parted.size() < 2) continue;
    parted.insert(parted.end() - 1, joiner);
    row.short_forms.push_back(std::move(parted));
  }
}

// Shortens a part of a long form that has an abbreviation of its own: "Ủy ban Mặt trận Tổ quốc" is
// also "Ủy ban MTTQ". One part at a time, so that a row gets few.
class PartShortener {
 public:
  // Requires: `rows` outlives this, unchanged.
  explicit PartShortener(const std::vector<Abbreviation>& rows) {
    for (const Abbreviation& row : rows) {
      if (!row.context.empty()) continue;
      for (const TermSequence& part : row.long_forms) {
        parts_.emplace(part.front(), Part{&part, &row.short_forms});
      }
    }
  }

  // The ways of writing a row's long forms that it does not have yet.
  [[nodiscard]] std::vector<TermSequence> shortened(const Abbreviation& row) const {
    std::vector<TermSequence> made;
    for (const TermSequence& whole : row.long_forms) {
      for (auto at = whole.begin(); at != whole.end(); ++at) {
        const auto [begin, end] = parts_.equal_range(*at);
        for (auto found = begin; found != end; ++found) {
          replace(row, whole, static_cast<std::size_t>(at - whole.begin()), found->second, made);
        }
      }
    }
    return made;
  }

 private:
  struct Part {
    const TermSequence* terms;
    const std::vector<TermSequence>* short_forms;
  };

  static void replace(const Abbreviation& row, const TermSequence& whole, std::size_t start,
                      const Part& part, std::vector<TermSequence>& made) {
    const std::size_t size = part.terms->size();
    if (size >= whole.size() || size > whole.size() - start) return;
    const auto from = whole.begin() + static_cast<std::ptrdiff_t>(start);
    if (!std::equal(part.terms->begin(), part.terms->end(), from)) return;
    for (const TermSequence& brief : *part.short_forms) {
      if (brief.size() == 1 && is_exact(code_of(brief[0]))) continue;  // "AI" may be a word.
      TermSequence terms(whole.begin(), from);
      terms.insert(terms.end(), brief.begin(), brief.end());
      terms.insert(terms.end(), from + static_cast<std::ptrdiff_t>(size), whole.end());
      if (!holds(row.short_forms, terms) && !holds(row.long_forms, terms) && !holds(made, terms)) {
        made.push_back(std::move(terms));
      }
    }
  }

  std::unordered_multimap<std::string_view, Part> parts_;  // By their first term.
};

// By row. All are made before any is added, so that none is made of another.
std::vector<std::vector<TermSequence>> shortened_parts(const std::vector<Abbreviation>& rows) {
  const PartShortener shortener(rows);
  std::vector<std::vector<TermSequence>> made;
  made.reserve(rows.size());
  for (const Abbreviation& row : rows) made.push_back(shortener.shortened(row));
  return made;
}

std::vector<Abbreviation> abbreviations_of(std::string_view table) {
  std::vector<Abbreviation> all;
  SequenceReader reader;
  for (const auto& row : tsv_rows(table)) {
    Abbreviation& next = all.emplace_back();
    next.short_forms = reader.forms(row[0], " -&./");
    next.long_forms = reader.sequences(row[1]);
    if (!row[2].empty()) {
      const auto context = split(row[2], ' ');
      next.context.assign(context.begin(), context.end());
    }
    add_joiners(next);
  }
  std::vector<std::vector<TermSequence>> made = shortened_parts(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::move(made[i].begin(), made[i].end(), std::back_inserter(all[i].long_forms));
  }
  return all;
}

std::vector<SpellingGroup> groups_of(std::string_view table) {
  std::vector<SpellingGroup> all;
  SequenceReader reader;
  for (const auto& row : tsv_rows(table)) all.push_back(reader.forms(row[0], "-"));
  return all;
}

}  // namespace

std::span<const Abbreviation> abbreviations() {
  static const std::vector<Abbreviation> kAll = abbreviations_of(embedded::abbreviations_tsv);
  return kAll;
}

std::span<const SpellingGroup> spelling_groups() {
  static const std::vector<SpellingGroup> kAll = groups_of(embedded::variants_tsv);
  return kAll;
}

}  // namespace timbao::text
