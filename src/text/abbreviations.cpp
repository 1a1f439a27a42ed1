#include "timbao/text/abbreviations.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "timbao/text/tokenizer.hpp"

namespace timbao::embedded {
// NOLINTBEGIN(readability-identifier-naming): named after their files.
extern const std::string_view abbreviations_tsv;
extern const std::string_view variants_tsv;
// NOLINTEND(readability-identifier-naming)
}  // namespace timbao::embedded

namespace timbao::text {
namespace {

// Cuts what stands before `separator` off the front of `rest`; all of it where there is none.
std::string_view take_field(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view field = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return field;
}

// Calls `take` with each line below the heading.
template <class Take>
void for_each_row(std::string_view table, const Take& take) {
  bool heading = true;
  while (!table.empty()) {
    const std::string_view line = take_field(table, '\n');
    if (line.empty() || line.front() == '#') continue;
    if (!heading) take(line);
    heading = false;
  }
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
    while (!field.empty()) put(take_field(field, ';'));
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
    if (std::find(sequences_.begin(), sequences_.end(), terms) == sequences_.end()) {
      sequences_.push_back(std::move(terms));
    }
  }

  Tokens tokens_;
  std::vector<TermSequence> sequences_;
};

std::vector<Abbreviation> abbreviations_of(std::string_view table) {
  std::vector<Abbreviation> all;
  SequenceReader reader;
  for_each_row(table, [&](std::string_view row) {
    Abbreviation& next = all.emplace_back();
    next.short_forms = reader.forms(take_field(row, '\t'), " -&./");
    next.long_forms = reader.sequences(take_field(row, '\t'));
    while (!row.empty()) next.context.emplace_back(take_field(row, ' '));
  });
  return all;
}

std::vector<SpellingGroup> groups_of(std::string_view table) {
  std::vector<SpellingGroup> all;
  SequenceReader reader;
  for_each_row(table, [&](std::string_view row) { all.push_back(reader.forms(row, "-")); });
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
